import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

/** The parameters that create these alerts. */
const create = (...alert: INodeParameters[]) => ({
	resource: 'walletAlert',
	operation: 'create',
	customerId: 'acme',
	walletCode: 'prepaid',
	alerts: { alert },
});

const low = {
	alertType: 'wallet_balance_amount',
	code: 'low',
	thresholds: { threshold: [{ value: '500' }] },
};

const LOW = {
	alert_type: 'wallet_balance_amount',
	code: 'low',
	thresholds: [{ recurring: false, value: '500' }],
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

/** The alert as it was before Lago, in the background, looked at the wallet. */
const unprocessed = (alert: object) => ({ ...alert, last_processed_at: null });

const requestsFor = (...alerts: object[]) => [
	{ request: `GET ${ALERTS}?per_page=100` },
	{ request: `POST ${ALERTS}`, body: { alerts } },
];

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	for (const code of ['prepaid', 'bonus']) lago.store.addWallet(acme, { code });
});

test('creates an alert and returns it', async () => {
	const { items, error } = await run(create(low));
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestsFor(LOW));
	const { alert } = await ask(`${ALERTS}/low`);
	expect(items).toEqual([{ json: unprocessed(alert as object), pairedItem: { item: 0 } }]);
});

test('creates several with every field, and returns an item for each', async () => {
	const { items, error } = await run(
		create(low, {
			alertType: 'wallet_credits_ongoing_balance',
			code: 'ongoing',
			name: 'Runs out',
			thresholds: {
				threshold: [
					{ code: 'warning', recurring: false, value: '100.5' },
					{ code: 'critical', recurring: false, value: '0' },
					{ code: 'more', recurring: true, value: '50' },
				],
			},
		}),
	);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(
		requestsFor(LOW, {
			alert_type: 'wallet_credits_ongoing_balance',
			code: 'ongoing',
			name: 'Runs out',
			thresholds: [
				{ code: 'warning', recurring: false, value: '100.5' },
				{ code: 'critical', recurring: false, value: '0' },
				{ code: 'more', recurring: true, value: '50' },
			],
		}),
	);
	const stored = (await ask(ALERTS)).alerts as IDataObject[];
	expect(items).toEqual(
		stored.reverse().map((json) => ({ json: unprocessed(json), pairedItem: { item: 0 } })),
	);
	expect(items[1].json.thresholds).toEqual([
		{ code: 'warning', recurring: false, value: '100.5' },
		{ code: 'critical', recurring: false, value: '0.0' },
		{ code: 'more', recurring: true, value: '50.0' },
	]);
});
