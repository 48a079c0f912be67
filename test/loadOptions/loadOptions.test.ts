import { lago, n8n, wire } from '../support';

/** Fills a dropdown of the node, as the editor has it done. */
const load = async (method: string, apiKey = lago.apiKey) =>
	await n8n.loadOptions(method, { credentials: { baseUrl: lago.url, apiKey } });

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
	expect(names.sort()).toEqual(DROPDOWNS.map(({ method }) => method));
	expect(Object.keys(methods!.loadOptions!).sort()).toEqual(names);
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
