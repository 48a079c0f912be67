import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, wire } from '../n8n/support';

/** Fills a dropdown of the node, as the editor has it done. */
const load = async (method: string, apiKey = lago.apiKey, parameters: INodeParameters = {}) =>
	await n8n.loadOptions(method, { credentials: { baseUrl: lago.url, apiKey }, parameters });

interface Dropdown {
	method: string;
	/** What it lists, in the path and in the permissions of an API key. */
	list: string;
	resource: string;
	add: (attributes: { code: string; name?: string }) => void;
	/** Whether Lago hands the list out in pages. */
	paged?: boolean;
}

const DROPDOWNS: Dropdown[] = [
	{
		method: 'getBillableMetrics',
		list: 'billable_metrics',
		resource: 'billable_metric',
		add: (attributes) => lago.store.addBillableMetric(attributes),
	},
	{
		method: 'getBillingEntities',
		list: 'billing_entities',
		resource: 'billing_entity',
		add: (attributes) => lago.store.addBillingEntity(attributes),
		paged: false,
	},
	{
		method: 'getCoupons',
		list: 'coupons',
		resource: 'coupon',
		add: (attributes) => lago.store.addCoupon(attributes),
	},
	{
		method: 'getPlans',
		list: 'plans',
		resource: 'plan',
		add: (attributes) => lago.store.addPlan(attributes),
	},
	{
		method: 'getTaxes',
		list: 'taxes',
		resource: 'tax',
		add: (attributes) => lago.store.addTax(attributes),
	},
];

// Every organization has a first billing entity, which only these tests have no use for.
beforeEach(() => (lago.store.billing_entities = []));

test('every dropdown that a field names is there, and no other', async () => {
	const { description, methods } = await n8n.lagoNode();
	const named = JSON.stringify(description).matchAll(/"loadOptionsMethod":"(\w+)"/g);
	const names = [...new Set([...named].map(([, name]) => name))];
	const tested = [...DROPDOWNS.map(({ method }) => method), 'getPaymentMethods'].sort();
	expect(names.sort()).toEqual(tested);
	expect(Object.keys(methods!.loadOptions!).sort()).toEqual(tested);
});

describe.each(DROPDOWNS)('$method', ({ method, list, resource, add, paged = true }) => {
	test('shows names with their codes, in the order of the alphabet, and gives the codes', async () => {
		add({ code: 'z-1', name: 'Éclair' });
		add({ code: 'eclipse', name: 'eclipse' });
		add({ code: 'b_2', name: 'Zebra' });
		add({ code: 'a.3', name: 'apple' });
		add({ code: 'lemon', name: '' });
		expect(await load(method)).toEqual([
			{ name: 'apple (a.3)', value: 'a.3' },
			{ name: 'Éclair (z-1)', value: 'z-1' },
			{ name: 'eclipse (eclipse)', value: 'eclipse' },
			{ name: 'lemon', value: 'lemon' },
			{ name: 'Zebra (b_2)', value: 'b_2' },
		]);
		expect(wire()).toEqual([{ request: `GET /${list}?page=1&per_page=100` }]);
	});

	test('shows all of more than 100 entries', async () => {
		const codes = Array.from({ length: 230 }, (_, nth) => `code-${1000 + nth}`);
		for (const code of codes) add({ code, name: `Name ${code}` });
		const options = await load(method);
		expect(options.map(({ value }) => value)).toEqual(codes);
		expect(wire()).toEqual(
			(paged ? [1, 2, 3] : [1]).map((page) => ({
				request: `GET /${list}?page=${page}&per_page=100`,
			})),
		);
	});

	test('is empty when Lago has none', async () => {
		expect(await load(method)).toEqual([]);
	});

	test('says what the API key may not do', async () => {
		const words = resource.replace('_', ' ');
		await expect(load(method, lago.restrictedKey({ customer: ['read'] }))).rejects.toMatchObject({
			message: `The API key may not read ${words} data`,
			description: `Give it the permission to read '${words}' in Lago, or use another key. Lago answered 403 (read_action_not_allowed_for_${resource}).`,
		});
	});
});

test('leaves archived billing entities out', async () => {
	lago.store.addBillingEntity({ code: 'paris', name: 'Paris' });
	lago.store.addBillingEntity({ code: 'old', archived_at: '2026-01-01T00:00:00Z' });
	expect(await load('getBillingEntities')).toEqual([{ name: 'Paris (paris)', value: 'paris' }]);
});

describe('getPaymentMethods', () => {
	const ofCustomer = async (customerId: INodeParameters[string]) =>
		await load('getPaymentMethods', lago.apiKey, {
			resource: 'wallet',
			operation: 'create',
			customerId,
		});

	beforeEach(() => lago.store.addBillingEntity({ is_default: true }));

	test("shows the customer's payment methods, and says which is the default", async () => {
		const acme = lago.store.addCustomer({ external_id: 'acme.com' });
		const add = (id: string) => lago.store.addPaymentMethod(acme, { provider_method_id: id });
		const [first, second] = [add('pm_2'), add('pm_1')];
		lago.store.addPaymentMethod(lago.store.addCustomer({ external_id: 'other' }));
		expect(await ofCustomer({ __rl: true, mode: 'list', value: 'acme.com' })).toEqual([
			{ name: 'pm_1 (stripe)', value: second.lago_id },
			{ name: 'pm_2 (stripe, default)', value: first.lago_id },
		]);
		expect(wire()).toEqual([
			{ request: 'GET /customers/acme%2Ecom/payment_methods?page=1&per_page=100' },
		]);
	});

	test('asks for the customer first, without a request', async () => {
		const notChosen = { __rl: true, mode: 'list', value: '' };
		await expect(ofCustomer(notChosen)).rejects.toThrow('Choose a customer first');
		expect(lago.requests).toEqual([]);
	});

	test('is loaded anew when the customer is another one', async () => {
		const { properties } = (await n8n.lagoNode()).description;
		const all = JSON.stringify(properties).matchAll(
			/"loadOptionsMethod":"getPaymentMethods"(,"loadOptionsDependsOn":\["customerId\.value"\])?/g,
		);
		const dependent = [...all].map(([, depends]) => depends !== undefined);
		expect(dependent.length).toBeGreaterThan(0);
		expect(dependent).not.toContain(false);
	});
});
