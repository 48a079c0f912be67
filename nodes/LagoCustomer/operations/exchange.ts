import type { INode, NodeApiError } from 'n8n-workflow';
import type { Client, Request } from '../lago/client';
import type { JsonObject } from '../lago/json';
import { isUnexecuted, missingThing, objectIn, pageIn, type Outcome } from '../lago/outcome';
import { lagoError } from '../output/errors';
import { segmentsOf, type LagoObject, type Reader } from './operation';
import type { Call } from './request';

/** All requests that one item makes. */
export class Exchange implements Reader {
	private begun = false;

	constructor(
		private readonly call: Call,
		readonly client: Client,
		private readonly node: INode,
	) {}

	/** @param repeatable whether Lago may carry the request out twice */
	async send(request: Request, repeatable: boolean): Promise<Outcome> {
		const continues = this.begun;
		this.begun = true;
		return await this.client.send(request, repeatable, continues);
	}

	async read(segments: readonly string[], query: JsonObject = {}): Promise<Outcome> {
		return await this.send({ method: 'GET', segments, query }, true);
	}

	async find(segments: readonly string[], envelope: string): Promise<JsonObject | undefined> {
		const outcome = await this.read(segments);
		const object = objectIn(outcome, envelope);
		// Only these words mean that there is none: whoever takes anything else for it overwrites.
		if (!object && missingThing(outcome) !== envelope) throw this.error(outcome);
		return object;
	}

	async get(segments: readonly string[], envelope: string): Promise<JsonObject> {
		const outcome = await this.read(segments);
		const object = objectIn(outcome, envelope);
		if (!object) throw this.error(outcome);
		return object;
	}

	async list(segments: readonly string[], envelope: string): Promise<JsonObject[]> {
		const outcome = await this.read(segments, { per_page: 100 });
		const page = pageIn(outcome, envelope);
		if (!page) throw this.error(outcome);
		return page.records;
	}

	/** @throws NodeApiError where Lago says that it does not have the object; the key may not read it */
	async mustExist({ path, envelope }: LagoObject): Promise<void> {
		const outcome = await this.read(segmentsOf(path, this.call.asked.values));
		const isForbidden = outcome.answered && outcome.status === 403;
		if (!objectIn(outcome, envelope) && !isForbidden) throw this.error(outcome);
	}

	/** @param writes whether the request was to change something, so that it may have done so */
	error(outcome: Outcome, writes = false): NodeApiError {
		const { operation, asked } = this.call;
		const inDoubt = writes && (outcome.repeated || !isUnexecuted(outcome));
		return lagoError(this.node, outcome, {
			fields: operation.fields,
			values: asked.values,
			inDoubt,
			advice: operation.advice,
		});
	}
}
