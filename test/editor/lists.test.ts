/** The lists that the editor loads from Lago: those of locators, which go on by pages, and dropdowns. */
import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, wire } from '../n8n/support';

interface Asked {
	apiKey?: string;
	parameters?: INodeParameters;
	filter?: string;
	paginationToken?: string;
}

/** Fills a list of a locator, as the editor has it done. */
const search = async (method: string, { apiKey = lago.apiKey, ...asked }: Asked = {}) =>
	await n8n.searchList(method, { ...asked, credentials: { baseUrl: lago.url, apiKey } });

/** Fills a dropdown. */
const load = async (method: string, { apiKey = lago.apiKey, ...asked }: Asked = {}) =>
	await n8n.loadOptions(method, { ...asked, credentials: { baseUrl: lago.url, apiKey } });

/** What the editor shows of either, at first. */
const shownIn = async (method: string, asked: Asked = {}) =>
	method.startsWith('search') ? (await search(method, asked)).results : await load(method, asked);

interface List {
	method: string;
	parameters?: INodeParameters;
	/** The address below /api/v1 without the page, ending in ? or &. */
	url: string;
	/** Creates entries of each kind beside others' ones, and returns them as they are listed. */
	addKinds: () => Array<[name: string, value: string]>;
}

const acme = () => lago.store.customer('acme.com');

const other = () => lago.store.addCustomer({ external_id: 'other' });

const prepaid = () => lago.store.wallets[0];

const inList = (value: string) => ({ __rl: true, mode: 'list', value });

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const ACME = '/customers/acme%2Ecom';

const ofAlerts: INodeParameters = {
	resource: 'walletAlert',
	operation: 'get',
	customerId: inList('acme.com'),
	walletCode: byId('w.1'),
};

const ofMetadataKeys: INodeParameters = {
	resource: 'walletMetadata',
	operation: 'deleteKey',
	customerId: inList('acme.com'),
	walletCode: inList('w.1'),
};

const SEARCHES: List[] = [
	{
		method: 'searchAppliedCoupons',
		parameters: { resource: 'appliedCoupon', operation: 'delete', customerId: byId('acme.com') },
		url: `${ACME}/applied_coupons?status=active&`,
		addKinds: () => {
			lago.store.addCoupon({ code: 'summer_10', name: 'Summer' });
			const welcome = lago.store.addAppliedCoupon(acme(), { coupon_code: 'welcome' });
			const summer = lago.store.addAppliedCoupon(acme(), { coupon_code: 'summer_10' });
			lago.store.addAppliedCoupon(acme(), { coupon_code: 'welcome', status: 'terminated' });
			lago.store.addAppliedCoupon(other(), { coupon_code: 'welcome' });
			return [
				['Summer (summer_10)', summer.lago_id],
				['Welcome Bonus (welcome)', welcome.lago_id],
			];
		},
	},
	{
		method: 'searchCustomers',
		url: '/customers?',
		addKinds: () => {
			const { store } = lago;
			store.customers.length = 0;
			const names = { firstname: 'Ann', lastname: 'Lee', legal_name: 'Acme SAS' };
			store.addCustomer({ external_id: 'a', name: 'Acme', email: 'a@acme.example', ...names });
			store.addCustomer({ external_id: 'b', name: '', email: 'a@acme.example', ...names });
			store.addCustomer({ external_id: 'c', firstname: 'Ann', email: 'a@acme.example' });
			store.addCustomer({ external_id: 'd', ...names, legal_name: null });
			store.addCustomer({ external_id: 'e', email: 'a@acme.example' });
			store.addCustomer({ external_id: 'f' });
			return [
				['f', 'f'],
				['a@acme.example (e)', 'e'],
				['Ann Lee (d)', 'd'],
				['Ann (c)', 'c'],
				['Acme SAS (b)', 'b'],
				['Acme (a)', 'a'],
			];
		},
	},
	{
		method: 'searchPaymentMethods',
		parameters: {
			resource: 'paymentMethod',
			operation: 'setAsDefault',
			customerId: inList('acme.com'),
		},
		url: `${ACME}/payment_methods?`,
		addKinds: () => addPaymentMethods().reverse(),
	},
	{
		method: 'searchSubscriptions',
		parameters: { resource: 'usage', operation: 'getCurrent', customerId: inList('acme.com') },
		url: `${ACME}/subscriptions?`,
		addKinds: () => {
			lago.store.addSubscription(acme(), { external_id: 'a', name: 'Main' });
			lago.store.addSubscription(acme(), { external_id: 'b', name: null });
			lago.store.addSubscription(acme(), { external_id: 'c', name: '' });
			lago.store.addSubscription(acme(), { external_id: 'ended', status: 'terminated' });
			lago.store.addSubscription(other(), { external_id: 'foreign' });
			return [
				['pro (c)', 'c'],
				['pro (b)', 'b'],
				['Main (a)', 'a'],
			];
		},
	},
	{
		method: 'searchWalletAlerts',
		parameters: ofAlerts,
		url: `${ACME}/wallets/w%2E1/alerts?`,
		addKinds: () => {
			lago.store.addWalletAlert(prepaid(), { code: 'low', name: 'Low balance' });
			const alert_type = 'wallet_credits_balance';
			lago.store.addWalletAlert(prepaid(), { code: 'empty', alert_type });
			lago.store.addWalletAlert(lago.store.addWallet(acme(), { code: 'w' }), { code: 'foreign' });
			return [
				['empty (wallet_credits_balance)', 'empty'],
				['Low balance (low, wallet_balance_amount)', 'low'],
			];
		},
	},
	{
		method: 'searchWallets',
		parameters: { resource: 'wallet', operation: 'get', customerId: inList('acme.com') },
		url: `${ACME}/wallets?`,
		addKinds: () => {
			lago.store.addWallet(acme(), { code: 'prepaid', name: 'Prepaid credits' });
			lago.store.addWallet(acme(), { code: 'ended', name: 'Bonus', status: 'terminated' });
			lago.store.addWallet(acme(), { code: 'nameless', name: '', status: 'terminated' });
			lago.store.addWallet(other(), { code: 'foreign' });
			return [
				['nameless (terminated)', 'nameless'],
				['Bonus (ended, terminated)', 'ended'],
				['Prepaid credits (prepaid)', 'prepaid'],
				['w.1', 'w.1'],
			];
		},
	},
];

