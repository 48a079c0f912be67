import type { IDataObject } from 'n8n-workflow';

/** The most that the node asks Lago for in one request; what Lago itself sends when not told. */
export const PER_PAGE = 100;

export interface Page {
	records: IDataObject[];
	/** The number of the next page; null after the last. */
	next: number | null;
	/** Which of the records are wanted; without it, all. */
	keep?: (record: IDataObject) => boolean;
}

/** Which part of a list is wanted. */
export interface Range {
	/** This page only, as a whole. */
	page?: number;
	/** How many records a request asks for. */
	perPage?: number;
	/** How many records at the most. */
	limit: number;
}

/**
 * The wanted part of a list, in Lago's order, with no more requests than it takes.
 *
 * Lists are ordered by creation, newest first: what is created meanwhile pushes records onto the next
 * page, so one that was already seen is left out.
 */
export async function paginate(
	getPage: (page: number, perPage: number) => Promise<Page>,
	{ page, perPage = PER_PAGE, limit }: Range,
): Promise<IDataObject[]> {
	if (page !== undefined) {
		const { records, keep = () => true } = await getPage(page, perPage);
		return records.filter(keep);
	}
	const size = Math.min(perPage, limit);
	const found: IDataObject[] = [];
	const seen = new Set<unknown>();
	let next: number | null = 1;
	while (next !== null && found.length < limit) {
		const current: number = next;
		const { records, next: after, keep = () => true } = await getPage(current, size);
		for (const record of records.filter(keep)) {
			if (record.lago_id !== undefined && seen.has(record.lago_id)) continue;
			seen.add(record.lago_id);
			found.push(record);
		}
		// A page number that does not grow would never end.
		next = records.length && after !== null && after > current ? after : null;
	}
	return found.slice(0, limit);
}
