import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ItemError } from '../errors/itemError';
import type { CallResult } from './executeCall';

/** What became of an item's write, so that a later try need not send it again. */
export type Settled = { result: CallResult<INodeExecutionData> } | { error: ItemError };

/** The settled writes of one run of the node, in all its tries. */
export interface EarlierTries {
	/** What an earlier try settled about an item. */
	get(item: number): Settled | undefined;
	settle(item: number, settled: Settled): void;
}

/** By the input items. n8n makes new ones for each run of a node, and frees them after it. */
const settledByItem = new WeakMap<INodeExecutionData, { run: string; get: () => Settled }>();

const NONE: EarlierTries = { get: () => undefined, settle: () => undefined };

/**
 * n8n's Retry On Fail runs the node again for all its items, with the same objects for its input.
 *
 * Where an agent runs its tools by itself, several calls may have the same input, and so nothing is known
 * of earlier tries. Where n8n runs them for it, each call is an item of its own, with an ID.
 */
export function openEarlierTries(context: IExecuteFunctions): EarlierTries {
	const { name, type, retryOnFail } = context.getNode();
	const items = context.getInputData();
	const isKnown =
		!type.endsWith('Tool') || items.every(({ json }) => json.toolCallId !== undefined);
	if (retryOnFail !== true || !isKnown) return NONE;
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const run = JSON.stringify([context.getExecutionId(), name, $runIndex]);
	return {
		get(index) {
			const item = items[index];
			const known = item && settledByItem.get(item);
			return known?.run === run ? known.get() : undefined;
		},
		settle(index, settled) {
			const item = items[index];
			if (item) settledByItem.set(item, { run, get: remember(settled) });
		},
	};
}

/** The end of a run adds to its error what the run has done, which is not true of a later one. */
function remember(settled: Settled): () => Settled {
	if ('result' in settled) return () => settled;
	const { message, description } = settled.error;
	return () => ({ error: Object.assign(settled.error, { message, description }) });
}
