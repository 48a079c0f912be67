import { client, refusal } from './client';
import { startLago, type Lago } from './index';
import type { Customer } from './models/customer';
import type { Wallet } from './models/wallet';

let lago: Lago;
let customer: Customer;
const call = client(() => lago);

beforeAll(async () => {
	lago = await startLago();
});
afterAll(() => lago.close());

beforeEach(() => {
	lago.reset();
	lago.store.addBillableMetric({ code: 'calls' });
	customer = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
});

const path = '/customers/acme/wallets';
const create = (wallet: unknown) => call('POST', path, { wallet });
const update = (wallet: unknown) => call('PUT', `${path}/default`, { wallet });
const addWallet = (attributes?: Partial<Wallet>) => lago.store.addWallet(customer, attributes);

describe('creating a wallet', () => {
	it('takes credits as text, and tops up afterwards', async () => {
		const { body } = await create({ rate_amount: '0.5', granted_credits: '10', name: 'My wallet' });

		expect(body.wallet).toMatchObject({
			code: 'my_wallet',
			currency: 'EUR',
			rate_amount: '0.5',
			credits_balance: '0.0',
		});
		expect(body.wallet).not.toHaveProperty('metadata');
		expect((await call('GET', `${path}/my_wallet`)).body.wallet).toMatchObject({
			credits_balance: '10.0',
			balance_cents: 500,
		});
	});

	it('ignores the customer in the body', async () => {
		lago.store.addCustomer({ external_id: 'other' });
		const { body } = await create({ rate_amount: '1', external_customer_id: 'other' });

		expect(body.wallet.external_customer_id).toBe('acme');
	});

	it('makes another one when it is sent again without a code', async () => {
		await create({ rate_amount: '1' });

		expect((await create({ rate_amount: '1' })).body.wallet.code).toMatch(/^default_\d+$/);
		expect(refusal(await create({ rate_amount: '1', code: 'default' }))).toEqual([
			422,
			{ code: ['value_already_exist'] },
		]);
	});

	it.each([
		[{ paid_credits: 10 }, { paid_credits: ['invalid_paid_credits', 'invalid_amount'] }],
		[{ granted_credits: 'x' }, { granted_credits: ['invalid_granted_credits', 'invalid_amount'] }],
		[{ rate_amount: '0' }, { rate_amount: ['value_is_out_of_range'] }],
		[{ expiration_at: '2020-01-01' }, { expiration_at: ['invalid_date'] }],
		[{ expiration_at: 'soon' }, { expiration_at: ['invalid_date'] }],
		[{ currency: 'XXX' }, { currency: ['value_is_invalid'] }],
		[{ priority: 51 }, { priority: ['value_is_invalid'] }],
		[{ applies_to: { billable_metric_codes: ['no'] } }, { applies_to: ['invalid_limitations'] }],
		[{ transaction_metadata: [{ key: 'k' }] }, { metadata: ['invalid_key_value_pair'] }],
		[
			{ paid_credits: '1', paid_top_up_min_amount_cents: 200 },
			{ paid_credits: ['amount_below_minimum'] },
		],
		[
			{ recurring_transaction_rules: [{ trigger: 'interval' }] },
			{ recurring_transaction_rules: ['invalid_recurring_rule'] },
		],
		[
			{ payment_method: { payment_method_type: 'manual', payment_method_id: null }, priority: 0 },
			{ priority: ['value_is_invalid'] },
		],
		[
			{ payment_method: { payment_method_type: 'provider', payment_method_id: 'no' } },
			{ payment_method: ['invalid_payment_method'] },
		],
	])('refuses %j', async (attributes, details) => {
		expect(refusal(await create({ rate_amount: '1', ...attributes }))).toEqual([422, details]);
		expect(lago.store.wallets).toEqual([]);
	});

	it('allows six active ones', async () => {
		for (let i = 0; i < 6; i++) addWallet({ code: `w${i}` });

		expect(refusal(await create({ rate_amount: '1' }))).toEqual([
			422,
			{ customer: ['wallet_limit_reached'] },
		]);
	});

	it('fails on a recurring rule without a licence', async () => {
		lago.store.organization.premium = false;
		const rule = { trigger: 'interval', interval: 'monthly' };

		expect((await create({ rate_amount: '1', recurring_transaction_rules: [rule] })).status).toBe(
			500,
		);
	});

	it('needs a customer and a body', async () => {
		expect(refusal(await call('POST', '/customers/none/wallets', {}))).toEqual([
			404,
			'customer_not_found',
		]);
		expect((await call('POST', path, {})).body.error).toMatch(/invalid: wallet$/);
	});
});

