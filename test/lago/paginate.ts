/** Kaminari's paging behind Lago's `meta`. */
import { internalServerError } from './errors';
import { toInteger } from './params';
import type { Params } from './rack';

export const PER_PAGE = 100;
const KAMINARI_PER_PAGE = 25;
const BIGINT = 2 ** 63;

export interface Meta {
	current_page: number;
	next_page: number | null;
	prev_page: number | null;
	total_pages: number;
	total_count: number;
}

export function perPage({ per_page: perPage }: Params): number {
	if (perPage === undefined || perPage === null) return PER_PAGE;
	return /^\d/.test(String(perPage)) ? toInteger(perPage) : KAMINARI_PER_PAGE;
}

export function offset(params: Params, limit: number): number {
	const offset = (Math.max(toInteger(params.page), 1) - 1) * limit;
	if (offset >= BIGINT) throw internalServerError(); // out of the database's range
	return offset;
}

export function meta(totalCount: number, limit: number, offset: number): Meta {
	if (totalCount === 0) {
		return { current_page: 0, next_page: null, prev_page: null, total_pages: 0, total_count: 0 };
	}
	if (limit === 0) throw internalServerError(); // Kaminari::ZeroPerPageOperation
	const currentPage = Math.floor(offset / limit) + 1;
	const totalPages = Math.ceil(totalCount / limit);
	return {
		current_page: currentPage,
		next_page: currentPage < totalPages ? currentPage + 1 : null,
		prev_page: currentPage > 1 ? currentPage - 1 : null, // also beyond the last page
		total_pages: totalPages,
		total_count: totalCount,
	};
}

export function paginate<T, S>(
	name: string,
	items: T[],
	params: Params,
	serialize: (item: T) => S,
	count = items.length,
) {
	const limit = perPage(params);
	const start = offset(params, limit);
	return {
		[name]: items.slice(start, start + limit).map(serialize),
		meta: meta(count, limit, start),
	};
}

interface Dated {
	created_at: string;
	lago_id: string;
}

/** By the moment of creation, or by another before that. */
export const newestFirst = <T extends Dated>(
	items: T[],
	momentOf: (item: T) => string = () => '',
) =>
	[...items].sort(
		(a, b) =>
			compare(momentOf(b), momentOf(a)) ||
			compare(b.created_at, a.created_at) ||
			compare(a.lago_id, b.lago_id),
	);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
