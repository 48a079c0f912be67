import type { INodeParameters } from 'n8n-workflow';
import { lago, wire } from '../../n8n/support';
import { failureOf, upsert, writes } from '../../n8n/helpers';

const MAY_HAVE_EXECUTED =
	'Lago may have carried the request out nevertheless: look in Lago before you run it again.';

const appliedCouponId = '1a901a90-1a90-1a90-1a90-1a901a900001';
const paymentMethodId = '1a901a90-1a90-1a90-1a90-1a901a900002';

const wallet = { resource: 'wallet', customerId: 'acme', walletCode: 'prepaid' };
const metadata = { ...wallet, resource: 'walletMetadata' };
const walletMetadata = { pair: [{ key: 'team', value: 'north' }] };
const alert = { ...wallet, resource: 'walletAlert', alertCode: 'low' };
const newAlert = {
	alertType: 'wallet_balance_amount',
	code: 'low',
	thresholds: { threshold: [{ value: '5' }] },
};

beforeEach(() => {
	const customer = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	lago.store.addCustomer({ external_id: 'other' });
	const prepaid = lago.store.addWallet(customer, { code: 'prepaid', metadata: { old: 'x' } });
	lago.store.addWallet(customer, { code: 'second' });
	lago.store.addWalletAlert(prepaid, { code: 'low', alert_type: 'wallet_credits_balance' });
	lago.store.addAppliedCoupon(customer, { lago_id: appliedCouponId });
	lago.store.addPaymentMethod(customer, { lago_id: paymentMethodId });
});

/** Lago does what it is asked, and something on the way back changes its answer. */
const changeAnswers = (key: string, change: object) =>
	lago.intercept(({ method }) =>
		method === 'GET'
			? undefined
			: {
					edit: (body: Record<string, object | object[]>) => ({
						...body,
						[key]: Array.isArray(body[key])
							? body[key].map((entry: object) => ({ ...entry, ...change }))
							: { ...body[key], ...change },
					}),
				},
	);

const anotherId = { lago_id: '1a901a90-1a90-1a90-1a90-1a901a901a90' };

const createWallet = { ...wallet, operation: 'create', rateAmount: '1' };

const updateWallet = { ...wallet, operation: 'update', walletUpdateFields: { name: 'New' } };

const terminate = { ...wallet, operation: 'terminate' };

const updateAlert = { ...alert, operation: 'update', alertUpdateFields: { name: 'New' } };

const setAsDefault = {
	...{ resource: 'paymentMethod', operation: 'setAsDefault', customerId: 'acme', paymentMethodId },
};

const removeCoupon = {
	...{ resource: 'appliedCoupon', operation: 'delete', customerId: 'acme', appliedCouponId },
};

test.each<[string, INodeParameters, string, object]>([
	['another customer', upsert, 'customer', { external_id: 'other' }],
	[
		'another customer than the one to delete',
		{ resource: 'customer', operation: 'delete', customerId: 'acme' },
		'customer',
		{ external_id: 'other' },
	],
	["another customer's wallet", createWallet, 'wallet', { external_customer_id: 'other' }],
	[
		'a new wallet of another code',
		{ ...createWallet, walletFields: { code: 'third' } },
		'wallet',
		{ code: 'second' },
	],
	['another wallet', updateWallet, 'wallet', { code: 'second' }],
	['a wallet of the same code', updateWallet, 'wallet', anotherId],
	['another wallet that ends', terminate, 'wallet', { code: 'second' }],
	['another alert', updateAlert, 'alert', { code: 'high' }],
	["another wallet's alert", updateAlert, 'alert', { wallet_code: 'second' }],
	['another coupon', removeCoupon, 'applied_coupon', anotherId],
	["another customer's coupon", removeCoupon, 'applied_coupon', { external_customer_id: 'other' }],
])('an answer with %s fails the item', async (_, parameters, key, change) => {
	changeAnswers(key, change);
	const words = await failureOf(parameters);
	expect(words).toMatch(/^Lago answers with another object: /);
	expect(words).toContain(`'${String(Object.values(change)[0])}'`);
	expect(words).toContain(MAY_HAVE_EXECUTED);
	expect(writes()).toHaveLength(1);
});