/** Two of acme, the older one the default, in the order in which they are added. */
function addPaymentMethods(): Array<[name: string, value: string]> {
	const add = (id: string, payment_provider_code: string) =>
		lago.store.addPaymentMethod(acme(), { provider_method_id: id, payment_provider_code }).lago_id;
	lago.store.addPaymentMethod(other());
	return [
		['pm_1 (stripe, default)', add('pm_1', 'stripe')],
		['pm_2 (adyen_eu)', add('pm_2', 'adyen_eu')],
	];
}

/** A dropdown of what has codes and names. @param add creates one */
const dropdown = (
	method: string,
	list: 'billable_metrics' | 'billing_entities' | 'coupons' | 'plans' | 'taxes',
	add: (attributes: { code: string; name: string }) => unknown,
): List => ({
	method,
	url: `/${list}?`,
	addKinds: () => {
		// Every organization has a first billing entity, and these tests some of what else is listed.
		lago.store[list].length = 0;
		add({ code: 'z-1', name: 'Éclair' });
		add({ code: 'eclipse', name: 'eclipse' });
		add({ code: 'b_2', name: 'Zebra' });
		add({ code: 'a.3', name: 'apple' });
		add({ code: 'lemon', name: '' });
		return [
			['apple (a.3)', 'a.3'],
			['Éclair (z-1)', 'z-1'],
			['eclipse (eclipse)', 'eclipse'],
			['lemon', 'lemon'],
			['Zebra (b_2)', 'b_2'],
		];
	},
});

const DROPDOWNS: List[] = [
	dropdown('getBillableMetrics', 'billable_metrics', (metric) =>
		lago.store.addBillableMetric(metric),
	),
	dropdown('getBillingEntities', 'billing_entities', (entity) => {
		// Those that are archived are left out.
		lago.store.addBillingEntity({ code: 'old', archived_at: '2026-01-01T00:00:00Z' });
		return lago.store.addBillingEntity(entity);
	}),
	dropdown('getCoupons', 'coupons', (coupon) => lago.store.addCoupon(coupon)),
	{
		method: 'getPaymentMethods',
		parameters: { resource: 'wallet', operation: 'create', customerId: inList('acme.com') },
		url: `${ACME}/payment_methods?`,
		addKinds: addPaymentMethods,
	},
	dropdown('getPlans', 'plans', (plan) => lago.store.addPlan(plan)),
	dropdown('getTaxes', 'taxes', (tax) => lago.store.addTax(tax)),
];

const LISTS = [...SEARCHES, ...DROPDOWNS];

beforeEach(() => {
	lago.store.addPlan({ code: 'pro' });
	lago.store.addCoupon({ code: 'welcome', name: 'Welcome Bonus' });
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme.com' }), { code: 'w.1' });
});

