import type { JsonObject } from './json';
import type { Page } from './outcome';

/** The most that the node asks Lago for in one request; what Lago itself sends when not told. */
const PER_PAGE = 100;

/**
 * The most results of one input item. n8n's Merge, among others, takes its items over as the arguments
 * of one call, and V8 breaks at some 125,000 of them.
 */
export const MOST_RESULTS = 120_000;

/** How often a list is read at the most, when records are deleted meanwhile. */
const WALKS = 3;

/**
 * Pages that may bring nothing new, one after the other, before the list is taken for endless; so many
 * more of small ones as make up a large one, since every record that is created meanwhile brings a known
 * one back.
 */
const STALE_PAGES = 3;

/** Which part of a list is wanted. */
export interface Range {
	/** This page only, as a whole. */
	page: number | undefined;
	/** How many records a request asks for. */
	perPage: number | undefined;
	/** How many records at the most. */
	limit: number;
}

export interface List<T> {
	/** Asks for a page, counted from 1. */
	getPage: (page: number, perPage: number) => Promise<Page>;
	/** How many pages it makes sense to ask for at once. */
	parallel: () => number;
	/** What is the same of a record that comes twice. */
	identity: (record: JsonObject) => unknown;
	/** Which of the records are wanted. */
	keep: (record: JsonObject) => boolean;
	/** What becomes of a record, so that only this is held. */
	present: (record: JsonObject) => T;
	/** Says no to a list that cannot be read: names the field, what is wrong and how to go on. */
	refuse: (field: string, problem: string, advice: string) => never;
}

type Entry<T> = { id: unknown; result: T };

/** The wanted part of a list, in Lago's order, with no more requests than it takes. */
export async function paginate<T>(
	list: List<T>,
	{ page, perPage = PER_PAGE, limit }: Range,
): Promise<T[]> {
	if (page !== undefined) {
		const { records } = await list.getPage(page, perPage);
		return records.filter(list.keep).map(list.present);
	}
	const size = Math.min(perPage, limit);
	let { entries, shrank } = await walk(list, size, limit);
	for (let walks = 1; shrank && walks < WALKS; walks++) {
		const again = await walk(list, size, limit);
		shrank = again.shrank;
		entries = shrank ? union(again.entries, entries) : again.entries;
	}
	return entries.slice(0, limit).map(({ result }) => result);
}

/**
 * Reads a list from its first page on, several pages at once.
 *
 * Lists are ordered by creation, newest first. What is created meanwhile pushes records onto the next
 * page, so one that was already seen is left out. What is deleted pulls records onto the page before,
 * where they are missed: then the total has shrunk from one answer to the next.
 */
async function walk<T>(list: List<T>, size: number, limit: number) {
	const { getPage, parallel, identity, keep, present } = list;
	const entries: Array<Entry<T>> = [];
	const seen = new Set<unknown>();
	const inFlight: Array<Promise<Page>> = [];
	let total = 0;
	let shrank = false;
	let asked = 0;
	let stale = 0;
	const patience = Math.max(STALE_PAGES, Math.ceil(PER_PAGE / size));
	const ask = () => {
		const page = getPage(++asked, size).then((answer) => {
			const { totalCount = total } = answer;
			shrank ||= totalCount < total;
			total = Math.max(totalCount, total);
			return answer;
		});
		// Whoever awaits the page gets the error; those behind it may never be awaited.
		page.catch(() => {});
		inFlight.push(page);
		return page;
	};
	try {
		for (let number = 1; ; number++) {
			const { records, nextPage = 0, totalPages } = await (inFlight[0] ?? ask());
			inFlight.shift();
			if (number === 1) refuseMoreThanMost(total, limit, list);
			const known = seen.size;
			for (const record of records) {
				const id = identity(record);
				if (id !== undefined && seen.has(id)) continue;
				seen.add(id ?? record);
				if (keep(record)) entries.push({ id, result: present(record) });
			}
			refuseMoreThanMost(entries.length, limit, list);
			stale = seen.size > known ? 0 : stale + 1;
			const isLast = !records.length || !(nextPage > number || totalPages > number);
			if (isLast || entries.length >= limit) break;
			if (stale === patience) {
				list.refuse(
					'Return All',
					`finds no end: Lago's pages ${number - patience + 1} to ${number} bring nothing new, and there shall be more`,
					"Something between n8n and Lago repeats its answers. Read the list with a 'Limit'.",
				);
			}
			const isNeeded = () => entries.length + inFlight.length * size < limit;
			// Whoever says that there are many pages of few records is not asked for them ahead.
			const likely = Math.min(totalPages, total ? Math.ceil(total / size) : totalPages);
			while (inFlight.length < parallel() && asked < likely && isNeeded()) void ask();
		}
	} finally {
		// Those behind an end that came too early know the total, too; and none is left behind.
		await Promise.allSettled(inFlight);
	}
	return { entries, shrank };
}

/** The entries of a walk, and behind them those that only an earlier walk met. */
function union<T>(entries: Array<Entry<T>>, earlier: Array<Entry<T>>): Array<Entry<T>> {
	const ids = new Set(entries.map(({ id }) => id));
	return [...entries, ...earlier.filter(({ id }) => id !== undefined && !ids.has(id))];
}

function refuseMoreThanMost(results: number, limit: number, { refuse }: List<unknown>): void {
	if (Math.min(results, limit) <= MOST_RESULTS) return;
	refuse(
		limit === Infinity ? 'Return All' : 'Limit',
		`would give ${Math.min(results, limit)} results, and n8n's nodes break at more than ${MOST_RESULTS}`,
		"Narrow the list with 'Filters', or read it in parts: one 'Page' after the other, with up to 1000 'Per Page', in a loop.",
	);
}
