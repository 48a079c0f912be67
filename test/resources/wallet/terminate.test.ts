import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const terminate = {
	resource: 'wallet',
	operation: 'terminate',
	customerId: 'acme',
	walletCode: 'prepaid',
};

function addWallets(...codes: string[]): void {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	for (const code of codes) lago.store.addWallet(acme, { code });
}

test('ends the wallet and returns it', async () => {
	addWallets('prepaid', 'other');
	const { wallet: before } = await ask('/customers/acme/wallets/prepaid');
	const { items, error } = await run(terminate);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'DELETE /customers/acme/wallets/prepaid' }]);
	expect(items).toEqual([
		{
			json: {
				deleted: true,
				...(before as object),
				status: 'terminated',
				terminated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(Object.keys(items[0].json)[0]).toBe('deleted');
	expect((await ask('/customers/acme/wallets')).wallets).toMatchObject([
		{ code: 'other', status: 'active' },
		{ code: 'prepaid', status: 'terminated' },
	]);
});

test.each(['list', 'id'])('takes the wallet as the editor keeps it: mode %s', async (mode) => {
	addWallets('prepaid');
	await run({ ...terminate, walletCode: { __rl: true, mode, value: 'prepaid' } });
	expect(wire()).toEqual([{ request: 'DELETE /customers/acme/wallets/prepaid' }]);
});

test('ends a wallet for each item', async () => {
	addWallets('a', 'b', 'c');
	const { items } = await run(
		{ ...terminate, walletCode: '={{ $json.code }}' },
		{ items: [{ code: 'c' }, { code: 'a' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, json.status, pairedItem])).toEqual([
		['c', 'terminated', { item: 0 }],
		['a', 'terminated', { item: 1 }],
	]);
	expect((await ask('/customers/acme/wallets/b')).wallet).toMatchObject({ status: 'active' });
});

refusesToRunWithout('customerId', 'Customer', terminate);
refusesToRunWithout('walletCode', 'Wallet', terminate);
