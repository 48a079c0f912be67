import type { INode } from 'n8n-workflow';
import type { Client } from '../lago/client';
import type { JsonObject } from '../lago/json';
import {
	getErrorCode,
	getNotFoundResource,
	parseObject,
	parsePage,
	parseRecords,
	type Page,
	type RequestResult,
} from '../lago/response';
import { assertSameObject } from '../model/identity';
import { invalid } from '../model/invalid';
import { buildSegments, getIdFields, type Write } from '../model/operation';
import type { Values } from '../model/validation';
import { ItemRequests } from './itemRequests';
import { paginate } from './paginate';
import { buildQueryParams, createLocalFilter, type PreparedCall } from './prepareCall';

/** How often a write starts over from its reads when another write at the same time makes Lago refuse it. */
const MAX_CONFLICT_ATTEMPTS = 3;

type CallOfKind<K extends PreparedCall['kind']> = Extract<PreparedCall, { kind: K }>;

export interface CallResult<T> {
	records: T[];
	/** What Lago did not do as it was asked, in sentences for the user. */
	hints: string[];
}

/**
 * Sends what an item asks for, with the reads that its safety needs.
 *
 * @param map what becomes of each of Lago's objects
 * @returns hints as well, which n8n shows beside the output
 * @throws NodeApiError in Lago's words for any other answer than the one expected; InvalidInput when what
 * Lago has forbids what the item asks for
 */
export async function executeCall<T>(
	call: PreparedCall,
	client: Client,
	node: INode,
	map: (record: JsonObject) => T,
): Promise<CallResult<T>> {
	const requests = new ItemRequests(call, client, node);
	switch (call.kind) {
		case 'get':
			return { records: [map(await executeGet(call, requests))], hints: [] };
		case 'list':
			return { records: await executeList(call, requests, map), hints: [] };
		case 'write':
			return await executeWrite(call, requests, map);
	}
}

async function executeGet(
	{ operation, values }: CallOfKind<'get'>,
	requests: ItemRequests,
): Promise<JsonObject> {
	const { path, envelope, identity, parentToVerify, check } = operation;
	const result = await requests.read(buildSegments(path, values), buildQueryParams(values));
	const record = parseObject(result, envelope);
	if (!record) {
		// Lago answers this where it has no such customer, but also where it does not know the path.
		const isUnclear = getErrorCode(result) === 'resource_not_found';
		if (parentToVerify && isUnclear) await requests.assertExists(parentToVerify);
		throw requests.createError(result);
	}
	assertSameObject(record, identity, getIdFields(path).at(-1), values);
	await check?.(record, values, requests);
	return record;
}

async function executeList<T>(
	{ operation, values, window }: CallOfKind<'list'>,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<T[]> {
	const { path, envelope, identity, parentToVerify } = operation;
	const segments = buildSegments(path, values);
	const readPage = async (pageParams: JsonObject): Promise<Page> => {
		const result = await requests.read(segments, { ...buildQueryParams(values), ...pageParams });
		const page = parsePage(result, envelope);
		if (!page) throw requests.createError(result);
		for (const record of page.records) assertFiltersApplied(record, values);
		return page;
	};
	const filter = createLocalFilter(values);
	const source = {
		getPage: async (page: number, perPage: number) => await readPage({ page, per_page: perPage }),
		getConcurrency: () => requests.client.availableConcurrency,
		getId: identity,
		filter,
		map,
	};
	const records = window
		? await paginate(source, window)
		: (await readPage({})).records.filter(filter).map(map);
	if (!records.length && parentToVerify) await requests.assertExists(parentToVerify);
	return records;
}

/** @throws InvalidInput when a record shows that the server ignored a filter */
function assertFiltersApplied(record: JsonObject, values: Values): void {
	for (const [{ property, place }, value] of values) {
		if (place.in !== 'query' || value === place.filterLocallyWhen) continue;
		if (place.verify?.(record, value) ?? true) continue;
		invalid(
			property.displayName,
			'is ignored by this Lago server, so the results are not the ones you asked for',
			'The server is probably older than the filter. Update it, or remove the filter and use a Filter node.',
		);
	}
}

/**
 * Client.send repeats one request where that is safe. This starts over instead, as what was read before
 * the write has changed.
 */
async function executeWrite<T>(
	{ operation, values, request: prepared }: CallOfKind<'write'>,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<CallResult<T>> {
	const { safeguard, isConflict, findUnappliedFields, onRepeatedDelete } = operation;
	for (let attempt = 1; ; attempt++) {
		await verifyTarget(operation, values, requests);
		const request = safeguard ? await safeguard(prepared, values, requests) : prepared;
		const isIdempotent = operation.isIdempotent(request.body ?? {});
		const result = await requests.send(request, { isIdempotent });
		if (attempt < MAX_CONFLICT_ATTEMPTS && isConflict(result)) continue;
		const objects =
			parseRecords(result, request.envelope) ?? parseAlreadyDeleted(operation, values, result);
		if (!objects) throw requests.createWriteError(result);
		return {
			records: objects
				.map((object) => request.result?.(object) ?? object)
				.map((record) => map(onRepeatedDelete ? { deleted: true, ...record } : record)),
			hints: objects.flatMap((object) => findUnappliedFields(values, object)),
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
