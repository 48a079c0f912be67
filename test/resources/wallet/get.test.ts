import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const get = { resource: 'wallet', operation: 'get', customerId: 'acme', walletCode: 'prepaid' };

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(acme, { code: 'prepaid', credits_balance: 12.5, metadata: { crm: 'A-1' } });
	lago.store.addWallet(acme, { code: '42' });
});

test('returns the wallet with its balance and metadata', async () => {
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme/wallets/prepaid' }]);
	const { wallet } = await ask('/customers/acme/wallets/prepaid');
	expect(items).toEqual([{ json: wallet, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({ credits_balance: '12.5', metadata: { crm: 'A-1' } });
});

test('can be simplified', async () => {
	const { items } = await run({ ...get, simplify: true });
	expect(items[0].json).toEqual({
		code: 'prepaid',
		name: null,
		status: 'active',
		currency: 'EUR',
		credits_balance: '12.5',
		credits_ongoing_balance: '12.5',
		balance_cents: 1250,
		balance: 12.5,
		expiration_at: null,
		lago_id: lago.store.wallets[0].lago_id,
	});
});

test.each(['list', 'id'])('takes the wallet as the editor keeps it: mode %s', async (mode) => {
	await run({ ...get, walletCode: { __rl: true, mode, value: 'prepaid' } });
	expect(wire()).toEqual([{ request: 'GET /customers/acme/wallets/prepaid' }]);
});

test('gets a wallet for each item, also by a code that is a number', async () => {
	const { items } = await run(
		{ ...get, walletCode: '={{ $json.code }}' },
		{ items: [{ code: 42 }, { code: 'prepaid' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['42', { item: 0 }],
		['prepaid', { item: 1 }],
	]);
});

refusesToRunWithout('customerId', 'Customer', get);
refusesToRunWithout('walletCode', 'Wallet', get);
