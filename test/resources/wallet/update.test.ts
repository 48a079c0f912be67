import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { lago, run, wire } from '../../support';
import { ask, fieldsIn } from '../helpers';

const update = {
	resource: 'wallet',
	operation: 'update',
	customerId: 'acme',
	walletCode: 'prepaid',
};

const requestsFor = (wallet: object) => [
	{ request: 'GET /customers/acme/wallets/prepaid' },
	{ request: 'PUT /customers/acme/wallets/prepaid', body: { wallet } },
];

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	lago.store.addWallet(acme, {
		code: 'prepaid',
		name: 'Prepaid',
		priority: 3,
		credits_balance: 10,
		metadata: { crm: 'A-1' },
	});
});

test('changes what is sent, keeps the rest and returns the wallet', async () => {
	const { wallet: before } = await ask('/customers/acme/wallets/prepaid');
	const { items, error } = await run({ ...update, walletUpdateFields: { name: 'Credits' } });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestsFor({ name: 'Credits' }));
	expect(items).toEqual([
		{ json: { ...(before as object), name: 'Credits' }, pairedItem: { item: 0 } },
	]);
});

describe('with every field', () => {
	const ruleId = '1a901a90-1a90-1a90-1a90-1a901a901a90';
	const paymentMethodId = '2b902b90-2b90-2b90-2b90-2b902b902b90';

	/** Of the fields that go with a trigger or a method, those of the others are hidden. */
	const rule = {
		ignorePaidTopUpLimits: true,
		interval: 'weekly',
		invoiceRequiresSuccessfulPayment: false,
		lagoId: ruleId,
		method: 'fixed',
		grantsTargetTopUp: true,
		paidCredits: '50',
		targetOngoingBalance: '200',
		thresholdCredits: '20',
		trigger: 'threshold',
	};

	const walletUpdateFields = {
		billableMetricCodes: ['calls'],
		billingEntityCode: 'paris',
		code: 'renamed',
		expirationAt: '2099-06-30T12:00:00Z',
		feeTypes: ['subscription'],
		invoiceCustomSectionCodes: ['bank'],
		invoiceRequiresSuccessfulPayment: true,
		metadata: { pair: [{ key: 'team', value: 'north' }] },
		name: 'Credits',
		paidTopUpMaxAmountCents: 2000,
		paidTopUpMinAmountCents: 200,
		paymentMethodId,
		paymentMethodType: 'provider',
		priority: 50,
		purchaseOrderNumber: 'PO-9',
		recurringTransactionRules: { rule: [rule] },
		skipInvoiceCustomSections: false,
	};

	beforeEach(() => {
		const { store } = lago;
		const [wallet] = store.wallets;
		store.addBillableMetric({ code: 'calls' });
		store.addBillingEntity({ code: 'paris' });
		store.addInvoiceCustomSection({ code: 'bank' });
		store.addPaymentMethod(store.customer('acme'), { lago_id: paymentMethodId });
		wallet.recurring_transaction_rules = [
			newRecurringTransactionRule(store, {
				lago_id: ruleId,
				interval: 'monthly',
				granted_credits: '5.0',
				transaction_name: 'Monthly',
			}),
		];
	});

	test('sends each of them under its name in Lago', async () => {
		const fields = await fieldsIn('walletUpdateFields');
		expect(Object.keys(walletUpdateFields)).toEqual(
			fields.filter((name) => name !== 'clearFields'),
		);
		await run({ ...update, walletUpdateFields });
		expect(wire()).toEqual(
			requestsFor({
				applies_to: { billable_metric_codes: ['calls'], fee_types: ['subscription'] },
				billing_entity_code: 'paris',
				code: 'renamed',
				expiration_at: '2099-06-30T12:00:00.000Z',
				invoice_custom_section: {
					invoice_custom_section_codes: ['bank'],
					skip_invoice_custom_sections: false,
				},
				invoice_requires_successful_payment: true,
				metadata: { team: 'north' },
				name: 'Credits',
				paid_top_up_max_amount_cents: 2000,
				paid_top_up_min_amount_cents: 200,
				payment_method: {
					payment_method_id: paymentMethodId,
					payment_method_type: 'provider',
				},
				priority: 50,
				purchase_order_number: 'PO-9',
				recurring_transaction_rules: [
					{
						granted_credits: '5.0',
						ignore_paid_top_up_limits: true,
						invoice_requires_successful_payment: false,
						lago_id: ruleId,
						method: 'fixed',
						paid_credits: '50',
						threshold_credits: '20',
						trigger: 'threshold',
					},
				],
			}),
		);
	});

	test('Lago stores them', async () => {
		const { items, error } = await run({ ...update, walletUpdateFields });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual((await ask('/customers/acme/wallets/renamed')).wallet);
		expect(items[0].json).toMatchObject({
			applies_to: { billable_metric_codes: ['calls'], fee_types: ['subscription'] },
			applied_invoice_custom_sections: [{ invoice_custom_section: { code: 'bank' } }],
			billing_entity_code: 'paris',
			credits_balance: '10.0',
			expiration_at: '2099-06-30T12:00:00Z',
			invoice_requires_successful_payment: true,
			metadata: { team: 'north' },
			name: 'Credits',
			paid_top_up_max_amount_cents: 2000,
			paid_top_up_min_amount_cents: 200,
			payment_method: { payment_method_id: paymentMethodId },
			priority: 50,
			purchase_order_number: 'PO-9',
			recurring_transaction_rules: [
				{
					lago_id: ruleId,
					granted_credits: '5.0',
					paid_credits: '50.0',
					threshold_credits: '20.0',
					transaction_name: 'Monthly',
					trigger: 'threshold',
				},
			],
		});
	});
});

test('sends amounts of credits as text when expressions give numbers', async () => {
	const rule = {
		trigger: '={{ "threshold" }}',
		method: 'fixed',
		grantedCredits: '={{ 0.25 }}',
		paidCredits: '={{ 10 }}',
		thresholdCredits: '={{ 5 }}',
	};
	await run({
		...update,
		walletUpdateFields: { recurringTransactionRules: { rule: [rule] } },
	});
	expect(wire()).toEqual(
		requestsFor({
			recurring_transaction_rules: [
				{
					granted_credits: '0.25',
					method: 'fixed',
					paid_credits: '10',
					threshold_credits: '5',
					trigger: 'threshold',
				},
			],
		}),
	);
});

test.each([
	['the date picker, in the time zone of the workflow', '2099-06-30T09:00', 'T13:00:00.000Z'],
	['a time in a time zone', '2099-06-30T09:00:00.5+0200', 'T07:00:00.500Z'],
	['$now', '={{ $now.set({ year: 2099, month: 6, day: 30 }).startOf("day") }}', 'T04:00:00.000Z'],
])('sends the moment that %s gives', async (_, expirationAt, time) => {
	const { error } = await run({ ...update, walletUpdateFields: { expirationAt } });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestsFor({ expiration_at: `2099-06-30${time}` }));
});
