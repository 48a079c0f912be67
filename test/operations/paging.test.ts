import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { prepareCall } from '../../nodes/LagoCustomer/execution/prepareCall';
import { list } from '../../nodes/LagoCustomer/model/defineOperation';
import { getLagoId } from '../../nodes/LagoCustomer/model/operation';
import { field } from '../../nodes/LagoCustomer/model/simplify';
import { lago, run, wire } from '../n8n/support';
import { ask, ENTER_A_VALUE, FROM_ITEM, refusal } from './helpers';

const TOTAL = 130;

/**
 * One list stands for all: they share what reads them, and test/guarantees/faults reads each of them in
 * parts. That no request is one too many is tried in test/requests/paginate.
 */
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
		['Return All gets them in 2 requests', all, pagesOf(100, 1, 2), [0, TOTAL]],
		['Per Page may be smaller', { ...all, ...perPage(50) }, pagesOf(50, 1, 2, 3), [0, TOTAL]],
		['the limit is 50 at first', {}, pagesOf(50, 1), [0, 50]],
		['Limit 120 takes 2 requests', { limit: 120 }, pagesOf(100, 1, 2), [0, 120]],
		['Limit goes by Per Page', { limit: 30, ...perPage(20) }, pagesOf(20, 1, 2), [0, 30]],
		['Page returns that page only', secondOf20, pagesOf(20, 2), [20, 40]],
		['Page has 100 without Per Page', options({ page: 2 }), pagesOf(100, 2), [100, TOTAL]],
		['Page comes before Return All', { ...all, ...secondOf20 }, pagesOf(20, 2), [20, 40]],
		['Page comes before Limit', { limit: 5, ...secondOf20 }, pagesOf(20, 2), [20, 40]],
		['empty options are not sent', nothing, pagesOf(50, 1), [0, 50]],
	])('%s', async (_, set, requests, range) => {
		const { items } = await run({ ...parameters, ...set });
		expect(wire()).toEqual(requests);
		const list = (await ask(`/customers?per_page=${TOTAL}`)).customers as IDataObject[];
		expect(list).toHaveLength(TOTAL);
		expect(items.map(({ json }) => json)).toEqual(list.slice(...range));
	});

	test.each([
		['returnAll', 'true', TOTAL],
		['returnAll', 'false', 50],
		['limit', '7', 7],
	])('%s may be the text "%s"', async (name, value, count) => {
		const { items } = await run({ ...parameters, [name]: FROM_ITEM }, { items: [{ value }] });
		expect(items.length).toBe(count);
	});
});

test.each(['', null])('refuses the Limit %j', async (value) => {
	expect(await refusal({ ...parameters, limit: FROM_ITEM }, value)).toEqual({
		message: "'Limit' is empty",
		description: ENTER_A_VALUE,
	});
});

test('a list that Lago answers in one piece has Simplify, and neither fields nor parameters for pages', () => {
	const source = { envelope: 'things', simplified: [field('code')], identity: getLagoId };
	const option = { name: 'Get Many', value: 'getAll', action: 'Get things', description: '' };
	const operation = list({ path: ['things'], ...source }, option, null, { isPaged: false });
	const shown = operation.fields.map(({ property }) => property.name);
	expect(shown).toEqual(['simplify', 'output', 'outputFields']);
	const values = new Map();
	expect(prepareCall(operation, values)).toEqual({
		kind: 'list',
		operation,
		values,
		window: undefined,
	});
});
