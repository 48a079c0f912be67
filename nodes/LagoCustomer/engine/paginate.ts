import type { IDataObject } from 'n8n-workflow';
import type { Refuse } from './values';

/** The most that the node asks Lago for in one request; what Lago itself sends when not told. */
const PER_PAGE = 100;

/**
 * The most results of one input item. n8n's Merge, among others, takes its items over as the arguments
 * of one call, and V8 breaks at some 125,000 of them.
 */
export const MOST_RESULTS = 120_000;

/** How often a list is read at the most, when records are deleted meanwhile. */
const WALKS = 3;

/** What Lago says about a page. */
export interface Meta {
	/** The number of the next page; null after the last. */
	next_page?: number | null;
	total_pages?: number;
	/** Of invoices, up to half an hour old, except on the last page. */
	total_count?: number;
}

export interface Page {
	records: IDataObject[];
	meta: Meta;
}

/** Which part of a list is wanted. */
export interface Range {
	/** This page only, as a whole. */
	page?: number;
	/** How many records a request asks for. */
	perPage?: number;
	/** How many records at the most. */
	limit: number;
	/** How many pages may be asked for at once. */
	parallel: number;
	/** Which of the records are wanted; without it, all. */
	keep?: (record: IDataObject) => boolean;
	refuse: Refuse;
}

type GetPage = (page: number, perPage: number) => Promise<Page>;

type Entry<T> = { id: unknown; result: T };

/**
 * The wanted part of a list, in Lago's order, with no more requests than it takes.
 *
 * @param present what becomes of a record; so that only this is held, and not the record
 */
export async function paginate<T>(
	getPage: GetPage,
	{ page, perPage = PER_PAGE, ...range }: Range,
	present: (record: IDataObject) => T,
): Promise<T[]> {
	const { keep = () => true, limit } = range;
	if (page !== undefined) {
		const { records } = await getPage(page, perPage);
		return records.filter(keep).map(present);
	}
	const size = Math.min(perPage, limit);
	let { entries, shrank } = await walk(getPage, size, { ...range, keep }, present);
	for (let walks = 1; shrank && walks < WALKS; walks++) {
		const again = await walk(getPage, size, { ...range, keep }, present);
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
async function walk<T>(
	getPage: GetPage,
	size: number,
	{ limit, parallel, keep, refuse }: Range & Required<Pick<Range, 'keep'>>,
	present: (record: IDataObject) => T,
) {
	const entries: Array<Entry<T>> = [];
	const seen = new Set<unknown>();
	const under: Array<Promise<Page>> = [];
	let total = 0;
	let shrank = false;
	let asked = 0;
	const ask = () => {
		const page = getPage(++asked, size).then(({ records, meta }) => {
			const { total_count: now = total } = meta;
			shrank ||= now < total;
			total = Math.max(now, total);
			return { records, meta };
		});
		// Whoever awaits the page gets the error; those behind it may never be awaited.
		page.catch(() => {});
		under.push(page);
	};
	for (let number = 1; ; number++) {
		if (!under.length) ask();
		const { records, meta } = await under.shift()!;
		if (number === 1) refuseTooMany(meta.total_count ?? 0, limit, refuse);
		for (const record of records.filter(keep)) {
			// Periods of usage have no ID of their own, but one invoice each.
			const id = record.lago_id ?? record.lago_invoice_id;
			if (id !== undefined && seen.has(id)) continue;
			seen.add(id);
			entries.push({ id, result: present(record) });
		}
		refuseTooMany(entries.length, limit, refuse);
		const { next_page: next, total_pages: pages = 0 } = meta;
		const isLast = !records.length || !((next ?? 0) > number || pages > number);
		if (isLast || entries.length >= limit) {
			// Those behind an end that came too early know the total, too.
			await Promise.allSettled(under);
			return { entries, shrank };
		}
		const isNeeded = () => entries.length + under.length * size < limit;
		while (under.length < parallel && asked < pages && isNeeded()) ask();
	}
}

/** The entries of a walk, and behind them those that only an earlier walk met. */
function union<T>(entries: Array<Entry<T>>, earlier: Array<Entry<T>>): Array<Entry<T>> {
	const ids = new Set(entries.map(({ id }) => id));
	return [...entries, ...earlier.filter(({ id }) => id !== undefined && !ids.has(id))];
}

function refuseTooMany(found: number, limit: number, refuse: Refuse): void {
	const results = Math.min(found, limit);
	if (results <= MOST_RESULTS) return;
	refuse(
		limit === Infinity ? 'Return All' : 'Limit',
		`would give ${results} results, and n8n's nodes break at more than ${MOST_RESULTS}`,
		"Narrow the list with 'Filters', or read it in parts: one 'Page' after the other, with up to 1000 'Per Page', in a loop.",
	);
}
