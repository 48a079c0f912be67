import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { lagoError, refusal } from './errors';
import type { LagoOperation, LagoResource } from './operation';
import { outputOf } from './output';
import { paginate } from './paginate';
import { prepareRequest, type LagoRequest } from './request';
import { isUnexecuted, send, type Outcome } from './send';
import { ENDED, Throttle } from './throttle';
import { valueOf } from './wire';

/** The node's setting of how many requests may be under way at once. */
export const maxParallelRequests: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 10,
	description: 'How many requests may be under way at the same time',
};

/** What the items of one run of the node share. */
interface Run {
	items: Set<number>;
	throttle: Throttle;
}

const runs = new WeakMap<object, Run>();

/**
 * n8n calls the result once per input item, for all items at once, with the request that it put
 * together from the operation's declarations. It is the only way of the node to Lago.
 */
export function createExecutor(resources: LagoResource[]) {
	return async function execute(
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const run = joinRun(this);
		const item = this.getItemIndex();
		try {
			// All items get here first, and all are checked before the first request leaves.
			await undefined;
			const request = prepareRequest(this, resources, options as IHttpRequestOptions);
			const records = await perform(this, request, run.throttle);
			const output = outputOf(this, request.operation, records);
			return output.map((json) => ({ json, pairedItem: { item } }));
		} catch (error) {
			if (error === ENDED) return [];
			const failure = error as NodeOperationError;
			if (run.items.size > 1) failure.message += ` [item ${item}]`;
			if (this.continueOnFail()) {
				// Exactly these two keys make n8n send the item to the error output.
				const json = { error: failure.message, message: failure.description ?? '' };
				return [{ json, pairedItem: { item } }];
			}
			run.throttle.end();
			throw failure;
		}
	};
}

/** The run that this item belongs to. An item that comes a second time starts another: Retry On Fail. */
function joinRun(context: IExecutePaginationFunctions): Run {
	const key = context.getExecuteData();
	const item = context.getItemIndex();
	let run = runs.get(key);
	if (!run || run.items.has(item)) {
		const { name, default: initial } = maxParallelRequests;
		const set = context.getNodeParameter(`requestOptions.${name}`, initial);
		const checks = { refuse: refusal(context.getNode()), timezone: context.getTimezone() };
		const limit = valueOf(maxParallelRequests, set, 'query', checks) ?? initial;
		const throttle = new Throttle(limit as number, context.getExecutionCancelSignal?.());
		run = { items: new Set(), throttle };
		runs.set(key, run);
	}
	run.items.add(item);
	return run;
}

/** Sends the request, for a list as often as it has pages, and returns Lago's objects. */
async function perform(
	context: IExecutePaginationFunctions,
	request: LagoRequest,
	throttle: Throttle,
): Promise<IDataObject[]> {
	const { operation, http, range } = request;

	const ask = async (qs: IDataObject): Promise<Answer> => {
		const outcome = await send(context, { ...http, qs }, throttle, request.repeatable);
		const answer = expectedAnswer(outcome, operation);
		if (answer) return answer;
		const inDoubt = http.method !== 'GET' && !isUnexecuted(outcome);
		throw lagoError(context.getNode(), outcome, { ...request, inDoubt });
	};

	const filters = http.qs as IDataObject;
	if (range) {
		return await paginate(async (page, perPage) => {
			const { records, meta } = await ask({ ...filters, page, per_page: perPage });
			return { records, next: meta.next_page ?? null };
		}, range);
	}
	const { records } = await ask(filters);
	return http.method === 'DELETE'
		? records.map((record) => ({ deleted: true, ...record }))
		: records;
}

interface Answer {
	records: IDataObject[];
	meta: { next_page?: number | null };
}

/** Lago's objects in an answer that is what the operation expects; undefined for any other outcome. */
function expectedAnswer(
	outcome: Outcome,
	{ envelope, paged = false }: LagoOperation,
): Answer | undefined {
	if (!outcome.answered || outcome.status < 200 || outcome.status > 299) return undefined;
	const body = outcome.body === '' ? {} : outcome.body;
	const content = envelope === undefined ? body : (body as IDataObject | null)?.[envelope];
	if (typeof content !== 'object' || content === null) return undefined;
	if (paged && !Array.isArray(content)) return undefined;
	const { meta } = body as Partial<Answer>;
	return { records: [content as IDataObject].flat(), meta: meta ?? {} };
}
