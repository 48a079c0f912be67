import type { JsonObject } from '../lago/json';
import { getErrorCode, parseObject, parsePage, type Page } from '../lago/response';
import { assertSameCustomer, assertSameObject } from '../model/identity';
import { invalid } from '../model/invalid';
import { buildSegments, getIdFields } from '../model/operation';
import type { Values } from '../model/validation';
import type { ItemRequests } from './itemRequests';
import { paginate } from './paginate';
import { buildQueryParams, createLocalFilter, type CallOfKind } from './prepareCall';

/** The object that an item reads. @throws NodeApiError in Lago's words where there is none */
export async function executeGet(
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
	assertSameCustomer(record, path, values);
	await check?.(record, values, requests);
	return record;
}

/** What `map` makes of the records that an item lists. @throws NodeApiError in Lago's words */
export async function executeList<T>(
	{ operation, values, window }: CallOfKind<'list'>,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<T[]> {
	const { path, envelope, identity, isTotalCached, parentToVerify, checkEmpty } = operation;
	const segments = buildSegments(path, values);
	let isEmpty = true;
	const readPage = async (pageParams: JsonObject): Promise<Page> => {
		const result = await requests.read(segments, { ...buildQueryParams(values), ...pageParams });
		const page = parsePage(result, envelope);
		if (!page) throw requests.createError(result);
		isEmpty &&= !(page.totalCount ?? page.records.length);
		for (const record of page.records) {
			assertSameCustomer(record, path, values);
			assertFiltersApplied(record, values);
		}
		return page;
	};
	const filter = createLocalFilter(values);
	const source = {
		getPage: async (page: number, perPage: number) => await readPage({ page, per_page: perPage }),
		getConcurrency: () => requests.client.availableConcurrency,
		isTotalCached,
		getId: identity,
		filter,
		map,
	};
	const records = window
		? await paginate(source, window)
		: (await readPage({})).records.filter(filter).map(map);
	if (!records.length && parentToVerify) await requests.assertExists(parentToVerify);
	if (isEmpty) await checkEmpty?.(values, requests);
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
