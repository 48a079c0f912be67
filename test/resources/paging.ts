import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { run, wire } from '../support';
import { ask, ENTER_A_VALUE, FROM_ITEM, NOTHING, refusal } from './helpers';

interface List {
	parameters: INodeParameters;
	/** The address below /api/v1 without the page, ending in ? or &. */
	url: string;
	envelope: string;
	/** Creates so many objects in the list. */
	add: (count: number) => void;
}

const TOTAL = 230;

/** The tests that an operation returns the part of its list that is asked for, with no request too many. */
export function pagesThroughItsList({ parameters, url, envelope, add }: List): void {
	const pageOf = (page: number, perPage: number) => ({
		request: `GET ${url}page=${page}&per_page=${perPage}`,
	});

	/** What was asked of the list: an empty one may be followed by a look for its customer. */
	const pages = () => wire().filter(({ request }) => request.includes('per_page='));

	describe(`with ${TOTAL} objects`, () => {
		beforeEach(() => add(TOTAL));

		test.each<{
			name: string;
			set: INodeParameters;
			requests: Array<ReturnType<typeof pageOf>>;
			range: [from: number, to: number];
		}>([
			{
				name: 'Return All gets them in 3 requests',
				set: { returnAll: true },
				requests: [pageOf(1, 100), pageOf(2, 100), pageOf(3, 100)],
				range: [0, TOTAL],
			},
			{
				name: 'Return All asks for as many at once as Per Page says',
				set: { returnAll: true, pagingOptions: { perPage: 80 } },
				requests: [pageOf(1, 80), pageOf(2, 80), pageOf(3, 80)],
				range: [0, TOTAL],
			},
			{
				name: 'Return All gets them in one request when Per Page allows it',
				set: { returnAll: true, pagingOptions: { perPage: 1000 } },
				requests: [pageOf(1, 1000)],
				range: [0, TOTAL],
			},
			{
				name: 'the limit is 50 at first',
				set: {},
				requests: [pageOf(1, 50)],
				range: [0, 50],
			},
			{
				name: 'Limit 1 asks for a single object',
				set: { limit: 1 },
				requests: [pageOf(1, 1)],
				range: [0, 1],
			},
			{
				name: 'Limit 150 takes 2 requests',
				set: { limit: 150 },
				requests: [pageOf(1, 100), pageOf(2, 100)],
				range: [0, 150],
			},
			{
				name: 'Limit 200 does not ask for a third page',
				set: { limit: 200 },
				requests: [pageOf(1, 100), pageOf(2, 100)],
				range: [0, 200],
			},
			{
				name: 'Limit 1000 ends with the list',
				set: { limit: 1000 },
				requests: [pageOf(1, 100), pageOf(2, 100), pageOf(3, 100)],
				range: [0, TOTAL],
			},
			{
				name: 'Limit asks for as many at once as Per Page says',
				set: { limit: 30, pagingOptions: { perPage: 20 } },
				requests: [pageOf(1, 20), pageOf(2, 20)],
				range: [0, 30],
			},
			{
				name: 'Page returns that page only',
				set: { pagingOptions: { page: 2, perPage: 20 } },
				requests: [pageOf(2, 20)],
				range: [20, 40],
			},
			{
				name: 'Page has 100 objects without Per Page',
				set: { pagingOptions: { page: 3 } },
				requests: [pageOf(3, 100)],
				range: [200, TOTAL],
			},
			{
				name: 'Page comes before Return All',
				set: { returnAll: true, pagingOptions: { page: 2 } },
				requests: [pageOf(2, 100)],
				range: [100, 200],
			},
			{
				name: 'Page comes before Limit',
				set: { limit: 5, pagingOptions: { page: 2, perPage: 20 } },
				requests: [pageOf(2, 20)],
				range: [20, 40],
			},
			{
				name: 'a page after the last one is empty',
				set: { pagingOptions: { page: 4 } },
				requests: [pageOf(4, 100)],
				range: [TOTAL, TOTAL],
			},
			{
				name: 'Page and Per Page that are empty are not sent',
				set: { pagingOptions: { page: NOTHING, perPage: NOTHING } },
				requests: [pageOf(1, 50)],
				range: [0, 50],
			},
		])('$name', async ({ set, requests, range }) => {
			const { items } = await run({ ...parameters, ...set });
			expect(pages()).toEqual(requests);
			const all = (await ask(`${url}per_page=${TOTAL}`))[envelope] as IDataObject[];
			expect(all).toHaveLength(TOTAL);
			expect(items.map(({ json }) => json)).toEqual(all.slice(...range));
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
		expect(pages()).toEqual([pageOf(1, 100)]);
	});

	test.each(['', null])('refuses the Limit %j', async (value) => {
		expect(await refusal({ ...parameters, limit: FROM_ITEM }, value)).toEqual({
			message: "'Limit' is empty",
			description: ENTER_A_VALUE,
		});
	});
}
