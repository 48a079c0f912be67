import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../n8n/support';
import { ask, ENTER_A_VALUE, FROM_ITEM, refusal } from './helpers';

const TOTAL = 230;

/** One list stands for all: they share what reads them, and test/guarantees/faults reads each of them in parts. */
const parameters = { resource: 'customer', operation: 'getAll' };

const pageOf = (page: number, perPage: number) => ({
	request: `GET /customers?page=${page}&per_page=${perPage}`,
});

const pagesOf = (perPage: number, ...numbers: number[]) =>
	numbers.map((page) => pageOf(page, perPage));

const all = { returnAll: true };

const options = (pagingOptions: INodeParameters) => ({ pagingOptions });

const perPage = (count: number) => options({ perPage: count });

const secondOf20 = options({ page: 2, perPage: 20 });

const nothing = options({ page: '', perPage: '' });

describe(`with ${TOTAL} objects`, () => {
	beforeEach(() => {
		for (let nth = 0; nth < TOTAL; nth++) lago.store.addCustomer({});
	});

	test.each<[string, INodeParameters, object[], [from: number, to: number]]>([
		['Return All gets them in 3 requests', all, pagesOf(100, 1, 2, 3), [0, TOTAL]],
		['Per Page may be smaller', { ...all, ...perPage(80) }, pagesOf(80, 1, 2, 3), [0, TOTAL]],
		['Per Page may take in all', { ...all, ...perPage(1000) }, pagesOf(1000, 1), [0, TOTAL]],
		['the limit is 50 at first', {}, pagesOf(50, 1), [0, 50]],
		['Limit 1 asks for a single object', { limit: 1 }, pagesOf(1, 1), [0, 1]],
		['Limit 150 takes 2 requests', { limit: 150 }, pagesOf(100, 1, 2), [0, 150]],
		['Limit 200 asks for no third page', { limit: 200 }, pagesOf(100, 1, 2), [0, 200]],
		['Limit 1000 ends with the list', { limit: 1000 }, pagesOf(100, 1, 2, 3), [0, TOTAL]],
		['Limit goes by Per Page', { limit: 30, ...perPage(20) }, pagesOf(20, 1, 2), [0, 30]],
		['Page returns that page only', secondOf20, pagesOf(20, 2), [20, 40]],
		['Page has 100 without Per Page', options({ page: 3 }), pagesOf(100, 3), [200, TOTAL]],
		['Page comes before Return All', { ...all, ...secondOf20 }, pagesOf(20, 2), [20, 40]],
		['Page comes before Limit', { limit: 5, ...secondOf20 }, pagesOf(20, 2), [20, 40]],
		['a page after the last is empty', options({ page: 4 }), pagesOf(100, 4), [TOTAL, TOTAL]],
		['empty options are not sent', nothing, pagesOf(50, 1), [0, 50]],
	])('%s', async (_, set, requests, range) => {
		const { items } = await run({ ...parameters, ...set });
		expect(wire()).toEqual(requests);
		const list = (await ask(`/customers?per_page=${TOTAL}`)).customers as IDataObject[];
		expect(list).toHaveLength(TOTAL);
		expect(items.map(({ json }) => json)).toEqual(list.slice(...range));
	});

	test.each([
		['true', TOTAL],
		['false', 50],
	])('Return All may be the text "%s"', async (value, count) => {
		const { items } = await run({ ...parameters, returnAll: FROM_ITEM }, { items: [{ value }] });
		expect(items.length).toBe(count);
	});

	test('Limit may be a number in a text', async () => {
		const { items } = await run({ ...parameters, limit: FROM_ITEM }, { items: [{ value: '7' }] });
		expect(items.length).toBe(7);
	});
});

test('returns no item for an empty list', async () => {
	const { items, error } = await run({ ...parameters, returnAll: true });
	expect(error).toBeUndefined();
	expect(items).toEqual([]);
	expect(wire()).toEqual([pageOf(1, 100)]);
});

test.each(['', null])('refuses the Limit %j', async (value) => {
	expect(await refusal({ ...parameters, limit: FROM_ITEM }, value)).toEqual({
		message: "'Limit' is empty",
		description: ENTER_A_VALUE,
	});
});
