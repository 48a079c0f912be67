import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

/**
 * What a Remove Duplicates node keeps from one execution to the next; n8n has it in its database. No
 * example makes it forget a single value.
 */
class Seen implements Partial<IDataDeduplicator> {
	private readonly values = new Map<string, Set<unknown>>();

	async checkProcessedAndRecord(
		...[items, scope, context]: Parameters<IDataDeduplicator['checkProcessedAndRecord']>
	) {
		const seen = this.of(scope, context);
		const isNew = items.map((item) => !seen.has(item));
		items.forEach((item) => seen.add(item));
		return {
			new: items.filter((_, index) => isNew[index]),
			processed: items.filter((_, index) => !isNew[index]),
		};
	}

	async clearAllProcessedItems(
		...[scope, context]: Parameters<IDataDeduplicator['clearAllProcessedItems']>
	) {
		this.of(scope, context).clear();
	}

	async getProcessedDataCount(
		...[scope, context]: Parameters<IDataDeduplicator['getProcessedDataCount']>
	) {
		return this.of(scope, context).size;
	}

	private of(scope: string, { workflow, node }: ICheckProcessedContextData) {
		const owner = scope === 'node' ? `${workflow.id}/${node?.id}` : `${workflow.id}`;
		const seen = this.values.get(owner) ?? new Set();
		this.values.set(owner, seen);
		return seen;
	}
}

void DataDeduplicationService.init(new Seen() as unknown as IDataDeduplicator);
