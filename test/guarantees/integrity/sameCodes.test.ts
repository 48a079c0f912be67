/** Codes that two wallets of a customer, or two alerts of a wallet, have or would have. */
import type { Wallet } from '../../lago/models/wallet';
import { lago, run, wire } from '../../n8n/support';

const WALLET = '/customers/acme/wallets/prepaid';

const ofPrepaid = { customerId: 'acme', walletCode: 'prepaid' };

const target = { ...ofPrepaid, alertCode: 'low' };

const addWallet = (attributes: Partial<Wallet> = {}) =>
	lago.store.addWallet(lago.store.customer('acme'), { code: 'prepaid', ...attributes });

beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

test('a terminated wallet without an active one beside it is returned', async () => {
	addWallet({ name: 'Old', status: 'terminated' });
	addWallet({ name: 'Older', status: 'terminated' });
	const { items } = await run({ resource: 'wallet', operation: 'get', ...ofPrepaid });
	expect(items).toMatchObject([{ json: { name: 'Old', status: 'terminated' } }]);
});

test('an active wallet is reached without a further look', async () => {
	addWallet({ name: 'New' });
	addWallet({ name: 'Old', status: 'terminated' });
	const { items } = await run({ resource: 'wallet', operation: 'get', ...ofPrepaid });
	expect(items).toMatchObject([{ json: { name: 'New', status: 'active' } }]);
	expect(wire()).toEqual([{ request: `GET ${WALLET}` }]);
});

describe('an alert', () => {
	const LIST = { request: `GET ${WALLET}/alerts?per_page=100` };

	/** Creates alerts with the same threshold. */
	const create = async (...alerts: Array<{ alertType: string; code: string }>) =>
		await run({
			...{ resource: 'walletAlert', operation: 'create', ...ofPrepaid },
			alerts: {
				alert: alerts.map((alert) => ({ ...alert, thresholds: { threshold: [{ value: '1' }] } })),
			},
		});

	beforeEach(() => {
		const wallet = addWallet();
		lago.store.addWalletAlert(wallet, { code: 'low', alert_type: 'wallet_balance_amount' });
		lago.store.addWalletAlert(wallet, { code: 'low', alert_type: 'wallet_credits_balance' });
		lago.store.addWalletAlert(wallet, {
			code: 'other',
			alert_type: 'wallet_ongoing_balance_amount',
		});
	});

	test('of another code than two others have is reached', async () => {
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
	])('is not made when the wallet has %s', async (_, given, message, description) => {
		const { error } = await create(given);
		expect([error?.message, error?.description]).toEqual([message, description]);
		expect(wire()).toEqual([LIST]);
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
	])('is not made beside another new one with the same %j', async (same, message) => {
		lago.store.wallet_alerts = [];
		const first = { alertType: 'wallet_credits_ongoing_balance', code: 'a' };
		const second = { alertType: 'wallet_balance_amount', code: 'b', ...same };
		const { error } = await create(first, second);
		expect(error?.message).toBe(message);
		expect(lago.store.wallet_alerts).toEqual([]);
	});

	test('does not get the code of another one, but its own', async () => {
		lago.store.wallet_alerts.splice(1, 1);
		const update = { resource: 'walletAlert', operation: 'update', ...target };
		const { error } = await run({ ...update, alertUpdateFields: { code: 'other' } });
		expect([error?.message, error?.description]).toEqual([
			"'New Code' is the code of another alert of the wallet: wallet_ongoing_balance_amount",
			'By a code that two alerts have, Lago takes any of them.',
		]);
		expect(wire()).toEqual([LIST]);
		const { items } = await run({ ...update, alertUpdateFields: { code: 'low' } });
		expect(items).toMatchObject([{ json: { code: 'low' } }]);
	});

	test('that Lago refuses is named, when another one of its type was just created', async () => {
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
});