describe('updating a wallet', () => {
	it('wipes the metrics it is limited to, unless they are sent again', async () => {
		const wallet = addWallet({ billable_metric_codes: ['calls'], allowed_fee_types: ['charge'] });
		await update({ name: 'New', applies_to: { billable_metric_codes: ['calls'] } });
		expect(wallet).toMatchObject({ name: 'New', billable_metric_codes: ['calls'] });

		await update({ name: 'Newer' });
		expect(wallet).toMatchObject({ billable_metric_codes: [], allowed_fee_types: ['charge'] });
	});

	it('clears some fields by null, and cannot change others', async () => {
		const wallet = addWallet({ name: 'A', priority: 3, metadata: { a: 'b' } });
		await update({
			name: null,
			code: null,
			priority: null,
			rate_amount: '9',
			metadata: { c: 'd' },
		});

		expect(wallet).toMatchObject({
			name: null,
			code: 'default',
			priority: 3,
			rate_amount: 1,
			metadata: { c: 'd' },
		});
	});

	it('ends the rules that are left out', async () => {
		addWallet();
		const rule = { trigger: 'threshold', threshold_credits: '5', paid_credits: '10' };
		const rules = async (list: unknown[]) =>
			(await update({ recurring_transaction_rules: list })).body.wallet.recurring_transaction_rules;
		const [{ lago_id }] = await rules([rule]);

		expect(await rules([{ ...rule, lago_id, paid_credits: '20' }])).toMatchObject([
			{ lago_id, paid_credits: '20.0', threshold_credits: '5.0' },
		]);
		expect(await rules([])).toEqual([]);
	});

	it.each([
		[{ applies_to: { fee_types: ['x'] } }, { allowed_fee_types: ['invalid_fee_types'] }],
		[
			{ applies_to: { billable_metric_codes: ['x'] } },
			{ billable_metrics: ['invalid_identifier'] },
		],
		[
			{ paid_top_up_min_amount_cents: 5, paid_top_up_max_amount_cents: 4 },
			{ paid_top_up_max_amount_cents: ['must_be_greater_than_or_equal_min'] },
		],
	])('refuses %j', async (attributes, details) => {
		addWallet();

		expect(refusal(await update(attributes))).toEqual([422, details]);
	});

	it('may hit the terminated one of the same code', async () => {
		addWallet({ status: 'terminated' });
		addWallet();

		expect(refusal(await update({ name: 'x' }))).toEqual([
			422,
			{ wallet_id: ['wallet_is_terminated'] },
		]);
	});

	it('takes what follows a dot for a format', async () => {
		const [wrong] = [addWallet({ code: 'w' }), addWallet({ code: 'w.1' })];
		await call('PUT', `${path}/w.1`, { wallet: { name: 'x' } });

		expect(wrong.name).toBe('x');
	});
});

it('ends a wallet once and for all, and lists it still', async () => {
	addWallet();
	const first = await call('DELETE', `${path}/default`);
	const second = await call('DELETE', `${path}/default`);

	expect(first.body.wallet.status).toBe('terminated');
	expect(second).toMatchObject({ status: 200, body: first.body });
	expect((await call('GET', path)).body.wallets).toHaveLength(1);
	expect((await call('GET', `${path}?currency=`)).body.wallets).toEqual([]);
});

