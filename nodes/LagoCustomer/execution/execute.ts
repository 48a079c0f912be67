import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { createStoppedError, toItemError, type ItemError } from '../errors/itemError';
import { Client } from '../lago/client';
import { clock } from '../lago/clock';
import { collection, notSent } from '../model/field';
import { invalid } from '../model/invalid';
import type { Operation } from '../model/operation';
import { parseParameters, type ReadParameter } from '../model/validation';
import { resources } from '../resources';
import { executeCall } from './executeCall';
import { createOutputMapper } from './outputMapper';
import { createParameterReader } from './parameterReader';
import { prepareCall, type PreparedCall } from './prepareCall';
import { buildDependencies, runScheduled, type LockKey } from './writeScheduler';

const maxParallelRequests = notSent({
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 10,
	description: 'How many requests may run at the same time. Leave out to let the node decide.',
});

/** Five minutes, as n8n's own HTTP requests. */
const DEFAULT_TIMEOUT_MS = 300_000;

const timeout = notSent({
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: DEFAULT_TIMEOUT_MS,
	description: "How long to wait for Lago's answer, in milliseconds",
});

const settings = collection(
	{ displayName: 'Request Options', name: 'requestOptions', placeholder: 'Add Option' },
	[maxParallelRequests, timeout],
);

/** The node's settings for how it sends requests. */
export const requestOptions: INodeProperties = { ...settings.property, isNodeSetting: true };

/** How long the validation of items may keep n8n's event loop from everything else, in milliseconds. */
const MAX_BLOCKING_MS = 20;

/**
 * Runs the node for all its input items; the results are in the order of the items.
 *
 * n8n could run declared requests by itself. But it evaluates every expression twice, blocks its event
 * loop until it has done so for all items, sends all requests at once, and stops in the middle when an
 * expression fails.
 *
 * @throws NodeOperationError or NodeApiError of the first item that failed, unless On Error is to continue
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const results: INodeExecutionData[][] = [];
	const failures = new Map<number, ItemError>();
	const stop = new AbortController();
	const fail = (item: number, thrown: unknown) => {
		const error = toItemError(node, thrown, item);
		if (context.continueOnFail()) {
			// Exactly these two keys, and none of them empty, make n8n send the item to the error output.
			const json = { error: error.message, message: error.description || error.message };
			results[item] = [{ json, pairedItem: { item } }];
		} else {
			failures.set(item, error);
			stop.abort(error);
		}
	};

	const calls = await prepareCalls(context, stop.signal, fail);
	const count = context.getInputData().length;
	if (failures.size) throw createStoppedError(node, failures, results, count);

	const client = await openClient(context, stop.signal);
	const hints = new Map<string, number>();
	const lockKeys = Array.from({ length: count }, (_, item) => getLockKey(calls.get(item)));
	try {
		// Start no more items than can have a request in flight, so that after a failure nothing queued is
		// sent.
		await runScheduled(buildDependencies(lockKeys), client.maxConcurrency, async (item) => {
			const call = calls.get(item);
			if (!call || stop.signal.aborted) return;
			// Frees the memory of what is done.
			calls.delete(item);
			const toOutput = createOutputMapper(call.operation, call.values);
			try {
				const result = await executeCall(call, client, node, (record) => ({
					json: toOutput(record),
					pairedItem: { item },
				}));
				results[item] = result.records;
				for (const hint of result.hints) hints.set(hint, (hints.get(hint) ?? 0) + 1);
			} catch (error) {
				if (!client.signal.aborted || error !== client.signal.reason) fail(item, error);
			}
		});
	} finally {
		client.close();
	}
	if (failures.size) throw createStoppedError(node, failures, results, count);
	addHints(context, hints);
	return results.flat();
}

/** What each item asks of Lago. All items are validated before the first request leaves. */
async function prepareCalls(
	context: IExecuteFunctions,
	signal: AbortSignal,
	fail: (item: number, error: unknown) => void,
): Promise<Map<number, PreparedCall>> {
	const calls = new Map<number, PreparedCall>();
	const readParameter = createParameterReader(context);
	const timezone = context.getTimezone();
	let blockedSince = clock.now();
	for (const item of context.getInputData().keys()) {
		try {
			calls.set(item, prepareItem(readParameter(item), timezone));
		} catch (error) {
			fail(item, error);
			if (signal.aborted) break;
		}
		if (clock.now() - blockedSince > MAX_BLOCKING_MS) {
			await clock.sleep(0);
			blockedSince = clock.now();
		}
	}
	return calls;
}

/** @throws InvalidInput that names the field, as the editor does, and what is wrong with it */
function prepareItem(read: ReadParameter, timezone: string): PreparedCall {
	const operation = findOperation(read);
	return prepareCall(operation, parseParameters(operation.fields, read, timezone));
}

function findOperation(read: ReadParameter): Operation {
	const [resource, operation] = [read('resource'), read('operation')];
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
	const problem = `cannot be '${String(operation)}' when 'Resource' is '${String(resource)}'`;
	return found ?? invalid('Operation', problem, 'Choose both from the lists.');
}

/** Identifies the object that an item writes to; undefined for reads. */
function getLockKey(call: PreparedCall | undefined): LockKey | undefined {
	if (call?.kind !== 'write') return undefined;
	const { operation, values } = call;
	const [customer, ...parts] = operation.getLockFields(values);
	const part = parts.map((field) => `${field.property.name} ${String(values.get(field))}`);
	const id = String(values.get(customer));
	return part.length ? [id, part.join()] : [id];
}

async function openClient(context: IExecuteFunctions, stop: AbortSignal): Promise<Client> {
	const read = () => context.getNodeParameter(settings.property.name, 0, {});
	const values = parseParameters([settings], read, context.getTimezone());
	const getNumber = (field: typeof timeout) => {
		const value = values.get(field);
		return typeof value === 'number' ? value : undefined;
	};
	const cancelled = context.getExecutionCancelSignal();
	return await Client.open(context, {
		signal: AbortSignal.any([stop, ...(cancelled ? [cancelled] : [])]),
		maxInFlight: getNumber(maxParallelRequests),
		timeout: getNumber(timeout) ?? DEFAULT_TIMEOUT_MS,
	});
}

/** n8n keeps hints with the execution, so that they are found when nobody watched. */
function addHints(context: IExecuteFunctions, hints: ReadonlyMap<string, number>): void {
	for (const [hint, count] of hints) {
		const message = count > 1 ? `${hint} (${count} items)` : hint;
		// Older n8n has no execution hints.
		context.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
}
