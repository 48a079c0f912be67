import { startLago, type Handler, type Lago } from '../../test/lago';
import {
	newCustomer,
	serializeListedCustomer,
	type Customer,
} from '../../test/lago/models/customer';
import { meta, offset, perPage } from '../../test/lago/paginate';
import { parseQuery } from '../../test/lago/rack';
import type { ServerOptions, Work } from './workloads';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const externalId = (n: number) => `customer_${n}`;

const metadata = (n: number, key: string, value: string) => {
	const created_at = '2026-01-01T00:00:00Z';
	return { lago_id: uuid(n), key, value, display_in_invoice: false, created_at };
};

/** A customer as filled in as those of a business that has been using Lago for a while. */
const attributesOf = (n: number): Partial<Customer> => ({
	lago_id: uuid(n),
	sequential_id: n,
	external_id: externalId(n),
	name: `Brightloom Analytics ${n} GmbH`,
	legal_name: `Brightloom Analytics ${n} GmbH`,
	legal_number: `HRB ${10_000 + n}`,
	email: `billing@customer-${n}.example`,
	phone: '+49 341 5550100',
	url: `https://customer-${n}.example`,
	address_line1: `Karl-Liebknecht-Straße ${n % 200}`,
	city: 'Leipzig',
	zipcode: '04107',
	country: 'DE',
	currency: 'EUR',
	timezone: 'Europe/Berlin',
	tax_codes: ['vat'],
	metadata: [
		metadata(n, 'account_manager', 'ines'),
		metadata(n, 'crm', `https://crm.example/companies/${n}`),
	],
});

/** Starts a Lago with the customers that the work is about. */
export async function openLago(
	{ kind, count }: Work,
	{ threads, ...options }: ServerOptions,
): Promise<Lago> {
	const lago = await startLago(options);
	const { store } = lago;
	if (threads) lago.intercept(lateBy(threads, options.latencyMs));
	store.addTax({ code: 'vat', rate: 19 });
	const all = Array.from({ length: count }, (_, index) => attributesOf(index + 1));
	if (kind === 'create') return lago;
	if (kind === 'get') for (const attributes of all) store.addCustomer(attributes);
	else {
		const customers = all.map((attributes) => ({ ...newCustomer(store), ...attributes }));
		lago.intercept(
			listOf(customers.map((each) => JSON.stringify(serializeListedCustomer(each, store)))),
		);
	}
	return lago;
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
