import type { INode } from 'n8n-workflow';
import type { Client } from '../lago/client';
import type { JsonObject } from '../lago/json';
import {
	codeOf,
	missingThing,
	objectIn,
	pageIn,
	recordsIn,
	type Outcome,
	type Page,
} from '../lago/outcome';
import { paginate } from '../lago/paginate';
import { Exchange } from './exchange';
import { idsIn, segmentsOf, type Asked, type Write } from './operation';
import { filtersOf, isKept, refuseOther, type Call } from './request';

/** How often a write begins that is refused because of another one at the same time. */
const RACES = 3;

type CallOf<K extends Call['kind']> = Extract<Call, { kind: K }>;

/** What came of an item. */
export interface Answer<T> {
	records: T[];
	/** What Lago did otherwise than it was asked, in words for the user. */
	notes: string[];
}

/**
 * Sends what an item asks for, with the requests that its safety needs.
 *
 * @param present what becomes of each of Lago's objects
 * @throws NodeApiError in Lago's words for any other answer than the one expected
 */
export async function answer<T>(
	call: Call,
	client: Client,
	node: INode,
	present: (record: JsonObject) => T,
): Promise<Answer<T>> {
	const exchange = new Exchange(call, client, node);
	switch (call.kind) {
		case 'get':
			return { records: [present(await answerGet(call, exchange))], notes: [] };
		case 'list':
			return { records: await answerList(call, exchange, present), notes: [] };
		case 'write':
			return await answerWrite(call, exchange, present);
	}
}

/** The object that an item reads. @throws NodeApiError in Lago's words where there is none */
async function answerGet(
	{ operation, asked }: CallOf<'get'>,
	exchange: Exchange,
): Promise<JsonObject> {
	const { path, envelope, takenForGranted, check } = operation;
	const outcome = await exchange.read(segmentsOf(path, asked.values), filtersOf(asked.values));
	const record = objectIn(outcome, envelope);
	if (!record) {
		// So Lago answers where it has no such customer, but also where it does not know the path.
		const isUnclear = codeOf(outcome) === 'resource_not_found';
		if (takenForGranted && isUnclear) await exchange.mustExist(takenForGranted);
		throw exchange.error(outcome);
	}
	refuseOther(record, operation.identity, idsIn(path).at(-1), asked);
	await check?.(record, asked, exchange);
	return record;
}

/** What `present` makes of the records that an item lists. @throws NodeApiError in Lago's words */
async function answerList<T>(
	{ operation, asked, range }: CallOf<'list'>,
	exchange: Exchange,
	present: (record: JsonObject) => T,
): Promise<T[]> {
	const { path, envelope, identity, takenForGranted } = operation;
	const segments = segmentsOf(path, asked.values);
	const getPage = async (pages: JsonObject): Promise<Page> => {
		const outcome = await exchange.read(segments, { ...filtersOf(asked.values), ...pages });
		const page = pageIn(outcome, envelope);
		if (!page) throw exchange.error(outcome);
		for (const record of page.records) refuseIgnored(record, asked);
		return page;
	};
	const keep = isKept(asked.values);
	const list = {
		getPage: async (page: number, perPage: number) => await getPage({ page, per_page: perPage }),
		parallel: () => exchange.client.limiter.availableConcurrency,
		refuse: asked.refuse,
		...{ identity, keep, present },
	};
	const results = range
		? await paginate(list, range)
		: (await getPage({})).records.filter(keep).map(present);
	if (!results.length && takenForGranted) await exchange.mustExist(takenForGranted);
	return results;
}

/** @throws NodeOperationError when a record shows that the server ignored a filter */
function refuseIgnored(record: JsonObject, { values, refuse }: Asked): void {
	for (const [{ property, place }, value] of values) {
		if (place.in !== 'query' || value === place.nodeFilters) continue;
		if (place.provedBy?.(record, value) ?? true) continue;
		refuse(
			property.displayName,
			'is ignored by this Lago server, so the results are not the ones you asked for',
			'The server is probably older than the filter. Update it, or remove the filter and use a Filter node.',
		);
	}
}

/** What a write leaves. @throws NodeApiError in Lago's words where it was refused */
async function answerWrite<T>(
	{ operation, asked, request: planned }: CallOf<'write'>,
	exchange: Exchange,
	present: (record: JsonObject) => T,
): Promise<Answer<T>> {
	const { safeguard, repeatable, isRace, keptOtherwise, secondDelete } = operation;
	for (let begun = 1; ; begun++) {
		await lookBefore(operation, asked, exchange);
		const request = safeguard ? await safeguard(planned, asked, exchange) : planned;
		const outcome = await exchange.send(request, repeatable(request.body ?? {}));
		if (begun < RACES && isRace(outcome)) continue;
		const objects = recordsIn(outcome, request.envelope) ?? gone(operation, asked, outcome);
		if (!objects) throw exchange.error(outcome, true);
		return {
			records: objects
				.map((object) => request.result?.(object) ?? object)
				.map((record) => present(secondDelete ? { deleted: true, ...record } : record)),
			notes: objects.flatMap((object) => keptOtherwise(asked.values, object)),
		};
	}
}

/** Something between n8n and Lago may decode a dot, and then it is another object that is changed. */
async function lookBefore(
	{ path, envelope, identity }: Write,
	asked: Asked,
	exchange: Exchange,
): Promise<void> {
	const segments = segmentsOf(path, asked.values);
	if (!identity || envelope === null || !segments.at(-1)?.includes('.')) return;
	const object = await exchange.get(segments, envelope);
	refuseOther(object, identity, idsIn(path).at(-1), asked);
}

/** Of a delete that was sent again, Lago may have carried out the first one: then the object is gone. */
function gone(
	{ path, identity, secondDelete }: Write,
	{ values }: Asked,
	outcome: Outcome,
): JsonObject[] | undefined {
	const last = idsIn(path).at(-1);
	if (secondDelete !== 'not found' || !identity || !last || !outcome.repeated) return undefined;
	const isGone = missingThing(outcome) === last.place.thing;
	return isGone ? [{ [identity]: values.get(last) ?? null }] : undefined;
}
