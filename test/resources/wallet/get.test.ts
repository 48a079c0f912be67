import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

test('returns the wallet with its balance and metadata', async () => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(acme, { code: 'prepaid', credits_balance: 12.5, metadata: { crm: 'A-1' } });
	const get = { resource: 'wallet', operation: 'get', customerId: 'acme', walletCode: 'prepaid' };
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme/wallets/prepaid' }]);
	const { wallet } = await ask('/customers/acme/wallets/prepaid');
	expect(items).toEqual([{ json: wallet, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({ credits_balance: '12.5', metadata: { crm: 'A-1' } });

	const simple = await run({ ...get, simplify: true });
	expect(simple.items[0].json).toEqual({
		code: 'prepaid',
		name: null,
		status: 'active',
		currency: 'EUR',
		credits_balance: 12.5,
		credits_ongoing_balance: 12.5,
		balance_cents: 1250,
		balance: 12.5,
		expiration_at: null,
		external_customer_id: 'acme',
		lago_id: lago.store.wallets[0].lago_id,
	});
});