describe('metadata of a wallet', () => {
	const metadata = `${path}/default/metadata`;

	it.each([
		['POST', { metadata: { c: 'd' } }, { c: 'd' }],
		['POST', { metadata: {} }, {}],
		['POST', { metadata: null }, { a: 'b' }],
		['PATCH', { metadata: { c: null } }, { a: 'b', c: null }],
		['PUT', { metadata: { a: 'x' } }, { a: 'x' }],
		['PATCH', { metadata: null }, { a: 'b' }],
		['DELETE', undefined, null],
	])('%s %j', async (verb, body, expected) => {
		addWallet({ metadata: { a: 'b' } });

		expect((await call(verb, metadata, body)).body).toEqual({ metadata: expected });
	});

	it('wipes the metrics of the wallet, except when one key is deleted', async () => {
		const wallet = addWallet({ metadata: { a: 'b' }, billable_metric_codes: ['calls'] });
		await call('DELETE', `${metadata}/a`);
		expect(wallet).toMatchObject({ metadata: {}, billable_metric_codes: ['calls'] });

		await call('PATCH', metadata, { metadata: { c: 'd' } });
		expect(wallet.billable_metric_codes).toEqual([]);
	});

	it('has limits', async () => {
		addWallet();
		const keys = Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v']);

		expect((await call('POST', metadata, { metadata: Object.fromEntries(keys) })).status).toBe(422);
		expect((await call('POST', metadata, { metadata: { k: 'v'.repeat(256) } })).status).toBe(422);
		expect(refusal(await call('DELETE', `${metadata}/k`))).toEqual([404, 'metadata_not_found']);
	});
});

describe('alerts of a wallet', () => {
	const alerts = `${path}/default/alerts`;
	const alert = { alert_type: 'wallet_balance_amount', code: 'low', thresholds: [{ value: 5 }] };

	beforeEach(() => void addWallet());

	it('are made one by one', async () => {
		const { body } = await call('POST', alerts, { alert });

		expect(body.alert).toMatchObject({
			code: 'low',
			wallet_code: 'default',
			previous_value: '0.0',
			thresholds: [{ value: '5.0', recurring: false, code: null }],
		});
		expect(refusal(await call('POST', alerts, { alert }))).toEqual([
			422,
			{ base: ['alert_already_exists'] },
		]);
	});

	it('are made all or none', async () => {
		const other = { ...alert, alert_type: 'wallet_credits_balance', code: 'few' };
		const refused = await call('POST', alerts, { alerts: [alert, { ...other, code: 'low' }] });
		expect(refusal(refused)).toEqual([
			422,
			{
				1: {
					params: { ...other, code: 'low' },
					errors: 'Validation errors: {"code":["value_already_exist"]}',
				},
			},
		]);
		expect(lago.store.wallet_alerts).toEqual([]);

		const { body } = await call('POST', alerts, { alerts: [alert, other] });
		expect(body.alerts).toHaveLength(2);
		expect(body).not.toHaveProperty('meta');
		expect((await call('GET', alerts)).body.meta.total_count).toBe(2);
	});

	it('need something to be made of', async () => {
		const { status, body } = await call('POST', alerts, { alerts: [] });

		expect([status, body.error]).toEqual([400, expect.stringMatching(/invalid: alert$/)]);
	});

	it.each([
		[[], { thresholds: ['thresholds_must_be_present'] }],
		[[{ value: 1 }, { value: '1.0' }], { thresholds: ['duplicate_threshold_values'] }],
		[
			Array.from({ length: 21 }, (_, value) => ({ value })),
			{ thresholds: ['too_many_thresholds'] },
		],
		[[{ value: 0, recurring: true }], { value: ['value_is_out_of_range'] }],
	])('refuse the thresholds %j', async (thresholds, details) => {
		expect(refusal(await call('POST', alerts, { alert: { ...alert, thresholds } }))).toEqual([
			422,
			details,
		]);
	});

	it('keep their thresholds when an empty list is sent', async () => {
		await call('POST', alerts, { alert });
		const { body } = await call('PUT', `${alerts}/low`, { alert: { name: 'N', thresholds: [] } });

		expect(body.alert).toMatchObject({ name: 'N', thresholds: [{ value: '5.0' }] });
	});

	it('are deleted one by one, or all with an empty answer', async () => {
		await call('POST', alerts, { alert });
		expect((await call('DELETE', `${alerts}/low`)).body.alert.code).toBe('low');
		expect(refusal(await call('GET', `${alerts}/low`))).toEqual([404, 'alert_not_found']);

		await call('POST', alerts, { alert });
		expect(await call('DELETE', alerts)).toMatchObject({ status: 200, body: undefined });
		expect(lago.store.wallet_alerts).toEqual([]);
	});
});