test.each([
	['listSearch', 'searchListMethod', [...SEARCHES, { method: 'searchWalletMetadataKeys' }]],
	['loadOptions', 'loadOptionsMethod', DROPDOWNS],
] as const)(
	'of %s, every list that a field names is there, and no other',
	async (kind, key, all) => {
		const { description, methods } = await n8n.lagoNode();
		const named = JSON.stringify(description).matchAll(new RegExp(`"${key}":"(\\w+)"`, 'g'));
		const tested = all.map(({ method }) => method).sort();
		expect([...new Set([...named].map(([, name]) => name))].sort()).toEqual(tested);
		expect(Object.keys(methods?.[kind] ?? {}).sort()).toEqual(tested);
	},
);

test.each(LISTS)('$method shows names and codes, in their order', async (list) => {
	const { method, parameters, url, addKinds } = list;
	const entries = addKinds().map(([name, value]) => ({ name, value }));
	expect(await shownIn(method, { parameters })).toEqual(entries);
	expect(wire()).toEqual([{ request: `GET ${url}page=1&per_page=100` }]);
});

describe('of more than a page,', () => {
	const codes = Array.from({ length: 300 }, (_, nth) => `code-${1000 + nth}`);
	const pages = [1, 2, 3].map((page) => `GET /customers?page=${page}&per_page=100`);

	test('a list of a locator goes on by its token, and has none after a last page that is full', async () => {
		lago.store.customers.length = 0;
		for (const external_id of codes) lago.store.addCustomer({ external_id });
		const shown: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search('searchCustomers', { paginationToken });
			shown.push(...page.results.map(({ value }) => value));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined && lago.requests.length < 10);
		expect(shown).toEqual([...codes].reverse());
		expect(wire().map(({ request }) => request)).toEqual(pages);
	});

	test('a dropdown has all', async () => {
		for (const code of codes) lago.store.addTax({ code, name: code });
		expect((await load('getTaxes')).map(({ value }) => value)).toEqual(codes);
		expect(wire().map(({ request }) => request)).toEqual(
			pages.map((page) => page.replace('customers', 'taxes')),
		);
	});
});

test('a list is empty when Lago has none', async () => {
	expect(await load('getTaxes')).toEqual([]);
	expect(await search('searchCustomers', { filter: 'nobody' })).toEqual({ results: [] });
});

test.each([
	{ method: 'getBillableMetrics', resource: 'billable_metric' },
	{ method: 'searchCustomers', resource: 'customer' },
	{ method: 'searchWalletMetadataKeys', parameters: ofMetadataKeys, resource: 'wallet' },
])('$method says what the API key may not do', async ({ method, parameters, resource }) => {
	const apiKey = lago.restrictedKey({});
	const words = resource.replace('_', ' ');
	await expect(shownIn(method, { apiKey, parameters })).rejects.toMatchObject({
		message: `The API key may not read ${words} data`,
		description: `Give it the permission to read '${words}' in Lago, or use another key. Lago answered 403 (read_action_not_allowed_for_${resource}).`,
	});
});

const FIRST = { customerId: 'Choose a customer first', walletCode: 'Choose a wallet first' };

const isEmpty = (name: string) =>
	`'${name}' has no value yet: enter an ID or, for an expression, execute the previous nodes first`;

const EMPTY = { customerId: isEmpty('Customer'), walletCode: isEmpty('Wallet') };

const FIELDS = ['customerId', 'walletCode'] as const;

const needed = [
	...LISTS,
	{ method: 'searchWalletMetadataKeys', parameters: ofMetadataKeys },
].flatMap(({ method, parameters = {} }) =>
	FIELDS.filter((field) => Object.hasOwn(parameters, field)).map((field) => ({
		method,
		parameters,
		field,
	})),
);

test.each(needed)('$method asks for $field first', async ({ method, parameters, field }) => {
	const chosen = { ...parameters, [field]: inList('') };
	await expect(shownIn(method, { parameters: chosen })).rejects.toThrow(FIRST[field]);
	expect(lago.requests).toEqual([]);
});

test.each<[what: string, value: unknown, says: typeof FIRST]>([
	['not there', undefined, FIRST],
	['empty', '', FIRST],
	['null', null, FIRST],
	['no ID that a path can hold', byId('..'), FIRST],
	['an empty ID', byId(''), EMPTY],
	['an expression whose data is not there', { ...byId(''), value: null }, EMPTY],
	['an expression as it was written', byId('={{ $json.id }}'), EMPTY],
])('a list asks for what it needs when that is %s', async (_, value, says) => {
	for (const field of FIELDS) {
		const parameters = { ...ofAlerts, [field]: value } as INodeParameters;
		await expect(search('searchWalletAlerts', { parameters })).rejects.toThrow(says[field]);
	}
	expect(lago.requests).toEqual([]);
});

