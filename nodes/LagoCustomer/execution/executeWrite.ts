import type { JsonObject } from '../lago/json';
import { getNotFoundResource, parseRecords, type RequestResult } from '../lago/response';
import { assertSameObject } from '../model/identity';
import { buildSegments, getIdFields, type Write } from '../model/operation';
import type { Values } from '../model/validation';
import type { CallResult } from './executeCall';
import type { ItemRequests } from './itemRequests';
import type { CallOfKind } from './prepareCall';
import { verifyAnswer } from './verifyAnswer';

/** How often a write starts over from its reads when another write at the same time makes Lago refuse it. */
const MAX_CONFLICT_ATTEMPTS = 3;

/**
 * Client.send repeats one request where that is safe. This starts over instead, as what was read before
 * the write has changed.
 */
export async function executeWrite<T>(
	{ operation, values, request: prepared }: CallOfKind<'write'>,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<CallResult<T>> {
	const { safeguard, isConflict, onRepeatedDelete } = operation;
	for (let attempt = 1; ; attempt++) {
		await verifyTarget(operation, values, requests);
		const request = safeguard ? await safeguard(prepared, values, requests) : prepared;
		const isIdempotent = operation.isIdempotent(request.body ?? {});
		const result = await requests.send(request, { isIdempotent });
		if (attempt < MAX_CONFLICT_ATTEMPTS && isConflict(result)) continue;
		const objects =
			parseRecords(result, request.envelope) ?? parseAlreadyDeleted(operation, values, result);
		if (!objects) throw requests.createWriteError(result);
		const hints = await verifyAnswer(operation, values, request, objects, requests);
		return {
			records: objects
				.map((object) => request.result?.(object) ?? object)
				.map((record) => map(onRepeatedDelete ? { deleted: true, ...record } : record)),
			hints,
		};
	}
}

/**
 * A proxy may decode %2E, and Rails then cuts the ID at the dot. So read first, and refuse if another
 * object answers. Rails cuts the last segment only: where that is a word, no ID is in danger.
 */
async function verifyTarget(
	{ path, envelope, identity }: Write,
	values: Values,
	requests: ItemRequests,
): Promise<void> {
	const segments = buildSegments(path, values);
	if (!identity || envelope === null || !segments.at(-1)?.includes('.')) return;
	const object = await requests.get(segments, envelope);
	assertSameObject(object, identity, getIdFields(path).at(-1), values);
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
