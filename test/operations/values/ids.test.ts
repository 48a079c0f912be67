import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../n8n/support';
import { FROM_ITEM, refusal } from '../helpers';

const byExpression = (expression: string) => ({
	__rl: true,
	mode: 'id',
	value: `={{ ${expression} }}`,
});

const remove = (expression: string): INodeParameters => ({
	resource: 'customer',
	operation: 'delete',
	customerId: byExpression(expression),
});

const upsert = (externalId: string, customerFields: INodeParameters = {}): INodeParameters => ({
	resource: 'customer',
	operation: 'createOrUpdate',
	externalId,
	customerFields,
});

/** What JSON.parse makes of 1234567890123456789. */
const ROUNDED = 1234567890123456800;

const TOO_MANY_DIGITS = `is ${ROUNDED}, a number with more digits than JavaScript keeps`;

describe('a number that JSON has rounded', () => {
	const entry = [{ key: 'crm', value: FROM_ITEM }];

	const find = { resource: 'customer', operation: 'getAll' };

	test.each<[string, INodeParameters]>([
		[`'Customer' ${TOO_MANY_DIGITS}`, remove('$json.value')],
		[`'Customer' ${TOO_MANY_DIGITS}`, remove('$json.value + 0')],
		[`'External ID' ${TOO_MANY_DIGITS}`, upsert(FROM_ITEM)],
		[`'External ID' ${TOO_MANY_DIGITS}`, { ...find, customerFilters: { externalId: FROM_ITEM } }],
		[`'Name' ${TOO_MANY_DIGITS}`, upsert('a', { name: FROM_ITEM })],
		[`'Tax Names or IDs' ${TOO_MANY_DIGITS}`, upsert('a', { taxCodes: '={{ [$json.value] }}' })],
		[`'Metadata > Value' ${TOO_MANY_DIGITS}`, upsert('a', { metadata: { entry } })],
		[
			`'Other Fields (JSON)' has ${ROUNDED} as 'crm', a number with more digits`,
			upsert('a', { otherFields: '{ "list": [{ "crm": 1234567890123456789 }] }' }),
		],
		[
			`'Other Fields (JSON)' has ${ROUNDED} as 'id', a number with more digits`,
			upsert('a', { otherFields: '={{ { crm: { id: $json.value } } }}' }),
		],
	])('is not sent: %s', async (message, parameters) => {
		expect((await refusal(parameters, ROUNDED)).message).toContain(message);
	});
});

describe('an ID that only a broken expression gives', () => {
	test.each<[string, unknown, string]>([
		[
			"'cus_' + $json.gone",
			undefined,
			"'Customer' is 'cus_undefined', as if a part of it were missing",
		],
		['String($json.gone)', undefined, "'Customer' is 'undefined', as if a part"],
		["$json.gone + '-7'", undefined, "'Customer' is 'undefined-7', as if a part"],
		["'a/' + $json.value", null, "'Customer' is 'a/null', as if a part"],
		["'a-' + Number('x')", undefined, "'Customer' is 'a-NaN', as if a part"],
		["'' + $json.value", { a: 1 }, "'Customer' is '[object Object]', as if a part"],
		['$json.value', true, "'Customer' is true, which is not an ID"],
		['$json.value', 'false', "'Customer' is false, which is not an ID"],
		['$json.value', 'abc\n', "'Customer' begins or ends with a line break"],
		['$json.value', 'null', "'Customer' is 'null', as if a part"],
	])('{{ %s }} of %j', async (expression, id, message) => {
		for (const external_id of ['undefined', 'null', 'true'])
			lago.store.addCustomer({ external_id });
		expect((await refusal(remove(expression), id)).message).toContain(message);
	});

	test.each<[string, INodeParameters]>([
		[
			"'Code' is 'w_undefined', as if a part of it were missing",
			{
				...{ resource: 'wallet', operation: 'create', customerId: 'acme', rateAmount: '1' },
				walletFields: { code: "={{ 'w_' + $json.gone }}" },
			},
		],
		[
			"'Metadata > Key' is 'undefined', as if a part",
			{
				...{ resource: 'walletMetadata', operation: 'merge', customerId: 'acme', walletCode: 'w' },
				walletMetadata: { pair: [{ key: '={{ String($json.gone) }}', value: 'x' }] },
			},
		],
	])('as a code or key: %s', async (message, parameters) => {
		expect((await refusal(parameters)).message).toContain(message);
	});

	test.each(['undefined', 'null', 'cus_null', 'true'])(
		'%s is an ID like any other where somebody has typed it',
		async (external_id) => {
			lago.store.addCustomer({ external_id });
			const { items } = await run({
				resource: 'customer',
				operation: 'delete',
				customerId: { __rl: true, mode: 'id', value: external_id },
			});
			expect(items).toMatchObject([{ json: { deleted: true, external_id } }]);
		},
	);

	test('is none of these', async () => {
		const ids = ['nullable', 'cusnull', 'null-island', 'undefinedly', 'x-true', 'NaNcy'];
		for (const external_id of ids) lago.store.addCustomer({ external_id });
		const { items } = await run(remove('$json.value'), { items: ids.map((value) => ({ value })) });
		expect(items.map(({ json }) => [json.deleted, json.external_id])).toEqual(
			ids.map((id) => [true, id]),
		);
	});
});

test('a locator without a mode has the value that it holds', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const parameters = { resource: 'customer', operation: 'get', customerId: { value: 'acme' } };
	expect((await run(parameters)).items).toMatchObject([{ json: { external_id: 'acme' } }]);
	expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
});
