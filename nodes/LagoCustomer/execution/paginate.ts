import type { JsonObject } from '../lago/json';
import type { Page } from '../lago/response';
import { invalid } from '../model/invalid';

/** Records per request. Lago has no upper limit, and sends 100 when not told. */
const PER_PAGE = 100;

/**
 * The most results of one input item. n8n's Merge, among others, takes its items over as the arguments
 * of one call, and V8 breaks at some 125,000 of them.
 */
export const MAX_RESULTS = 120_000;

/** How often a list is read at most, when it is not complete, as when records are deleted meanwhile. */
const MAX_PASSES = 3;

/**
 * Give up after this many consecutive pages without a new record (or as many small pages as hold
 * {@link PER_PAGE} records). A record created meanwhile shifts a known one onto the next page, so a few
 * are normal.
 */
const MAX_STALE_PAGES = 3;

/** Which part of a list is wanted. */
export interface ListWindow {
	/** Only this page, as a whole. */
	page: number | undefined;
	/** How many records a request asks for. */
	perPage: number | undefined;
	/** How many records at most. */
	limit: number;
}

export interface ListSource<T> {
	/** Requests a page, counted from 1. */
	getPage: (page: number, perPage: number) => Promise<Page>;
	/** How many pages may be requested at once. */
	getConcurrency: () => number;
	/** Whether the total that Lago announces may be old, and that of another customer. */
	isTotalCached?: boolean;
	/** What two copies of a record have in common. */
	getId: (record: JsonObject) => unknown;
	/** Which records are wanted. */
	filter: (record: JsonObject) => boolean;
	/** What becomes of a record, so that only this is held in memory. */
	map: (record: JsonObject) => T;
}

type Entry<T> = { id: unknown; result: T };

/**
 * The wanted part of a list, in Lago's order, with no more requests than it takes.
 *
 * @throws InvalidInput when the list is too long for n8n, or has no end
 */
export async function paginate<T>(
	list: ListSource<T>,
	{ page, perPage = PER_PAGE, limit }: ListWindow,
): Promise<T[]> {
	if (page !== undefined) {
		const { records } = await list.getPage(page, perPage);
		return records.filter(list.filter).map(list.map);
	}
	const size = Math.min(perPage, limit);
	let { entries, shrank, missing } = await readPass(list, size, limit);
	for (let passes = 1; (shrank || missing) && passes < MAX_PASSES; passes++) {
		const again = await readPass(list, size, limit);
		({ shrank, missing } = again);
		entries = shrank || missing ? union(again.entries, entries) : again.entries;
	}
	if (missing && entries.length < limit) {
		invalid(
			getLimitName(limit),
			`is not complete: Lago announces ${missing} more results than its pages bring`,
			"Something between n8n and Lago changes its answers, or the list changes all the time. Run it again, or read the list with 'Page'.",
		);
	}
	return entries.slice(0, limit).map(({ result }) => result);
}

const getLimitName = (limit: number) => (limit === Infinity ? 'Return All' : 'Limit');

/**
 * Reads a list once, from its first page on.
 *
 * Lists are ordered by creation, newest first. What is created meanwhile pushes records onto the next
 * page, so one that was already seen is left out. What is deleted pulls records onto the page before,
 * where they are missed: then the total has shrunk from one answer to the next. And where a record moves
 * back in the list, or a page comes short, there are fewer records than the total says.
 *
 * @returns `missing`: how many records fewer than Lago announced
 */
