import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, wire } from '../n8n/support';

/** Fills a list of the node, as the editor has it done. */
const search = async (
	method: string,
	{
		apiKey = lago.apiKey,
		...options
	}: {
		apiKey?: string;
		parameters?: INodeParameters;
		filter?: string;
		paginationToken?: string;
	} = {},
) => await n8n.searchList(method, { ...options, credentials: { baseUrl: lago.url, apiKey } });

interface List {
	method: string;
	parameters: INodeParameters;
	/** The address below /api/v1 without the page, and the resource that a key must be allowed to read. */
	url: string;
	resource: string;
	/** Creates so many entries in the list, and returns their values from the newest to the oldest. */
	add: (count: number) => string[];
	/** Creates entries of each kind beside others' ones, and returns them as they are listed. */
	addKinds: () => Array<[name: string, value: string]>;
}

const acme = () => lago.store.customer('acme.com');

const other = () => lago.store.addCustomer({ external_id: 'other' });

const prepaid = () => lago.store.wallets[0];

/** The values of entries that are created one after the other, newest first. */
const newestFirst = (count: number, add: (nth: number) => string) =>
	Array.from({ length: count }, (_, nth) => add(nth)).reverse();

const inList = (value: string) => ({ __rl: true, mode: 'list', value });

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const LISTS: List[] = [
	{
		method: 'searchAppliedCoupons',
		parameters: { resource: 'appliedCoupon', operation: 'delete', customerId: byId('acme.com') },
		url: '/customers/acme%2Ecom/applied_coupons?status=active&',
		resource: 'applied_coupon',
		add: (count) => newestFirst(count, () => lago.store.addAppliedCoupon(acme()).lago_id),
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
		parameters: {},
		url: '/customers?',
		resource: 'customer',
		add: (count) => newestFirst(count, () => lago.store.addCustomer({}).external_id),
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
		url: '/customers/acme%2Ecom/payment_methods?',
		resource: 'payment_method',
		add: (count) => newestFirst(count, () => lago.store.addPaymentMethod(acme()).lago_id),
		addKinds: () => {
			const add = (id: string, payment_provider_code: string) =>
				lago.store.addPaymentMethod(acme(), { provider_method_id: id, payment_provider_code });
			const [first, second] = [add('pm_1', 'stripe'), add('pm_2', 'adyen_eu')];
			lago.store.addPaymentMethod(other());
			return [
				['pm_2 (adyen_eu)', second.lago_id],
				['pm_1 (stripe, default)', first.lago_id],
			];
		},
	},
	{
		method: 'searchSubscriptions',
		parameters: { resource: 'usage', operation: 'getCurrent', customerId: inList('acme.com') },
		url: '/customers/acme%2Ecom/subscriptions?',
		resource: 'subscription',
		add: (count) => newestFirst(count, () => lago.store.addSubscription(acme()).external_id),
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
		parameters: {
			resource: 'walletAlert',
			operation: 'get',
			customerId: inList('acme.com'),
			walletCode: byId('w.1'),
		},
		url: '/customers/acme%2Ecom/wallets/w%2E1/alerts?',
		resource: 'alert',
		add: (count) =>
			newestFirst(count, (nth) => lago.store.addWalletAlert(prepaid(), { code: `a${nth}` }).code),
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
		url: '/customers/acme%2Ecom/wallets?',
		resource: 'wallet',
		add: (count) => {
			lago.store.wallets.length = 0;
			return newestFirst(count, (nth) => lago.store.addWallet(acme(), { code: `w${nth}` }).code);
		},
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

const ofMetadataKeys: INodeParameters = {
	resource: 'walletMetadata',
	operation: 'deleteKey',
	customerId: inList('acme.com'),
	walletCode: inList('w.1'),
};

beforeEach(() => {
	lago.store.addPlan({ code: 'pro' });
	lago.store.addCoupon({ code: 'welcome', name: 'Welcome Bonus' });
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme.com' }), { code: 'w.1' });
});

test('every list that a field names is there, and no other', async () => {
	const { description, methods } = await n8n.lagoNode();
	const named = JSON.stringify(description).matchAll(/"searchListMethod":"(\w+)"/g);
	const tested = [...LISTS.map(({ method }) => method), 'searchWalletMetadataKeys'].sort();
	expect([...new Set([...named].map(([, name]) => name))].sort()).toEqual(tested);
	expect(Object.keys(methods?.listSearch ?? {}).sort()).toEqual(tested);
});

describe.each(LISTS)('$method', ({ method, parameters, url, add, addKinds }) => {
	test('shows names and codes, newest first', async () => {
		const results = addKinds().map(([name, value]) => ({ name, value }));
		expect(await search(method, { parameters })).toEqual({ results });
		expect(wire()).toEqual([{ request: `GET ${url}page=1&per_page=100` }]);
	});

	test('has no token when there is no further page', async () => {
		if (method === 'searchCustomers') lago.store.customers.length = 0;
		add(100);
		expect(await search(method, { parameters })).not.toHaveProperty('paginationToken');
	});

	test('goes on with the second page through the token, and ends with the last', async () => {
		if (method === 'searchCustomers') lago.store.customers.length = 0;
		const values = add(230);
		const shown: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search(method, { parameters, paginationToken });
			shown.push(...page.results.map(({ value }) => value));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined && lago.requests.length < 10);
		expect(shown).toEqual(values);
		expect(wire()).toEqual(
			[1, 2, 3].map((page) => ({ request: `GET ${url}page=${page}&per_page=100` })),
		);
	});
});

const ALL = [
	...LISTS,
	{ method: 'searchWalletMetadataKeys', parameters: ofMetadataKeys, resource: 'wallet' },
];

test.each(ALL)('$method says what the API key may not do', async (list) => {
	const { method, parameters, resource } = list;
	const apiKey = lago.restrictedKey({});
	const words = resource.replace('_', ' ');
	await expect(search(method, { apiKey, parameters })).rejects.toMatchObject({
		message: `The API key may not read ${words} data`,
		description: `Give it the permission to read '${words}' in Lago, or use another key. Lago answered 403 (read_action_not_allowed_for_${resource}).`,
	});
});

const FIRST = { customerId: 'Choose a customer first', walletCode: 'Choose a wallet first' };

const isEmpty = (name: string) =>
	`'${name}' has no value yet: enter an ID or, for an expression, execute the previous nodes first`;

const EMPTY = { customerId: isEmpty('Customer'), walletCode: isEmpty('Wallet') };

const NOT_CHOSEN: Array<[what: string, value: unknown, says: typeof FIRST]> = [
	['not there', undefined, FIRST],
	['empty', '', FIRST],
	['null', null, FIRST],
	['a choice not yet made', inList(''), FIRST],
	['no ID that a path can hold', byId('..'), FIRST],
	['an empty ID', byId(''), EMPTY],
	['an expression whose data is not there', { ...byId(''), value: null }, EMPTY],
	['an expression as it was written', byId('={{ $json.id }}'), EMPTY],
];

const needed = ALL.flatMap(({ method, parameters }) =>
	(['customerId', 'walletCode'] as const)
		.filter((field) => Object.hasOwn(parameters, field))
		.map((field) => ({ method, parameters, field })),
);

describe.each(needed)('$method asks for $field first', ({ method, parameters, field }) => {
	test.each(NOT_CHOSEN)('without a request when it is %s', async (_, value, says) => {
		const chosen = { ...parameters, [field]: value } as INodeParameters;
		await expect(search(method, { parameters: chosen })).rejects.toThrow(says[field]);
		expect(lago.requests).toEqual([]);
	});
});

describe('searchCustomers', () => {
	test('has Lago search for the text', async () => {
		lago.store.addCustomer({ external_id: 'a', name: 'Nuts & Bolts + Sons' });
		lago.store.addCustomer({ external_id: 'b', name: 'Nuts' });
		const { results } = await search('searchCustomers', { filter: 'bolts + s' });
		expect(results).toEqual([{ name: 'Nuts & Bolts + Sons (a)', value: 'a' }]);
		expect(wire()).toEqual([
			{ request: 'GET /customers?search_term=bolts + s&page=1&per_page=100' },
		]);
	});

	test('keeps the search on the second page', async () => {
		for (let nth = 0; nth < 101; nth++) {
			lago.store.addCustomer({ external_id: `c${nth}`, name: `Nuts ${nth}` });
		}
		const { results } = await search('searchCustomers', { filter: 'nuts', paginationToken: '2' });
		expect(results).toEqual([{ name: 'Nuts 0 (c0)', value: 'c0' }]);
		expect(wire()).toEqual([{ request: 'GET /customers?search_term=nuts&page=2&per_page=100' }]);
	});

	test('does not send an empty search', async () => {
		await search('searchCustomers', { filter: '' });
		expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=100' }]);
	});

	test('is empty when nothing is found', async () => {
		expect(await search('searchCustomers', { filter: 'nobody' })).toEqual({ results: [] });
	});
});

describe('of several with the same code, there is one entry that says so:', () => {
	const same = async (method: string) => {
		const list = LISTS.find((candidate) => candidate.method === method);
		return (await search(method, { parameters: list?.parameters })).results;
	};

	test('wallets', async () => {
		lago.store.addWallet(acme(), { code: 'w.1', name: 'Old', status: 'terminated' });
		lago.store.addWallet(acme(), { code: 'bonus' });
		expect(await same('searchWallets')).toEqual([
			{ name: 'bonus', value: 'bonus' },
			{ name: '2 of the same code: Old (w.1, terminated) and w.1', value: 'w.1' },
		]);
	});

	test('alerts', async () => {
		lago.store.addWalletAlert(prepaid(), { code: 'low' });
		lago.store.addWalletAlert(prepaid(), { code: 'low', alert_type: 'wallet_credits_balance' });
		expect(await same('searchWalletAlerts')).toEqual([
			{
				name: '2 of the same code: low (wallet_credits_balance) and low (wallet_balance_amount)',
				value: 'low',
			},
		]);
	});
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

test.each([
	{ method: 'searchCustomers', parameters: {} },
	{ method: 'searchWalletMetadataKeys', parameters: ofMetadataKeys },
])(
	'$method waits for its turn after a rate limit, and is there',
	async ({ method, parameters }) => {
		const normal = await search(method, { parameters });
		const refusal = { status: 429, headers: { 'x-ratelimit-reset': '0' }, body: {} };
		lago.intercept((_, nth) => (nth === 0 ? refusal : undefined));
		expect(await search(method, { parameters })).toEqual(normal);
		expect(lago.requests).toHaveLength(3);
	},
	FOR_EVER,
);

test('searchSubscriptions says that Lago does not know the customer', async () => {
	const parameters = { resource: 'usage', operation: 'getCurrent', customerId: 'nobody' };
	await expect(search('searchSubscriptions', { parameters })).rejects.toMatchObject({
		message: 'Lago has no customer with that ID or code',
		description:
			'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (customer_not_found).',
	});
});

describe('searchWalletMetadataKeys', () => {
	test.each<[string, Record<string, string | null> | null, string[][]]>([
		[
			'each key with its value',
			{ crm_id: 'A-1', 'team.lead': 'Ann' },
			[
				['crm_id (A-1)', 'crm_id'],
				['team.lead (Ann)', 'team.lead'],
			],
		],
		[
			'which key has no value',
			{ gone: null, empty: '' },
			[
				['gone (no value)', 'gone'],
				['empty (no value)', 'empty'],
			],
		],
		['nothing where there is none', {}, []],
		['nothing where there never was any', null, []],
	])('shows %s', async (_, metadata, entries) => {
		Object.assign(prepaid(), { metadata });
		expect(await search('searchWalletMetadataKeys', { parameters: ofMetadataKeys })).toEqual({
			results: entries.map(([name, value]) => ({ name, value })),
		});
		expect(wire()).toEqual([{ request: 'GET /customers/acme%2Ecom/wallets/w%2E1' }]);
	});

	test('says that Lago does not know the wallet', async () => {
		const parameters = { ...ofMetadataKeys, walletCode: 'nothing' };
		await expect(search('searchWalletMetadataKeys', { parameters })).rejects.toMatchObject({
			message: 'Lago has no wallet with that ID or code',
			description:
				'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (wallet_not_found).',
		});
	});
});