test.each<[string, INodeParameters, string, object]>([
	['the wallet is terminated', terminate, 'wallet', { status: 'active' }],
	[
		'all alerts are made',
		{ ...alert, operation: 'create', alerts: { alert: [newAlert] }, walletCode: 'second' },
		'alerts',
		{ code: 'high' },
	],
	['the payment method is the default', setAsDefault, 'payment_method', { is_default: false }],
	['the coupon has ended', removeCoupon, 'applied_coupon', { status: 'active' }],
])('an answer that does not show that %s fails the item', async (text, parameters, key, change) => {
	changeAnswers(key, change);
	const words = await failureOf(parameters);
	expect(words).toContain(`Lago's answer does not show that ${text}`);
	expect(words).toContain(MAY_HAVE_EXECUTED);
	expect(writes()).toHaveLength(1);
});

test('one of two alerts is not all', async () => {
	const second = { ...newAlert, code: 'high', alertType: 'wallet_ongoing_balance_amount' };
	lago.intercept(({ method }) =>
		method === 'POST'
			? { edit: ({ alerts }: { alerts: object[] }) => ({ alerts: alerts.slice(1) }) }
			: undefined,
	);
	const alerts = { alert: [newAlert, second] };
	expect(
		await failureOf({ ...alert, operation: 'create', walletCode: 'second', alerts }),
	).toContain('does not show that all alerts are made');
});

test.each<[string, INodeParameters]>([
	['Wallet Alert > Delete All', { ...alert, operation: 'deleteAll' }],
	['Wallet Metadata > Delete All', { ...metadata, operation: 'deleteAll' }],
	['Wallet Metadata > Delete Key', { ...metadata, operation: 'deleteKey', metadataKey: 'old' }],
	['Wallet Metadata > Merge', { ...metadata, operation: 'merge', walletMetadata }],
	['Wallet Metadata > Replace', { ...metadata, operation: 'replace', walletMetadata }],
])('%s: an error with the status 200, and any other JSON, is no success', async (_, parameters) => {
	const refusal = { status: 404, error: 'Not Found', code: 'wallet_not_found' };
	for (const [body, problem] of [
		[refusal, 'Lago answered 200 (wallet_not_found).'],
		[{ message: 'hello' }, "Lago's answer does not show that "],
	] as const) {
		lago.intercept(({ method }) => (method === 'GET' ? undefined : { status: 200, body }));
		const words = await failureOf(parameters);
		expect(words).toContain(problem);
		expect(words).toContain(MAY_HAVE_EXECUTED);
	}
});

test('a read of what is another customer’s is rejected', async () => {
	lago.intercept(() => ({
		edit: (body: { wallet?: object; wallets?: object[] }) => ({
			...body,
			...(body.wallet && { wallet: { ...body.wallet, external_customer_id: 'other' } }),
			...(body.wallets && {
				wallets: body.wallets.map((each) => ({ ...each, external_customer_id: 'other' })),
			}),
		}),
	}));
	for (const operation of ['get', 'getAll']) {
		expect(await failureOf({ ...wallet, operation })).toContain(
			"'Customer' leads to another customer: Lago answers 'acme' with what belongs to 'other'",
		);
	}
	expect(wire().map(({ request }) => request.split('?')[0])).toEqual([
		'GET /customers/acme/wallets/prepaid',
		'GET /customers/acme/wallets',
	]);
});

test('an invoice of another customer is rejected', async () => {
	lago.store.addInvoice(lago.store.customer('acme'));
	lago.intercept(() => ({
		edit: (body: { invoices: Array<{ customer: object }> }) => ({
			...body,
			invoices: body.invoices.map((each) => ({
				...each,
				customer: { ...each.customer, external_id: 'other' },
			})),
		}),
	}));
	expect(
		await failureOf({ resource: 'invoice', operation: 'getAll', customerId: 'acme' }),
	).toContain("belongs to 'other'");
});
