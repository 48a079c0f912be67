import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { refusal } from './errors';
import type { LagoResource } from './resource';
import { perform } from './perform';
import { prepareRequest } from './request';
import { ENDED, Throttle } from './throttle';
import { valueOf } from './values';

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
			return records
				.map((record) => request.present(record))
				.map((json) => ({ json, pairedItem: { item } }));
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
			// n8n hands an AI agent no more of an error than its message.
			if (this.getNode().type.endsWith('Tool') && failure.description) {
				failure.message += `\n\n${failure.description}`;
			}
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
