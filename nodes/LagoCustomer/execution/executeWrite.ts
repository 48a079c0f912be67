import { clock } from '../lago/clock';
import type { JsonObject } from '../lago/json';
import {
	getNotFoundResource,
	isStaleObject,
	parseRecords,
	type RequestResult,
} from '../lago/response';
import { assertSameObject } from '../model/identity';
import {
	getIdFields,
	type LagoReader,
	type ObjectAddress,
	type AfterWriteReader,
	type Write,
	type WriteRequest,
} from '../model/operation';
import type { Values } from '../model/validation';
import type { CallResult } from './executeCall';
import type { ItemRequests } from './itemRequests';
import type { CallOfKind } from './prepareCall';
import { verifyAnswer } from './verifyAnswer';
import { findOverwritten, withObject } from './verifyMerge';

/** How often a write starts over from its reads when another write at the same time makes Lago refuse it. */
const MAX_CONFLICT_ATTEMPTS = 3;

/** Attempts of a write that meets one of Lago's own jobs: over three seconds in all. */
const MAX_STALE_ATTEMPTS = 6;

/** How often a write is merged when others keep undoing it. */
const MAX_MERGES = 3;

/**
 * Whoever read before a write writes within about the time that read and write take: before a look, twice
 * that is waited, and so long at the most. Without it, two processes lost 23 of 480 keys.
 */
const MAX_LOOK_DELAY_MS = 2000;

/**
 * Client.send repeats one request where that is safe. This starts over instead, as what was read before
 * the write has changed.
 */
export async function executeWrite<T>(
	call: CallOfKind<'write'>,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<CallResult<T>> {
	const { operation, values } = call;
	const { onRepeatedDelete } = operation;
	let lago: LagoReader = requests;
	let lookDelay = 0;
	for (let merges = 1; ; merges++) {
		const begun = clock.now();
		const { request, result } = await sendUnlessRefused(call, requests, lago);
		// A merge with what the look has read takes less time, but others still take as long.
		lookDelay = Math.min(Math.max(lookDelay, 2 * (clock.now() - begun)), MAX_LOOK_DELAY_MS);
		const objects =
			parseRecords(result, request.envelope) ?? parseAlreadyDeleted(operation, values, result);
		if (!objects) throw requests.createWriteError(result);
		const readAfterWrite = createAfterWriteReader(requests, request, lookDelay);
		// First: another merge would take what this write took away for what there was.
		const hints = await verifyAnswer(operation, values, request, objects, requests, readAfterWrite);
		const { merge } = request;
		const overwritten =
			merge &&
			(await findOverwritten(
				merge.fields,
				objects[0],
				async () => await readAfterWrite(lookDelay),
			));
		if (overwritten) {
			if (merges === MAX_MERGES) throw requests.createOverwrittenError(overwritten.changes);
			lago = withObject(requests, merge.object, overwritten.current);
			continue;
		}
		return {
			records: objects
				.map((object) => request.result?.(object) ?? object)
				.map((record) => map(onRepeatedDelete ? { deleted: true, ...record } : record)),
			hints,
		};
	}
}

/**
 * Reads what was written, once for all who look at it.
 *
 * @param delay the least that is waited, in milliseconds
 */
function createAfterWriteReader(
	requests: ItemRequests,
	{ merge }: WriteRequest,
	delay: number,
): AfterWriteReader {
	const written = clock.now();
	let latest: { after: number; object: JsonObject | undefined } | undefined;
	return async (milliseconds) => {
		if (!merge || (latest && latest.after >= milliseconds)) return latest?.object;
		const after = Math.max(milliseconds, delay);
		const { segments, envelope } = merge.object;
		const object = await requests.client
			.pause(written + after - clock.now())
			.then(async () => await requests.find(segments, envelope))
			// When the run ends meanwhile, what Lago has answered still counts.
			.catch(async (error) =>
				error === requests.client.signal.reason ? undefined : await Promise.reject(error),
			);
		latest = { after, object };
		return object;
	};
}

/** @param known reads for the first attempt; later ones read anew */
async function sendUnlessRefused(
	{ operation, values, request: prepared }: CallOfKind<'write'>,
	requests: ItemRequests,
	known: LagoReader,
): Promise<{ request: WriteRequest; result: RequestResult }> {
	const { safeguard, isConflict } = operation;
	const atRisk = findAddressAtRisk(operation, prepared);
	let lago = known;
	let mayHaveExecutedEarlier = false;
	for (let conflicts = 1, stale = 1; ; lago = requests) {
		const reader = atRisk ? await verifyTarget(operation, values, atRisk, lago) : lago;
		const request = safeguard ? await safeguard(prepared, values, reader) : prepared;
		const isIdempotent = operation.isIdempotent(request.body ?? {});
		const result = await requests.send(request, { isIdempotent });
		mayHaveExecutedEarlier ||= result.mayHaveExecutedEarlier;
		if (isConflict(result) && conflicts++ < MAX_CONFLICT_ATTEMPTS) continue;
		if (isStaleObject(result) && stale++ < MAX_STALE_ATTEMPTS) {
			await requests.client.pause(getStaleDelayMs(stale - 1));
			continue;
		}
		return { request, result: { ...result, mayHaveExecutedEarlier } };
	}
}

/** A tenth of a second, doubled with each attempt, and a little at random so that writes spread. */
const getStaleDelayMs = (attempts: number) => 100 * 2 ** (attempts - 1) + Math.random() * 100;

/**
 * An address that may lead to another object: a proxy may decode %2E, and Rails then cuts the ID at the
 * dot. It cuts the last segment only: where that is a word, no ID is in danger.
 */
const findAddressAtRisk = (
	{ envelope, identity }: Write,
	{ segments }: WriteRequest,
): ObjectAddress | undefined =>
	identity && envelope !== null && segments.at(-1)?.includes('.')
		? { segments, envelope }
		: undefined;

/**
 * Reads the object first, and refuses if another one answers.
 *
 * @returns a reader for the same attempt, which has the object already
 */
async function verifyTarget(
	{ path, identity }: Write,
	values: Values,
	address: ObjectAddress,
	lago: LagoReader,
): Promise<LagoReader> {
	const object = await lago.get(address.segments, address.envelope);
	assertSameObject(object, identity, getIdFields(path).at(-1), values);
	return withObject(lago, address, object);
}

/** When a DELETE was sent again, Lago may have carried out the first one: then a 404 is a success. */
function parseAlreadyDeleted(
	{ path, identity, onRepeatedDelete }: Write,
	values: Values,
	result: RequestResult,
): JsonObject[] | undefined {
	const field = getIdFields(path).at(-1);
	if (onRepeatedDelete !== 'not found' || !identity || !field) return undefined;
	if (!result.mayHaveExecutedEarlier) return undefined;
	const isGone = getNotFoundResource(result) === field.place.lagoResource;
	return isGone ? [{ [identity]: values.get(field) ?? null }] : undefined;
}
