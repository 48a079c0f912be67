import type { Handler, Lago } from '../../lago';
import { meta, offset, perPage } from '../../lago/paginate';
import { parseQuery } from '../../lago/rack';
import type { ServerOptions, Work } from '../types';
import { attributesOf, textsOf } from './customers';

/** Gives the Lago the customers that the work is about. */
export function fill(
	lago: Lago,
	{ kind, count }: Work,
	{ latencyMs, threads }: ServerOptions,
): void {
	if (threads) lago.intercept(lateBy(threads, latencyMs));
	lago.store.addTax({ code: 'vat', rate: 19 });
	if (kind === 'get') {
		for (let n = 1; n <= count; n++) lago.store.addCustomer(attributesOf(n));
	}
	if (kind === 'list') lago.intercept(listOf(textsOf(lago.store, count)));
}

/** Answers as late as a server that works on so many requests at once. */
function lateBy(threads: number, latencyMs: number): Handler {
	const freeAt = new Array<number>(threads).fill(0);
	return () => {
		const now = Date.now();
		const thread = freeAt.indexOf(Math.min(...freeAt));
		freeAt[thread] = Math.max(now, freeAt[thread]) + latencyMs;
		return { delayMs: freeAt[thread] - now };
	};
}

/** Answers with pages of what is serialized already: Lago's stand-in sorts all customers for each page. */
const listOf =
	(texts: string[]): Handler =>
	({ query }) => {
		const params = parseQuery(query);
		const limit = perPage(params);
		const start = offset(params, limit);
		const page = texts.slice(start, start + limit).join(',');
		const paging = JSON.stringify(meta(texts.length, limit, start));
		return { body: `{"customers":[${page}],"meta":${paging}}` };
	};