async function readPass<T>(list: ListSource<T>, size: number, limit: number) {
	const { getId, filter, map } = list;
	const entries: Array<Entry<T>> = [];
	const seen = new Set<unknown>();
	const maxStalePages = Math.max(MAX_STALE_PAGES, Math.ceil(PER_PAGE / size));
	let stalePages = 0;
	let number = 0;
	let total = 0;
	let highest = 0;
	let isEndKnown = true;
	/** The lowest total that was announced: what is created meanwhile need not be in the list. */
	let lowest = Infinity;
	let shrank = false;
	const getPage = async (page: number) => {
		const answer = await list.getPage(page, size);
		const { totalCount } = answer;
		// A cached total is that of another time or customer, unless it says that this is the last page.
		isEndKnown &&= answer.saysWhatFollows;
		if (totalCount === undefined) return answer;
		const isCached = list.isTotalCached === true && totalCount > page * size;
		shrank ||= !isCached && totalCount < highest;
		highest = Math.max(totalCount, highest);
		if (isCached) return withoutTotal(answer, page, size);
		total = Math.max(totalCount, total);
		lowest = Math.min(totalCount, lowest);
		return answer;
	};
	const mayPrefetch = (inFlight: number) => {
		// Where the total is not sure, no more pages are requested ahead than were full.
		const maxAhead = list.isTotalCached ? number : Infinity;
		const isWanted = entries.length + inFlight * size < limit;
		return isWanted && inFlight < Math.min(maxAhead, list.getConcurrency());
	};
	for await (const { records, isLast } of readPages(getPage, size, mayPrefetch)) {
		if (++number === 1) assertNotTooMany(total, limit);
		const known = seen.size;
		for (const record of records) {
			const id = getId(record);
			if (id !== undefined && seen.has(id)) continue;
			seen.add(id ?? record);
			if (filter(record)) entries.push({ id, result: map(record) });
		}
		assertNotTooMany(entries.length, limit);
		if (entries.length >= limit) return { entries, shrank, missing: 0 };
		if (isLast) break;
		stalePages = seen.size > known ? 0 : stalePages + 1;
		if (stalePages === maxStalePages) {
			invalid(
				getLimitName(limit),
				`finds no end: Lago's pages ${number - maxStalePages + 1} to ${number} bring nothing new, and there shall be more`,
				"Something between n8n and Lago repeats its answers. Read the list with a 'Limit'.",
			);
		}
	}
	if (!isEndKnown) {
		invalid(
			getLimitName(limit),
			'cannot be read: Lago does not say whether there are more results',
			"Something between n8n and Lago changes its answers. Read the list with 'Page'.",
		);
	}
	return { entries, shrank, missing: lowest === Infinity ? 0 : Math.max(0, lowest - seen.size) };
}

/** A page of a list whose total is cached: only a page that is not full tells the end. */
function withoutTotal(page: Page, number: number, size: number): Page {
	const isFull = page.records.length >= size;
	return {
		...page,
		nextPage: isFull ? number + 1 : undefined,
		totalPages: isFull ? page.totalPages : 0,
	};
}

/**
 * The pages of a list in order, several requested at once. Whoever stops early waits for the pages in
 * flight: they know the total as well, and no request is left behind.
 *
 * @param mayPrefetch whether another page may be requested, beside so many in flight
 */
async function* readPages(
	getPage: (page: number) => Promise<Page>,
	size: number,
	mayPrefetch: (inFlight: number) => boolean,
): AsyncGenerator<{ records: JsonObject[]; isLast: boolean }, void, void> {
	const inFlight: Array<Promise<Page>> = [];
	let requested = 0;
	const request = () => {
		const page = getPage(++requested);
		// Whoever awaits the page gets the error; those behind it may never be awaited.
		page.catch(() => {});
		inFlight.push(page);
		return page;
	};
	try {
		for (let number = 1; ; number++) {
			const page = await (inFlight[0] ?? request());
			const { records, nextPage = 0, totalPages, totalCount } = page;
			inFlight.shift();
			const isLast = !records.length || !(nextPage > number || totalPages > number);
			yield { records, isLast };
			if (isLast) return;
			// Prefetch no further than total_count allows, even if total_pages claims more.
			const lastPage = Math.min(totalPages, totalCount ? Math.ceil(totalCount / size) : totalPages);
			while (requested < lastPage && mayPrefetch(inFlight.length)) void request();
		}
	} finally {
		await Promise.allSettled(inFlight);
	}
}

/** The entries of a pass, and behind them those that only an earlier pass met. */
function union<T>(entries: Array<Entry<T>>, earlier: Array<Entry<T>>): Array<Entry<T>> {
	const ids = new Set(entries.map(({ id }) => id));
	return [...entries, ...earlier.filter(({ id }) => id !== undefined && !ids.has(id))];
}

function assertNotTooMany(results: number, limit: number): void {
	if (Math.min(results, limit) <= MAX_RESULTS) return;
	invalid(
		getLimitName(limit),
		`would give ${Math.min(results, limit)} results, and n8n's nodes break at more than ${MAX_RESULTS}`,
		"Narrow the list with 'Filters', or read it in parts: one 'Page' after the other, with up to 1000 'Per Page', in a loop.",
	);
}
