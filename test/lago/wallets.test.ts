import { lago } from '../support';
import { client, refusal } from './client';
import { refreshingAfterUpdates } from './index';
import type { Customer } from './models/customer';
import type { Wallet } from './models/wallet';

let customer: Customer;
const call = client(() => lago);

beforeEach(() => {
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

	it('gives a rule an ID of its own, and keeps what else it is sent', async () => {
		lago.store.addInvoiceCustomSection({ code: 'bank' });
		const rule = { trigger: 'interval', interval: 'monthly', ignore_paid_top_up_limits: 'true' };
		const { body } = await create({
			rate_amount: '1',
			recurring_transaction_rules: [
				{
					...{ ...rule, lago_id: 'mine', payment_method: { payment_method_type: 'manual' } },
					invoice_custom_section: { invoice_custom_section_codes: ['bank'] },
				},
			],
		});
		const [made] = body.wallet.recurring_transaction_rules;

		expect(made).toMatchObject({
			lago_id: expect.not.stringMatching('mine'),
			ignore_paid_top_up_limits: true,
			payment_method: { payment_method_type: 'manual', payment_method_id: null },
			applied_invoice_custom_sections: [{ invoice_custom_section: { code: 'bank' } }],
		});
		expect(made).not.toHaveProperty('invoice_custom_section');
	});

	it('keeps how the first credits were bought and given, though it does not show it', async () => {
		await create({ rate_amount: '1', paid_credits: '5', transaction_priority: 3 });
		await create({ rate_amount: '1', granted_credits: '2', transaction_name: 'Gift' });
		await create({ rate_amount: '1' });

		expect(lago.store.wallet_transactions).toMatchObject([
			{ status: 'pending', credit_amount: '5.0', priority: 3, name: null },
			{ status: 'settled', credit_amount: '2.0', priority: 50, name: 'Gift' },
		]);
	});

	it.each([
		[{ paid_credits: 10 }, { paid_credits: ['invalid_paid_credits', 'invalid_amount'] }],
		[{ granted_credits: 'x' }, { granted_credits: ['invalid_granted_credits', 'invalid_amount'] }],
		[{ rate_amount: '0' }, { rate_amount: ['value_is_out_of_range'] }],
		[{ expiration_at: '2020-01-01' }, { expiration_at: ['invalid_date'] }],
		[{ currency: 'ABC' }, { currency: ['value_is_invalid'] }],
		[{ transaction_metadata: [{ key: 'k' }] }, { metadata: ['invalid_key_value_pair'] }],
		[
			{ paid_credits: '1', paid_top_up_min_amount_cents: 200 },
			{ paid_credits: ['amount_below_minimum'] },
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
});

describe('a wallet that a job of Lago changes at the same moment', () => {
	const conflict = { status: 409, body: { status: 409, error: 'Conflict' } };

	it.each([
		['PUT', '', { wallet: { name: 'B', metadata: { c: 'd' } } }],
		['PATCH', '/metadata', { metadata: { c: 'd' } }],
		['POST', '/metadata', { metadata: { c: 'd' } }],
		['DELETE', '/metadata', undefined],
		['DELETE', '', undefined],
	])('stays as it was: %s %s', async (verb, part, body) => {
		const wallet = addWallet({ name: 'A', metadata: { a: 'b' } });
		const before = structuredClone(wallet);
		lago.store.isBeingRefreshed = refreshingAfterUpdates();
		lago.store.isBeingRefreshed(wallet);

		expect(await call(verb, `${path}/${wallet.code}${part}`, body)).toMatchObject(conflict);
		expect(wallet).toEqual(before);
		expect((await call(verb, `${path}/${wallet.code}${part}`, body)).status).toBe(200);
		expect(wallet).not.toEqual(before);
	});
});

describe('updating a wallet', () => {
	it('drops unknown invoice custom sections in silence, of its rule, too', async () => {
		lago.store.addInvoiceCustomSection({ code: 'bank' });
		const section = { invoice_custom_section_codes: ['bank', 'bankk'] };
		const wallet = addWallet({});
		await update({
			invoice_custom_section: section,
			recurring_transaction_rules: [
				{ trigger: 'interval', interval: 'monthly', invoice_custom_section: section },
			],
		});
		const codes = ['bank'];
		expect(wallet).toMatchObject({
			invoice_custom_section_codes: codes,
			recurring_transaction_rules: [{ invoice_custom_section_codes: codes }],
		});

		await update({ invoice_custom_section: { invoice_custom_section_codes: ['bankk'] } });
		expect(wallet.invoice_custom_section_codes).toEqual([]);
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
			{ paid_top_up_min_amount_cents: 5, paid_top_up_max_amount_cents: 4 },
			{ paid_top_up_max_amount_cents: ['must_be_greater_than_or_equal_min'] },
		],
	])('refuses %j', async (attributes, details) => {
		addWallet();

		expect(refusal(await update(attributes))).toEqual([422, details]);
	});
});

describe('metadata of a wallet', () => {
	const metadata = `${path}/default/metadata`;

	it.each([
		['POST', { metadata: { c: 'd' } }, { c: 'd' }],
		['POST', { metadata: null }, { a: 'b' }],
		['PUT', { metadata: { a: 'x' } }, { a: 'x' }],
		['PATCH', { metadata: null }, { a: 'b' }],
	])('%s %j', async (verb, body, expected) => {
		addWallet({ metadata: { a: 'b' } });

		expect((await call(verb, metadata, body)).body).toEqual({ metadata: expected });
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

	it('need something to be made of', async () => {
		const { status, body } = await call('POST', alerts, { alerts: [] });

		expect([status, body.error]).toEqual([400, expect.stringMatching(/invalid: alert$/)]);
	});

	it.each([
		[[{ value: 1 }, { value: '1.0' }], { thresholds: ['duplicate_threshold_values'] }],
		[
			Array.from({ length: 21 }, (_, value) => ({ value })),
			{ thresholds: ['too_many_thresholds'] },
		],
		[[{ value: 0, recurring: true }], { 'thresholds:value': ['value_is_out_of_range'] }],
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
});
