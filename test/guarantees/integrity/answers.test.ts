import { lago, run } from '../../n8n/support';
import { entry, runAll, upsert, upsertMetadata } from '../../n8n/helpers';

const withMetadata = upsertMetadata('plan', 'pro');
const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
const getAll = { resource: 'customer', operation: 'getAll', returnAll: true };

test.each([
	[withMetadata, { customer: [] }],
	[withMetadata, { customer: [null] }],
	[withMetadata, { customer: null }],
	[upsert, { customer: [] }],
	[upsert, { customer: [null] }],
	[upsert, [null]],
	[get, {}],
	[get, []],
	[get, { customers: [] }],
	[get, { customer: 'acme' }],
	[get, { customer: null }],
	[getAll, { customers: [null], meta: {} }],
	[getAll, [null]],
])('for %j an answer %j is not the one of Lago', async (parameters, body) => {
	lago.intercept(() => ({ status: 200, body: JSON.stringify(body) }));
	const { items, errors } = await runAll(parameters);
	expect(items).toEqual([]);
	expect(errors.map(({ json }) => json.error)).toEqual([
		expect.stringMatching(/^The answer is (not the one that Lago gives|no JSON|JSON of another)/),
	]);
});

test.each([
	[404, '(_not_found'],
	[404, 'customer_not_found_here'],
	[404, 'no customer_not_found'],
	[422, 'customer_not_found'],
])(
	'a customer is not taken for new because its reading is answered %d %s',
	async (status, code) => {
		lago.store.addCustomer({ external_id: 'acme', metadata: [entry('plan', 'free')] });
		const body = { status, error: 'Refused', code };
		lago.intercept(({ method }) => (method === 'GET' ? { status, body } : undefined));
		const { error } = await run(withMetadata);
		expect(error?.message).toMatch(/^Lago did not accept the request: /);
		expect(lago.requests.map(({ method }) => method)).toEqual(['GET']);
	},
);
