import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	FROM_ITEM,
	NOTHING,
	refusal,
	refusesToRunWithout,
	REMOVE_THE_ENTRY,
} from '../helpers';

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

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	for (const code of ['prepaid', 'bonus']) lago.store.addWallet(acme, { code });
});

test('creates an alert and returns it', async () => {
	const { items, error } = await run(create(low));
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `POST ${ALERTS}`, body: { alerts: [LOW] } }]);
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
	expect(wire()).toEqual([
		{
			request: `POST ${ALERTS}`,
			body: {
				alerts: [
					LOW,
					{
						alert_type: 'wallet_credits_ongoing_balance',
						code: 'ongoing',
						name: 'Runs out',
						thresholds: [
							{ code: 'warning', recurring: false, value: '100.5' },
							{ code: 'critical', recurring: false, value: '0' },
							{ code: 'more', recurring: true, value: '50' },
						],
					},
				],
			},
		},
	]);
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

test('sends values as text when expressions give numbers, and leaves out what is empty', async () => {
	await run(
		create({
			...low,
			name: NOTHING,
			thresholds: {
				threshold: [
					{ code: '', recurring: '={{ "true" }}', value: '={{ $json.credits * 1.5 }}' },
					{ code: '={{ 7 }}', recurring: NOTHING, value: '={{ 1e-7 }}' },
				],
			},
		}),
		{ items: [{ credits: 7 }] },
	);
	expect(wire()).toEqual([
		{
			request: `POST ${ALERTS}`,
			body: {
				alerts: [
					{
						...LOW,
						thresholds: [
							{ recurring: true, value: '10.5' },
							{ code: '7', value: '0.0000001' },
						],
					},
				],
			},
		},
	]);
});

test('creates alerts for each item', async () => {
	const alert = { ...low, code: '={{ $json.wallet + "-low" }}' };
	const { items } = await run(
		{ ...create(alert), walletCode: '={{ $json.wallet }}' },
		{ items: [{ wallet: 'bonus' }, { wallet: 'prepaid' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.wallet_code, json.code, pairedItem])).toEqual([
		['bonus', 'bonus-low', { item: 0 }],
		['prepaid', 'prepaid-low', { item: 1 }],
	]);
});

test('refuses to create no alert', async () => {
	expect(await refusal(create())).toEqual({
		message: "'Alerts' is empty",
		description: 'Enter a value, or check the expression that gives it.',
	});
});

test.each([
	['code', null, "'Alerts > Code' is empty", REMOVE_THE_ENTRY],
	['alertType', '', "'Alerts > Alert Type' is empty", REMOVE_THE_ENTRY],
	[
		'alertType',
		'balance',
		`'Alerts > Alert Type' cannot be "balance"`,
		'Lago accepts wallet_balance_amount, wallet_credits_balance, wallet_credits_ongoing_balance, wallet_ongoing_balance_amount.',
	],
	['name', ['Low'], "'Alerts > Name' is not a text", 'It is ["Low"]: pick the one value to send.'],
])('refuses %s that is %j', async (field, value, message, description) => {
	const second = { ...low, code: 'second', [field]: FROM_ITEM };
	expect(await refusal(create(low, second), value)).toEqual({ message, description });
});

test.each([{}, { threshold: [] }])('refuses the thresholds %j', async (thresholds) => {
	expect(await refusal(create({ ...low, thresholds }))).toEqual({
		message: "'Alerts > Thresholds' is empty",
		description: REMOVE_THE_ENTRY,
	});
});

test.each([
	['value', null, "'Alerts > Thresholds > Value' is empty", REMOVE_THE_ENTRY],
	[
		'value',
		[500],
		"'Alerts > Thresholds > Value' is not a text",
		'It is [500]: pick the one value to send.',
	],
	[
		'recurring',
		'often',
		"'Alerts > Thresholds > Recurring' is neither true nor false",
		'It is "often".',
	],
])('refuses a threshold whose %s is %j', async (field, value, message, description) => {
	const threshold = [{ value: '1' }, { value: '2', [field]: FROM_ITEM }];
	const alert = { ...low, thresholds: { threshold } };
	expect(await refusal(create(alert), value)).toEqual({ message, description });
});

refusesToRunWithout('customerId', 'Customer', create(low));
refusesToRunWithout('walletCode', 'Wallet', create(low));
