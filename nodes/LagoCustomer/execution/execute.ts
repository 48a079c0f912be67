import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { createStoppedError, toItemError, toRunError, type ItemError } from '../errors/itemError';
import { Client } from '../lago/client';
import { clock } from '../lago/clock';
import { objectLocks, type LockKey } from '../lago/objectLocks';
import { collection, notSent } from '../model/field';
import { invalid } from '../model/invalid';
import { getOperationForVersion, type Operation } from '../model/operation';
import { parseParameters, type ReadParameter, type Values } from '../model/validation';
import { resources } from '../resources';
import { openEarlierTries } from './earlierTries';
import { executeCall, type CallResult } from './executeCall';
import { ItemRequests } from './itemRequests';
import { createOutputMapper } from './outputMapper';
import { createParameterReader } from './parameterReader';
import { prepareCall, type PreparedCall } from './prepareCall';
import { buildDependencies, runScheduled } from './writeScheduler';

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

/** An hour. Timers of Node.js take a value of 25 days for a millisecond. */
const MAX_TIMEOUT_MS = 3_600_000;

const timeout = notSent({
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_TIMEOUT_MS, numberPrecision: 0 },
	default: DEFAULT_TIMEOUT_MS,
	description: 'How long a request may take until its answer is complete, in milliseconds',
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
	const results: INodeExecutionData[][] = [];
	try {
		await executeItems(context, results);
	} catch (thrown) {
		const error = toRunError(context.getNode(), thrown);
		if (!context.continueOnFail()) throw error;
		// When a node throws, n8n hands its input on, on the success output too.
		for (const item of context.getInputData().keys()) results[item] ??= [toErrorItem(error, item)];
	}
	return results.flat();
}

/** @param results gets what becomes of each item */
async function executeItems(
	context: IExecuteFunctions,
	results: INodeExecutionData[][],
): Promise<void> {
	const node = context.getNode();
	const failures = new Map<number, ItemError>();
	const hints = new Map<string, number>();
	const stop = new AbortController();
	const fail = (item: number, thrown: unknown) => {
		const error = toItemError(node, thrown, item);
		if (context.continueOnFail()) results[item] = [toErrorItem(error, item)];
		else {
			failures.set(item, error);
			stop.abort(error);
		}
		return error;
	};
	const succeed = (item: number, result: CallResult<INodeExecutionData>) => {
		results[item] = result.records;
		for (const hint of result.hints) hints.set(hint, (hints.get(hint) ?? 0) + 1);
	};

	const tries = openEarlierTries(context);
	const count = context.getInputData().length;
	for (let item = 0; item < count; item++) {
		const settled = tries.get(item);
		if (settled && 'result' in settled) succeed(item, settled.result);
		else if (settled) fail(item, settled.error);
	}
	if (failures.size) throw createStoppedError(node, failures, results, count);

	const isOpen = (item: number) => !results[item];
	const calls = await prepareCalls(context, isOpen, stop.signal, fail);
	if (failures.size) throw createStoppedError(node, failures, results, count);

	const client = await openClient(context, stop.signal);
	const { account, signal } = client;
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
			const requests = new ItemRequests(call, client, node);
			const work = async () =>
				await executeCall(call, requests, (record) => ({
					json: toOutput(record),
					pairedItem: { item },
				}));
			const lockKey = lockKeys[item];
			try {
				const result = await (lockKey ? objectLocks.run(account, lockKey, signal, work) : work());
				succeed(item, result);
				if (call.kind === 'write') tries.settle(item, { result });
			} catch (thrown) {
				if (signal.aborted && thrown === signal.reason) return;
				const error = fail(item, thrown);
				if (!requests.mayRepeat) tries.settle(item, { error });
			}
		});
	} finally {
		client.close();
	}
	if (failures.size) throw createStoppedError(node, failures, results, count);
	addHints(context, hints);
}

/** Exactly these two keys, and none of them empty, make n8n send the item to the error output. */
const toErrorItem = (error: ItemError, item: number): INodeExecutionData => ({
	json: { error: error.message, message: error.description || error.message },
	pairedItem: { item },
});

/**
 * What each item asks of Lago. All items are validated before the first request leaves.
 *
 * @param isOpen whether an item has no result yet
 */
async function prepareCalls(
	context: IExecuteFunctions,
	isOpen: (item: number) => boolean,
	signal: AbortSignal,
	fail: (item: number, error: unknown) => void,
): Promise<Map<number, PreparedCall>> {
	const calls = new Map<number, PreparedCall>();
	const readParameter = createParameterReader(context);
	const timezone = context.getTimezone();
	const { parameters: written, typeVersion } = context.getNode();
	let blockedSince = clock.now();
	for (const item of context.getInputData().keys()) {
		if (!isOpen(item)) continue;
		try {
			calls.set(item, prepareItem(typeVersion, readParameter(item), timezone, written));
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
function prepareItem(
	version: number,
	read: ReadParameter,
	timezone: string,
	written: INodeParameters,
): PreparedCall {
	const operation = getOperationForVersion(version, findOperation(read));
	return prepareCall(operation, parseParameters(operation.fields, read, timezone, written));
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

/** @throws NodeOperationError that names the setting */
function readSettings(context: IExecuteFunctions): Values {
	try {
		return parseParameters([settings], createParameterReader(context)(0), context.getTimezone());
	} catch (error) {
		throw toItemError(context.getNode(), error, 0);
	}
}

async function openClient(context: IExecuteFunctions, stop: AbortSignal): Promise<Client> {
	const values = readSettings(context);
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

/** How many hints a run leaves, and of how many characters: they are stored with it. */
const MAX_HINTS = 20;
const MAX_HINT_LENGTH = 1000;

/** n8n keeps hints with the execution, so that they are found when nobody watched. */
function addHints(context: IExecuteFunctions, hints: ReadonlyMap<string, number>): void {
	const messages = [...hints].slice(0, MAX_HINTS).map(([hint, count]) => {
		const short = hint.length > MAX_HINT_LENGTH ? `${hint.slice(0, MAX_HINT_LENGTH)}…` : hint;
		return count > 1 ? `${short} (${count} items)` : short;
	});
	if (hints.size > MAX_HINTS) messages.push(`${hints.size - MAX_HINTS} more hints are left out.`);
	for (const message of messages) {
		// Older n8n has no execution hints.
		context.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
}
