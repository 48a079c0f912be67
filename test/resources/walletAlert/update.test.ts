import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

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
