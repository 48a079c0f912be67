import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deletion = {
	resource: 'walletAlert',
	operation: 'delete',
	customerId: 'acme',
	walletCode: 'prepaid',
	alertCode: 'low',
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const wallet = lago.store.addWallet(acme, { code: 'prepaid' });
	for (const code of ['low', 'lower', 'empty']) lago.store.addWalletAlert(wallet, { code });
});

test('deletes the alert and returns it', async () => {
	const { alert } = await ask(`${ALERTS}/low`);
	const { items, error } = await run(deletion);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `DELETE ${ALERTS}/low` }]);
	expect(items).toEqual([
		{
			// Lago answers without the thresholds.
			json: { deleted: true, ...(alert as object), thresholds: [] },
			pairedItem: { item: 0 },
		},
	]);
	expect(Object.keys(items[0].json)[0]).toBe('deleted');
	expect((await ask(ALERTS)).alerts).toMatchObject([{ code: 'empty' }, { code: 'lower' }]);
});

test.each(['list', 'id'])('takes the alert as the editor keeps it: mode %s', async (mode) => {
	await run({ ...deletion, alertCode: { __rl: true, mode, value: 'low' } });
	expect(wire()).toEqual([{ request: `DELETE ${ALERTS}/low` }]);
});

test('deletes an alert for each item', async () => {
	const { items } = await run(
		{ ...deletion, alertCode: '={{ $json.code }}' },
		{ items: [{ code: 'empty' }, { code: 'low' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['empty', { item: 0 }],
		['low', { item: 1 }],
	]);
	expect((await ask(ALERTS)).alerts).toMatchObject([{ code: 'lower' }]);
});

refusesToRunWithout('customerId', 'Customer', deletion);
refusesToRunWithout('walletCode', 'Wallet', deletion);
refusesToRunWithout('alertCode', 'Alert', deletion);
