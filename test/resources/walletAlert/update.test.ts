import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	ENTER_A_VALUE,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	refusal,
	refusesToRunWithout,
	REMOVE_THE_ENTRY,
} from '../helpers';

const update = {
	resource: 'walletAlert',
	operation: 'update',
	customerId: 'acme',
	walletCode: 'prepaid',
	alertCode: 'low',
};

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

const requestFor = (alert: object) => [{ request: `PUT ${ALERTS}/low`, body: { alert } }];

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
	expect(wire()).toEqual(requestFor({ name: 'Very low' }));
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
	expect(Object.keys(alertUpdateFields)).toEqual(await fieldsIn('alertUpdateFields'));
	const { items } = await run({ ...update, alertUpdateFields });
	expect(wire()).toEqual(
		requestFor({
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

test.each(['list', 'id'])('takes the alert as the editor keeps it: mode %s', async (mode) => {
	const alertCode = { __rl: true, mode, value: 'low' };
	await run({ ...update, alertCode, alertUpdateFields: { name: 'Very low' } });
	expect(wire()).toEqual(requestFor({ name: 'Very low' }));
});

test.each(EMPTY_VALUES)('does not send fields that are %j', async (value) => {
	const { alertUpdateFields } = await everyFieldOf('alertUpdateFields', FROM_ITEM);
	const { error } = await run(
		{ ...update, alertUpdateFields: { ...(alertUpdateFields as object), name: 'Very low' } },
		{ items: [{ value }] },
	);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestFor({ name: 'Very low' }));
});

test.each([{}, { threshold: [] }])('does not send the thresholds %j', async (thresholds) => {
	await run({ ...update, alertUpdateFields: { name: 'Very low', thresholds } });
	expect(wire()).toEqual(requestFor({ name: 'Very low' }));
});

test('updates an alert for each item', async () => {
	const { items } = await run(
		{
			...update,
			alertCode: '={{ $json.code }}',
			alertUpdateFields: { name: '={{ $json.name }}' },
		},
		{
			items: [
				{ code: 'other', name: 'B' },
				{ code: 'low', name: 'A' },
			],
		},
	);
	expect(items.map(({ json, pairedItem }) => [json.code, json.name, pairedItem])).toEqual([
		['other', 'B', { item: 0 }],
		['low', 'A', { item: 1 }],
	]);
});

test('refuses to change nothing', async () => {
	expect(await refusal(update)).toEqual({
		message: "'Update Fields' is empty",
		description: ENTER_A_VALUE,
	});
});

test.each([
	['code', ['low'], "'New Code' is not a text", 'It is ["low"]: pick the one value to send.'],
	['name', { a: 1 }, "'Name' is not a text", 'It is {"a":1}: pick the one value to send.'],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const alertUpdateFields = { [field]: FROM_ITEM };
	expect(await refusal({ ...update, alertUpdateFields }, value)).toEqual({ message, description });
});

test.each([
	['value', '', "'Thresholds > Value' is empty", REMOVE_THE_ENTRY],
	['recurring', 2, "'Thresholds > Recurring' is neither true nor false", 'It is 2.'],
])('refuses a threshold whose %s is %j', async (field, value, message, description) => {
	const thresholds = { threshold: [{ value: '1', [field]: FROM_ITEM }] };
	const alertUpdateFields = { thresholds };
	expect(await refusal({ ...update, alertUpdateFields }, value)).toEqual({ message, description });
});

refusesToRunWithout('customerId', 'Customer', update);
refusesToRunWithout('walletCode', 'Wallet', update);
refusesToRunWithout('alertCode', 'Alert', update);
