import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

const update = {
	resource: 'wallet',
	operation: 'update',
	customerId: 'acme',
	walletCode: 'prepaid',
};

const requestsFor = (wallet: object) => [
	{ request: 'GET /customers/acme/wallets/prepaid' },
	{ request: 'PUT /customers/acme/wallets/prepaid', body: { wallet } },
];

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	lago.store.addWallet(acme, {
		code: 'prepaid',
		name: 'Prepaid',
		priority: 3,
		credits_balance: 10,
		metadata: { crm: 'A-1' },
	});
});

test('changes what is sent, keeps the rest and returns the wallet', async () => {
	const { wallet: before } = await ask('/customers/acme/wallets/prepaid');
	const { items, error } = await run({ ...update, walletUpdateFields: { name: 'Credits' } });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestsFor({ name: 'Credits' }));
	expect(items).toEqual([
		{ json: { ...(before as object), name: 'Credits' }, pairedItem: { item: 0 } },
	]);
});
