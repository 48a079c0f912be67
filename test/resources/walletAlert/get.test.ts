import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

const get = {
	resource: 'walletAlert',
	operation: 'get',
	customerId: 'acme',
	walletCode: 'prepaid',
	alertCode: 'low',
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

test('returns the alert with its thresholds, and looks whether its code is its own', async () => {
	const wallet = lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
		code: 'prepaid',
	});
	lago.store.addWalletAlert(wallet, {
		code: 'low',
		thresholds: [{ code: 'warning', value: 1000, recurring: false }],
	});
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([
		{ request: `GET ${ALERTS}/low` },
		{ request: `GET ${ALERTS}?per_page=100` },
	]);
	const { alert } = await ask(`${ALERTS}/low`);
	expect(items).toEqual([{ json: alert, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({
		wallet_code: 'prepaid',
		thresholds: [{ code: 'warning', value: '1000.0', recurring: false }],
	});

	const simple = await run({ ...get, simplify: true });
	expect(simple.items[0].json).toEqual({
		code: 'low',
		name: null,
		alert_type: 'wallet_balance_amount',
		wallet_code: 'prepaid',
		thresholds: ['1000.0'],
		previous_value: 0,
		last_processed_at: null,
		created_at: expect.any(String),
		lago_id: lago.store.wallet_alerts[0].lago_id,
	});
});
