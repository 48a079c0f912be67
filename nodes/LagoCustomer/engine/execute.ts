import {
	sleep,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type NodeOperationError,
} from 'n8n-workflow';
import { refusal } from './errors';
import { parameterReader } from './parameters';
import { perform, type Run } from './perform';
import { prepareRequest, type LagoRequest } from './request';
import type { LagoResource } from './resource';
import { connect } from './send';
import { ENDED, Throttle } from './throttle';
import { valueOf, type Checks } from './values';

const maxParallelRequests: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 10,
	description: 'How many requests may be under way at the same time',
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 300_000,
	description: 'How many milliseconds to wait for an answer of Lago',
};

/** The node's settings for how it sends requests. */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add Option',
	default: {},
	options: [maxParallelRequests, timeout],
};

/** How long the check of the items may keep n8n from everything else, in milliseconds. */
const LONGEST_BLOCK = 20;

/**
 * Runs the node for all its input items; the results are in the order of the items.
 *
 * n8n could run the operations by itself, as each declares its request and where its fields go. But it
 * evaluates every expression twice, holds up everything else until it has done so for all items, sends
 * all requests at once, and stops in the middle when an expression fails.
 *
 * @throws NodeOperationError or NodeApiError of the first item that failed, unless the node goes on
 */
export async function execute(
	context: IExecuteFunctions,
	resources: LagoResource[],
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const checks: Checks = { refuse: refusal(node), timezone: context.getTimezone() };
	const setting = (field: INodeProperties) => {
		const value = context.getNodeParameter(`${requestOptions.name}.${field.name}`, 0, '');
		return (valueOf(field, value, 'query', checks) ?? field.default) as number;
	};
	const throttle = new Throttle(setting(maxParallelRequests), context.getExecutionCancelSignal());
	const connection = await connect(context, throttle, setting(timeout));
	const run: Run = { node, connection, refuse: checks.refuse };

	const count = context.getInputData().length;
	const results: INodeExecutionData[][] = [];
	const failures: NodeOperationError[] = [];
	const fail = (item: number, error: NodeOperationError) => {
		if (count > 1) error.message += ` [item ${item}]`;
		Object.assign((error.context ??= {}), { itemIndex: item });
		if (context.continueOnFail()) {
			// Exactly these two keys make n8n send the item to the error output.
			const json = { error: error.message, message: error.description ?? '' };
			results[item] = [{ json, pairedItem: { item } }];
		} else {
			failures[item] = error;
			throttle.end();
		}
	};

	// All items are checked before the first request leaves.
	const reader = parameterReader(context);
	const requests = new Map<number, LagoRequest>();
	let since = Date.now();
	for (let item = 0; item < count && !throttle.ended; item++) {
		try {
			requests.set(item, prepareRequest(reader(item), resources, checks));
		} catch (error) {
			fail(item, error as NodeOperationError);
		}
		if (Date.now() - since > LONGEST_BLOCK) {
			await sleep(0);
			since = Date.now();
		}
	}

	const left = requests.entries();
	const work = async () => {
		for (const [item, request] of left) {
			try {
				results[item] = await perform(run, request, (record) => ({
					json: request.present(record),
					pairedItem: { item },
				}));
			} catch (error) {
				if (error === ENDED) return;
				fail(item, error as NodeOperationError);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(throttle.limit, requests.size) }, work));

	const failure = failures.find(Boolean);
	if (!failure) return results.flat();
	// n8n hands an AI agent no more of an error than its message.
	if (node.type.endsWith('Tool') && failure.description) {
		failure.message += `\n\n${failure.description}`;
	}
	throw failure;
}
