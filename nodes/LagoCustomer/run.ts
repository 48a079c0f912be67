import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Checks } from './fields/checks';
import { collection, inNode } from './fields/field';
import { parameterReader } from './fields/parameters';
import { readValues, type ReadParameter } from './fields/values';
import { Client } from './lago/client';
import { clock } from './lago/clock';
import { resources } from './operations';
import { answer } from './operations/answers';
import type { Operation } from './operations/operation';
import { presentation } from './operations/presentation';
import { callOf, type Call } from './operations/request';
import { inTurn, orderOf, type Key } from './order';
import { failureOf, refusal, stopped, type Failure } from './output/errors';

const maxParallelRequests = inNode({
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 10,
	description:
		'The most requests in flight at the same time. Without it, the node finds out how many are of use.',
});

/** Five minutes, as n8n itself waits; in milliseconds. */
const TIMEOUT = 300_000;

const timeout = inNode({
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: TIMEOUT,
	description: 'How many milliseconds to wait for an answer of Lago',
});

const settings = collection(
	{ displayName: 'Request Options', name: 'requestOptions', placeholder: 'Add Option' },
	[maxParallelRequests, timeout],
);

/** The node's settings for how it sends requests. */
export const requestOptions: INodeProperties = { ...settings.property, isNodeSetting: true };

/** How long the check of the items may keep n8n from everything else, in milliseconds. */
const LONGEST_BLOCK = 20;

/**
 * Runs the node for all its input items; the results are in the order of the items.
 *
 * n8n could run declared requests by itself. But it evaluates every expression twice, holds up everything
 * else until it has done so for all items, sends all requests at once, and stops in the middle when an
 * expression fails.
 *
 * @throws NodeOperationError or NodeApiError of the first item that failed, unless the node goes on
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const checks: Checks = { refuse: refusal(node), timezone: context.getTimezone() };
	const results: INodeExecutionData[][] = [];
	const failures = new Map<number, Failure>();
	const ending = new AbortController();
	const fail = (item: number, thrown: unknown) => {
		const error = failureOf(node, thrown, item);
		if (context.continueOnFail()) {
			// Exactly these two keys, and none of them empty, make n8n send the item to the error output.
			const json = { error: error.message, message: error.description || error.message };
			results[item] = [{ json, pairedItem: { item } }];
		} else {
			failures.set(item, error);
			ending.abort(error);
		}
	};

	const calls = await checkedCalls(context, checks, ending.signal, fail);
	const count = context.getInputData().length;
	if (failures.size) throw stopped(node, failures, results, count);

	const client = await openClient(context, checks, ending.signal);
	const notes = new Map<string, number>();
	const order = orderOf(Array.from({ length: count }, (_, item) => keyOf(calls.get(item))));
	try {
		// Start no more items than can have a request in flight, so that nothing is queued when one fails.
		await inTurn(order, client.limiter.maxConcurrency, async (item) => {
			const call = calls.get(item);
			if (!call || ending.signal.aborted) return;
			// What is done is not held on to.
			calls.delete(item);
			const present = presentation(call.operation, call.asked.values);
			try {
				const { records, notes: said } = await answer(call, client, node, (record) => ({
					json: present(record),
					pairedItem: { item },
				}));
				results[item] = records;
				for (const note of said) notes.set(note, (notes.get(note) ?? 0) + 1);
			} catch (error) {
				if (!client.signal.aborted || error !== client.signal.reason) fail(item, error);
			}
		});
	} finally {
		client.close();
	}
	if (failures.size) throw stopped(node, failures, results, count);
	tell(context, notes);
	return results.flat();
}

/** What the items ask of Lago. All of them are checked before the first request leaves. */
async function checkedCalls(
	context: IExecuteFunctions,
	checks: Checks,
	signal: AbortSignal,
	fail: (item: number, error: unknown) => void,
): Promise<Map<number, Call>> {
	const calls = new Map<number, Call>();
	const reader = parameterReader(context);
	let since = clock.now();
	for (const item of context.getInputData().keys()) {
		try {
			calls.set(item, checkedCall(reader(item), checks));
		} catch (error) {
			fail(item, error);
			if (signal.aborted) break;
		}
		if (clock.now() - since > LONGEST_BLOCK) {
			await clock.sleep(0);
			since = clock.now();
		}
	}
	return calls;
}

/** @throws NodeOperationError that names the field, as the editor does, and what is wrong with it */
function checkedCall(read: ReadParameter, checks: Checks): Call {
	const operation = operationOf(read, checks);
	const values = readValues(operation.fields, read, checks);
	return callOf(operation, { values, refuse: checks.refuse });
}

function operationOf(read: ReadParameter, { refuse }: Checks): Operation {
	const [resource, operation] = [read('resource'), read('operation')];
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
	return (
		found ??
		refuse(
			'Operation',
			`cannot be '${String(operation)}' when 'Resource' is '${String(resource)}'`,
			'Choose both from the lists.',
		)
	);
}

/** What an item writes to, by Lago's IDs of it. */
function keyOf(call: Call | undefined): Key | undefined {
	if (call?.kind !== 'write') return undefined;
	const { values } = call.asked;
	const [customer, ...parts] = call.operation.changes(values);
	const part = parts.map((field) => `${field.property.name} ${String(values.get(field))}`);
	const id = String(values.get(customer));
	return part.length ? [id, part.join()] : [id];
}

async function openClient(
	context: IExecuteFunctions,
	checks: Checks,
	ending: AbortSignal,
): Promise<Client> {
	const read = () => context.getNodeParameter(settings.property.name, 0, {});
	const values = readValues([settings], read, checks);
	const numberOf = (field: typeof timeout) => {
		const value = values.get(field);
		return typeof value === 'number' ? value : undefined;
	};
	const cancelled = context.getExecutionCancelSignal();
	return await Client.open(context, {
		signal: AbortSignal.any([ending, ...(cancelled ? [cancelled] : [])]),
		maxInFlight: numberOf(maxParallelRequests),
		timeout: numberOf(timeout) ?? TIMEOUT,
	});
}

/** n8n keeps hints with the execution, so that they are found when nobody watched. */
function tell(context: IExecuteFunctions, notes: ReadonlyMap<string, number>): void {
	for (const [note, count] of notes) {
		const message = count > 1 ? `${note} (${count} items)` : note;
		// Older n8n has no such hints.
		context.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
}
