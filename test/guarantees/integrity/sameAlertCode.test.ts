import { lago, run, wire } from '../../n8n/support';

const target = { customerId: 'acme', walletCode: 'prepaid', alertCode: 'low' };

const ALERTS = '/customers/acme/wallets/prepaid/alerts';

/** Creates alerts with the same threshold. */
const create = async (...alerts: Array<{ alertType: string; code: string }>) =>
	await run({
		resource: 'walletAlert',
		operation: 'create',
		customerId: 'acme',
		walletCode: 'prepaid',
		alerts: {
			alert: alerts.map((alert) => ({ ...alert, thresholds: { threshold: [{ value: '1' }] } })),
		},
	});

beforeEach(() => {
	const wallet = lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
		code: 'prepaid',
	});
	lago.store.addWalletAlert(wallet, { code: 'low', alert_type: 'wallet_balance_amount' });
	lago.store.addWalletAlert(wallet, { code: 'low', alert_type: 'wallet_credits_balance' });
	lago.store.addWalletAlert(wallet, { code: 'other', alert_type: 'wallet_ongoing_balance_amount' });
});

test.each([
	['get', {}],
	['delete', {}],
	['update', { alertUpdateFields: { name: 'New' } }],
])('%s refuses a code that two alerts have, of which Lago takes any', async (operation, fields) => {
	const before = structuredClone(lago.store.wallet_alerts);
	const { items, error } = await run({
		resource: 'walletAlert',
		operation,
		...target,
		...fields,
	});
	expect(items).toEqual([]);
	expect([error?.message, error?.description]).toEqual([
		"'Alert' 'low' is the code of 2 alerts: wallet_credits_balance, wallet_balance_amount",
		'By this code, Lago takes any of them. Give one of them another code in Lago.',
	]);
	expect(wire().at(-1)).toEqual({ request: `GET ${ALERTS}?per_page=100` });
	expect(lago.store.wallet_alerts).toEqual(before);
});

test('another alert of the wallet is still reached', async () => {
	const chosen = { resource: 'walletAlert', operation: 'get', ...target, alertCode: 'other' };
	expect((await run(chosen)).items).toMatchObject([{ json: { code: 'other' } }]);
});

test.each([
	[
		'an alert already',
		{ alertType: 'wallet_balance_amount', code: 'new' },
		"'Alerts' has alert 1 ('new') of a type that another alert of the wallet has: 'low'",
		"A wallet can have one of each type. Choose another 'Alert Type', or change that alert with 'Update'.",
	],
	[
		'the code of another alert',
		{ alertType: 'wallet_credits_ongoing_balance', code: 'other' },
		"'Alerts' has alert 1 ('other') with the code of another alert of the wallet: wallet_ongoing_balance_amount",
		"Choose another 'Code': by a code that two alerts have, Lago takes any of them.",
	],
])('create refuses an alert when the wallet has %s', async (_, given, message, description) => {
	const { error } = await create(given);
	expect([error?.message, error?.description]).toEqual([message, description]);
	expect(wire()).toEqual([{ request: `GET ${ALERTS}?per_page=100` }]);
});

test.each([
	[
		{ code: 'a' },
		"'Alerts' has alert 2 ('a') with the code of another alert of the wallet: wallet_credits_ongoing_balance",
	],
	[
		{ alertType: 'wallet_credits_ongoing_balance' },
		"'Alerts' has alert 2 ('b') of a type that another alert of the wallet has: 'a'",
	],
])('create refuses two alerts of which the second has the same %j', async (same, message) => {
	lago.store.wallet_alerts = [];
	const first = { alertType: 'wallet_credits_ongoing_balance', code: 'a' };
	const second = { alertType: 'wallet_balance_amount', code: 'b', ...same };
	const { error } = await create(first, second);
	expect(error?.message).toBe(message);
	expect(lago.store.wallet_alerts).toEqual([]);
});

test('update refuses a new code that another alert has, but not its own', async () => {
	lago.store.wallet_alerts.splice(1, 1);
	const update = { resource: 'walletAlert', operation: 'update', ...target };
	const { error } = await run({ ...update, alertUpdateFields: { code: 'other' } });
	expect([error?.message, error?.description]).toEqual([
		"'New Code' is the code of another alert of the wallet: wallet_ongoing_balance_amount",
		'By a code that two alerts have, Lago takes any of them.',
	]);
	expect(wire()).toEqual([{ request: `GET ${ALERTS}?per_page=100` }]);
	const { items } = await run({ ...update, alertUpdateFields: { code: 'low' } });
	expect(items).toMatchObject([{ json: { code: 'low' } }]);
});

test('says in words which alert Lago refuses, when another one of its type was just created', async () => {
	lago.store.wallet_alerts = [];
	lago.intercept(({ method, path }) => {
		if (method === 'GET' && path.endsWith('/alerts'))
			return { edit: (body: object) => ({ ...body, alerts: [] }) };
		lago.store.addWalletAlert(lago.store.wallets[0], {
			code: 'quick',
			alert_type: 'wallet_balance_amount',
		});
		return undefined;
	});
	const { error } = await create({ alertType: 'wallet_balance_amount', code: 'low' });
	expect([error?.message, error?.description]).toEqual([
		"Lago did not accept the request: Alert 1 ('low'): the wallet already has an alert of this type",
		'Lago answered 422 (validation_errors).',
	]);
});
