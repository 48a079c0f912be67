import { lago, n8n, run, wire } from '../../n8n/support';

const target = { customerId: 'acme', walletCode: 'prepaid' };

const WALLET = '/customers/acme/wallets/prepaid';

const addWallet = (name: string, status: string) =>
	lago.store.addWallet(lago.store.customer('acme'), { code: 'prepaid', name, status }).lago_id;

beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

const entry = { pair: [{ key: 'team', value: 'north' }] };

test.each([
	['Get', { resource: 'wallet', operation: 'get' }],
	['Terminate', { resource: 'wallet', operation: 'terminate' }],
	['Update', { resource: 'wallet', operation: 'update', walletUpdateFields: { name: 'New' } }],
	['Merge', { resource: 'walletMetadata', operation: 'merge', walletMetadata: entry }],
	['Replace', { resource: 'walletMetadata', operation: 'replace', walletMetadata: entry }],
	['Delete All', { resource: 'walletMetadata', operation: 'deleteAll' }],
])(
	'%s refuses a code by which Lago reaches a terminated wallet in place of an active one',
	async (_, chosen) => {
		const [old, current] = [addWallet('Old', 'terminated'), addWallet('New', 'active')];
		const before = structuredClone(lago.store.wallets);
		const { items, error } = await run({ ...chosen, ...target });
		expect(items).toEqual([]);
		expect([error?.message, error?.description]).toEqual([
			`'Wallet' 'prepaid' is the code of 2 wallets: New, active, ${current}; Old, terminated, ${old}`,
			`By this code, Lago reaches the terminated one (${old}) and not the active one. Give the active wallet another code in Lago, and use that.`,
		]);
		expect(wire()).toEqual([
			{ request: `GET ${WALLET}` },
			{ request: 'GET /customers/acme/wallets?per_page=100' },
		]);
		expect(lago.store.wallets).toEqual(before);
	},
);

test('a terminated wallet without an active one beside it is returned', async () => {
	addWallet('Old', 'terminated');
	addWallet('Older', 'terminated');
	const { items } = await run({ resource: 'wallet', operation: 'get', ...target });
	expect(items).toMatchObject([{ json: { name: 'Old', status: 'terminated' } }]);
});

test('an active wallet is reached without a further look', async () => {
	addWallet('New', 'active');
	addWallet('Old', 'terminated');
	const { items } = await run({ resource: 'wallet', operation: 'get', ...target });
	expect(items).toMatchObject([{ json: { name: 'New', status: 'active' } }]);
	expect(wire()).toEqual([{ request: `GET ${WALLET}` }]);
});

test('a code that two wallets have is in the list of wallets once, with a word on it', async () => {
	addWallet('Old', 'terminated');
	addWallet('New', 'active');
	const { results } = await n8n.searchList('searchWallets', {
		credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
		parameters: { resource: 'wallet', operation: 'get', customerId: 'acme' },
	});
	expect(results).toEqual([{ value: 'prepaid', name: expect.stringMatching(/terminated/) }]);
});