test('searchCustomers has Lago search for the text, also on the second page', async () => {
	lago.store.addCustomer({ external_id: 'a', name: 'Nuts & Bolts + Sons' });
	lago.store.addCustomer({ external_id: 'b', name: 'Nuts' });
	const { results } = await search('searchCustomers', { filter: 'bolts + s' });
	expect(results).toEqual([{ name: 'Nuts & Bolts + Sons (a)', value: 'a' }]);
	await search('searchCustomers', { filter: 'nuts', paginationToken: '2' });
	await search('searchCustomers', { filter: '', paginationToken: '2' });
	expect(wire().map(({ request }) => request)).toEqual([
		'GET /customers?search_term=bolts + s&page=1&per_page=100',
		'GET /customers?search_term=nuts&page=2&per_page=100',
		'GET /customers?page=2&per_page=100',
	]);
});

test('of several with the same code, there is one entry that says so', async () => {
	const wallet = { resource: 'wallet', operation: 'get', customerId: inList('acme.com') };
	lago.store.addWallet(acme(), { code: 'w.1', name: 'Old', status: 'terminated' });
	lago.store.addWallet(acme(), { code: 'bonus' });
	expect(await shownIn('searchWallets', { parameters: wallet })).toEqual([
		{ name: 'bonus', value: 'bonus' },
		{ name: '2 of the same code: Old (w.1, terminated) and w.1', value: 'w.1' },
	]);
});

test.each([
	['getCurrent', ['a']],
	['getProjected', ['a']],
	['getPast', ['ended', 'a']],
])('searchSubscriptions offers for %s %j', async (operation, offered) => {
	const [terminated, pending] = ['terminated', 'pending'] as const;
	lago.store.addSubscription(acme(), { external_id: 'a' });
	lago.store.addSubscription(acme(), { external_id: 'ended', status: terminated });
	lago.store.addSubscription(acme(), { external_id: 'to come', status: pending });
	const parameters = { resource: 'usage', operation, customerId: inList('acme.com') };
	const { results } = await search('searchSubscriptions', { parameters });
	expect(results.map(({ value }) => value)).toEqual(offered);
});

/** Milliseconds: whoever stops waiting for the rate limit to pass waits for ever. */
const FOR_EVER = 30_000;

test(
	'a list waits for its turn after a rate limit, and is there',
	async () => {
		const refusal = { status: 429, headers: { 'x-ratelimit-reset': '0' }, body: {} };
		lago.intercept((_, nth) => (nth === 0 ? refusal : undefined));
		expect(await shownIn('searchCustomers')).toEqual([{ name: 'acme.com', value: 'acme.com' }]);
		expect(lago.requests).toHaveLength(2);
	},
	FOR_EVER,
);

test.each([
	{ method: 'searchWalletAlerts', parameters: ofAlerts },
	{ method: 'searchWalletMetadataKeys', parameters: ofMetadataKeys },
])('$method says that Lago does not know the wallet', async ({ method, parameters }) => {
	const unknown = { ...parameters, walletCode: 'nothing' };
	await expect(search(method, { parameters: unknown })).rejects.toMatchObject({
		message: 'Lago has no wallet with that ID or code',
		description:
			'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (wallet_not_found).',
	});
});

test.each<[Record<string, string | null> | null, string[]]>([
	[{ crm_id: 'A-1', 'team.lead': 'Ann' }, ['crm_id (A-1)', 'team.lead (Ann)']],
	[{ gone: null, empty: '' }, ['gone (no value)', 'empty (no value)']],
	[{}, []],
	[null, []],
])('of the metadata %j, searchWalletMetadataKeys shows %j', async (metadata, names) => {
	Object.assign(prepaid(), { metadata });
	const keys = Object.keys(metadata ?? {});
	expect(await search('searchWalletMetadataKeys', { parameters: ofMetadataKeys })).toEqual({
		results: names.map((name, nth) => ({ name, value: keys[nth] })),
	});
	expect(wire()).toEqual([{ request: 'GET /customers/acme%2Ecom/wallets/w%2E1' }]);
});

test('getPaymentMethods is loaded anew when the customer is another one', async () => {
	const { properties } = (await n8n.lagoNode()).description;
	const all = JSON.stringify(properties).matchAll(
		/"loadOptionsMethod":"getPaymentMethods"(,"loadOptionsDependsOn":\["customerId\.value"\])?/g,
	);
	const dependent = [...all].map(([, depends]) => depends !== undefined);
	expect(dependent.length).toBeGreaterThan(0);
	expect(dependent).not.toContain(false);
});
