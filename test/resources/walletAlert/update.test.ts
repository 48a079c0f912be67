import { lago, run, wire } from '../../support';
import { ask, fieldsIn } from '../helpers';

const update = {
	resource: 'walletAlert',
	operation: 'update',
	customerId: 'acme',
	walletCode: 'prepaid',
	alertCode: 'low',
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

const requestsFor = (alert: object) => [
	{ request: `GET ${ALERTS}?per_page=100` },
	{ request: `PUT ${ALERTS}/low`, body: { alert } },
];

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const wallet = lago.store.addWallet(acme, { code: 'prepaid' });
	lago.store.addWalletAlert(wallet, { code: 'low', name: 'Low' });
	lago.store.addWalletAlert(wallet, { code: 'other', alert_type: 'wallet_credits_balance' });
});

test('changes what is sent, keeps the rest and returns the alert', async () => {
	const { alert: before } = await ask(`${ALERTS}/low`);
	const { items, error } = await run({ ...update, alertUpdateFields: { name: 'Very low' } });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestsFor({ name: 'Very low' }));
	expect(items).toEqual([
		{ json: { ...(before as object), name: 'Very low' }, pairedItem: { item: 0 } },
	]);
});

test('sends every field under its name in Lago', async () => {
	const alertUpdateFields = {
		code: 'lower',
		name: 'Lower',
		thresholds: {
			threshold: [
				{ code: 'warning', recurring: false, value: '100' },
				{ code: '', recurring: true, value: '={{ 0.5 }}' },
			],
		},
	};
	expect(['clearFields', ...Object.keys(alertUpdateFields)]).toEqual(
		await fieldsIn('alertUpdateFields'),
	);
	const { items } = await run({ ...update, alertUpdateFields });
	expect(wire()).toEqual(
		requestsFor({
			code: 'lower',
			name: 'Lower',
			thresholds: [
				{ code: 'warning', recurring: false, value: '100' },
				{ recurring: true, value: '0.5' },
			],
		}),
	);
	const { alert } = await ask(`${ALERTS}/lower`);
	expect(items).toEqual([{ json: alert, pairedItem: { item: 0 } }]);
	expect(alert).toMatchObject({
		name: 'Lower',
		thresholds: [
			{ code: 'warning', value: '100.0' },
			{ code: null, recurring: true, value: '0.5' },
		],
	});
});
