import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const get = {
	resource: 'walletAlert',
	operation: 'get',
	customerId: 'acme',
	walletCode: 'prepaid',
	alertCode: 'low',
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const wallet = lago.store.addWallet(acme, { code: 'prepaid' });
	lago.store.addWalletAlert(wallet, {
		code: 'low',
		thresholds: [{ code: 'warning', value: 1000, recurring: false }],
	});
	lago.store.addWalletAlert(wallet, { code: '42', alert_type: 'wallet_credits_balance' });
});

test('returns the alert with its thresholds', async () => {
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${ALERTS}/low` }]);
	const { alert } = await ask(`${ALERTS}/low`);
	expect(items).toEqual([{ json: alert, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({
		wallet_code: 'prepaid',
		thresholds: [{ code: 'warning', value: '1000.0', recurring: false }],
	});
});

test('can be simplified', async () => {
	const { items } = await run({ ...get, simplify: true });
	expect(items[0].json).toEqual({
		code: 'low',
		name: null,
		alert_type: 'wallet_balance_amount',
		wallet_code: 'prepaid',
		thresholds: ['1000.0'],
		previous_value: '0.0',
		last_processed_at: null,
		created_at: expect.any(String),
		lago_id: lago.store.wallet_alerts[0].lago_id,
	});
});

test.each(['list', 'id'])('takes the alert as the editor keeps it: mode %s', async (mode) => {
	await run({ ...get, alertCode: { __rl: true, mode, value: 'low' } });
	expect(wire()).toEqual([{ request: `GET ${ALERTS}/low` }]);
});

test('gets an alert for each item, also by a code that is a number', async () => {
	const { items } = await run(
		{ ...get, alertCode: '={{ $json.code }}' },
		{ items: [{ code: 42 }, { code: 'low' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['42', { item: 0 }],
		['low', { item: 1 }],
	]);
});

refusesToRunWithout('customerId', 'Customer', get);
refusesToRunWithout('walletCode', 'Wallet', get);
refusesToRunWithout('alertCode', 'Alert', get);
