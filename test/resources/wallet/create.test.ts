import type { INodeParameters, INodePropertyCollection } from 'n8n-workflow';
import { recurringRules } from '../../../nodes/LagoCustomer/resources/wallet/fields/recurringRules';
import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	NOTHING,
	oneOf,
	refusal,
	refusesToRunWithout,
	REMOVE_THE_ENTRY,
} from '../helpers';

const create = {
	resource: 'wallet',
	operation: 'create',
	customerId: 'acme',
	rateAmount: '1.5',
	walletCurrency: 'EUR',
};

/** The request for a wallet with these attributes beside the required ones. */
const requestFor = (wallet: object) => [
	{
		request: 'POST /customers/acme/wallets',
		body: { wallet: { rate_amount: '1.5', currency: 'EUR', ...wallet } },
	},
];

const withRule = (rule: INodeParameters) => ({
	walletFields: { recurringTransactionRules: { rule: [rule] } },
});

beforeEach(() => lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' }));

test('creates a wallet of which only rate and currency are given', async () => {
	const { items, error } = await run(create);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestFor({}));
	const { wallet } = await ask('/customers/acme/wallets/default');
	expect(items).toEqual([{ json: wallet, pairedItem: { item: 0 } }]);
});

describe('with every field', () => {
	const paymentMethodId = '1a901a90-1a90-1a90-1a90-1a901a901a90';

	/** The editor hides 'thresholdCredits' for this trigger, and 'lagoId' is for updates. */
	const rule = {
		expirationAt: '2099-12-31T09:00:00Z',
		grantedCredits: '5',
		grantsTargetTopUp: true,
		ignorePaidTopUpLimits: true,
		interval: 'quarterly',
		invoiceCustomSection: {
			section: { invoiceCustomSectionCodes: ['terms'], skipInvoiceCustomSections: false },
		},
		invoiceRequiresSuccessfulPayment: true,
		lagoId: '',
		method: 'target',
		paidCredits: '10',
		paymentMethod: { method: { paymentMethodId, paymentMethodType: 'provider' } },
		purchaseOrderNumber: 'PO-2',
		startedAt: '2098-01-01T09:00:00Z',
		targetOngoingBalance: '200',
		thresholdCredits: '20',
		transactionMetadata: { entry: [{ key: 'source', value: 'rule' }] },
		transactionName: 'Quarterly top-up',
		trigger: 'interval',
	};

	const walletFields = {
		billableMetricCodes: ['calls', 'storage'],
		billingEntityCode: 'paris',
		code: 'prepaid',
		expirationAt: '2099-12-31T10:00:00+01:00',
		feeTypes: ['charge', 'fixed_charge'],
		grantedCredits: '10.5',
		ignorePaidTopUpLimitsOnCreation: true,
		invoiceCustomSectionCodes: ['bank', 'terms'],
		invoiceRequiresSuccessfulPayment: true,
		metadata: {
			pair: [
				{ key: 'crm.id', value: 'A-1' },
				{ key: 'list[0]', value: 'b' },
			],
		},
		name: 'Prepaid credits',
		paidCredits: '100',
		paidTopUpMaxAmountCents: 100000,
		paidTopUpMinAmountCents: 1000,
		paymentMethodId,
		paymentMethodType: 'provider',
		priority: 1,
		purchaseOrderNumber: 'PO-1',
		recurringTransactionRules: { rule: [rule] },
		skipInvoiceCustomSections: false,
		transactionMetadata: {
			entry: [
				{ key: 'campaign', value: 'spring' },
				{ key: 'team', value: 'north' },
			],
		},
		transactionName: 'Welcome credits',
		transactionPriority: 2,
	};

	beforeEach(() => {
		const { store } = lago;
		for (const code of ['calls', 'storage']) store.addBillableMetric({ code });
		for (const code of ['bank', 'terms']) store.addInvoiceCustomSection({ code });
		store.addBillingEntity({ code: 'paris' });
		store.addPaymentMethod(store.customer('acme'), { lago_id: paymentMethodId });
	});

	test('sends each of them under its name in Lago', async () => {
		expect(Object.keys(walletFields)).toEqual(await fieldsIn('walletFields'));
		const [{ values }] = recurringRules.options as INodePropertyCollection[];
		expect(Object.keys(rule)).toEqual(values.map(({ name }) => name));
		await run({ ...create, walletFields });
		expect(wire()).toEqual(
			requestFor({
				applies_to: {
					billable_metric_codes: ['calls', 'storage'],
					fee_types: ['charge', 'fixed_charge'],
				},
				billing_entity_code: 'paris',
				code: 'prepaid',
				expiration_at: '2099-12-31T09:00:00.000Z',
				granted_credits: '10.5',
				ignore_paid_top_up_limits_on_creation: true,
				invoice_custom_section: {
					invoice_custom_section_codes: ['bank', 'terms'],
					skip_invoice_custom_sections: false,
				},
				invoice_requires_successful_payment: true,
				metadata: { 'crm.id': 'A-1', 'list[0]': 'b' },
				name: 'Prepaid credits',
				paid_credits: '100',
				paid_top_up_max_amount_cents: 100000,
				paid_top_up_min_amount_cents: 1000,
				payment_method: {
					payment_method_id: paymentMethodId,
					payment_method_type: 'provider',
				},
				priority: 1,
				purchase_order_number: 'PO-1',
				recurring_transaction_rules: [
					{
						expiration_at: '2099-12-31T09:00:00.000Z',
						granted_credits: '5',
						grants_target_top_up: true,
						ignore_paid_top_up_limits: true,
						interval: 'quarterly',
						invoice_custom_section: {
							invoice_custom_section_codes: ['terms'],
							skip_invoice_custom_sections: false,
						},
						invoice_requires_successful_payment: true,
						method: 'target',
						paid_credits: '10',
						payment_method: {
							payment_method_id: paymentMethodId,
							payment_method_type: 'provider',
						},
						purchase_order_number: 'PO-2',
						started_at: '2098-01-01T09:00:00.000Z',
						target_ongoing_balance: '200',
						transaction_metadata: [{ key: 'source', value: 'rule' }],
						transaction_name: 'Quarterly top-up',
						trigger: 'interval',
					},
				],
				transaction_metadata: [
					{ key: 'campaign', value: 'spring' },
					{ key: 'team', value: 'north' },
				],
				transaction_name: 'Welcome credits',
				transaction_priority: 2,
			}),
		);
	});

	test('Lago stores them', async () => {
		const { error } = await run({ ...create, walletFields });
		expect(error).toBeUndefined();
		lago.store.runJobs();
		expect((await ask('/customers/acme/wallets/prepaid')).wallet).toMatchObject({
			applies_to: {
				billable_metric_codes: ['calls', 'storage'],
				fee_types: ['charge', 'fixed_charge'],
			},
			applied_invoice_custom_sections: [
				{ invoice_custom_section: { code: 'bank' } },
				{ invoice_custom_section: { code: 'terms' } },
			],
			billing_entity_code: 'paris',
			credits_balance: '10.5',
			expiration_at: '2099-12-31T09:00:00Z',
			metadata: { 'crm.id': 'A-1', 'list[0]': 'b' },
			name: 'Prepaid credits',
			payment_method: { payment_method_id: paymentMethodId },
			priority: 1,
			rate_amount: '1.5',
			recurring_transaction_rules: [
				{ interval: 'quarterly', method: 'target', paid_credits: '10.0', trigger: 'interval' },
			],
		});
	});
});

test('sends amounts of credits as text when expressions give numbers', async () => {
	await run(
		{
			...create,
			rateAmount: '={{ $json.rate }}',
			walletFields: {
				grantedCredits: '={{ $json.free }}',
				paidCredits: '={{ $json.rate * 200 }}',
				recurringTransactionRules: {
					rule: [
						{
							trigger: 'threshold',
							method: 'target',
							grantedCredits: '={{ $json.free }}',
							paidCredits: '={{ $json.rate }}',
							targetOngoingBalance: '={{ 200 }}',
							thresholdCredits: '={{ 1e-7 }}',
						},
					],
				},
			},
		},
		{ items: [{ rate: 0.5, free: 0 }] },
	);
	expect(wire()).toEqual(
		requestFor({
			rate_amount: '0.5',
			granted_credits: '0',
			paid_credits: '100',
			recurring_transaction_rules: [
				{
					granted_credits: '0',
					method: 'target',
					paid_credits: '0.5',
					target_ongoing_balance: '200',
					threshold_credits: '0.0000001',
					trigger: 'threshold',
				},
			],
		}),
	);
});

test.each([
	['the date picker, in the time zone of the workflow', '2099-12-31T09:00:00', 'T14:00:00.000Z'],
	['a day', '2099-12-31', 'T05:00:00.000Z'],
	['a time in UTC', '2099-12-31T09:00:00Z', 'T09:00:00.000Z'],
	['a time in a time zone', '2099-12-31 09:00 +02:00', 'T07:00:00.000Z'],
	[
		'Luxon',
		'={{ DateTime.fromISO("2099-12-31T09:00", { zone: "Asia/Tokyo" }) }}',
		'T00:00:00.000Z',
	],
	['$now', '={{ $now.set({ year: 2099, month: 12, day: 31 }).startOf("day") }}', 'T05:00:00.000Z'],
])('sends the moment that %s gives', async (_, expirationAt, time) => {
	const { error } = await run({ ...create, walletFields: { expirationAt } });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestFor({ expiration_at: `2099-12-31${time}` }));
});

test('takes Luxon inside a rule', async () => {
	await run({
		...create,
		...withRule({
			trigger: 'interval',
			startedAt: '={{ DateTime.fromISO("2099-12-31T09:00", { zone: "Asia/Tokyo" }) }}',
		}),
	});
	expect(wire()).toEqual(
		requestFor({
			recurring_transaction_rules: [
				{
					started_at: '2099-12-31T00:00:00.000Z',
					trigger: 'interval',
				},
			],
		}),
	);
});

test('takes the switches of a rule as text', async () => {
	await run({
		...create,
		...withRule({
			trigger: 'threshold',
			ignorePaidTopUpLimits: '={{ "false" }}',
			invoiceRequiresSuccessfulPayment: '={{ "true" }}',
		}),
	});
	expect(wire()).toEqual(
		requestFor({
			recurring_transaction_rules: [
				{
					ignore_paid_top_up_limits: false,
					invoice_requires_successful_payment: true,
					trigger: 'threshold',
				},
			],
		}),
	);
});

test('takes text, numbers and lists from expressions for what the field is', async () => {
	await run(
		{
			...create,
			walletFields: {
				code: '={{ $json.number }}',
				feeTypes: '={{ $json.type }}',
				metadata: { pair: [{ key: 'n', value: '={{ $json.number }}' }] },
				priority: '={{ $json.text }}',
				skipInvoiceCustomSections: '={{ $json.no }}',
			},
		},
		{ items: [{ number: 42, type: 'charge', text: '7', no: 'false' }] },
	);
	expect(wire()).toEqual(
		requestFor({
			applies_to: { fee_types: ['charge'] },
			code: '42',
			invoice_custom_section: { skip_invoice_custom_sections: false },
			metadata: { n: '42' },
			priority: 7,
		}),
	);
});

test.each(EMPTY_VALUES)('does not send fields that are %j', async (value) => {
	const fields = await everyFieldOf('walletFields', FROM_ITEM);
	const { error } = await run({ ...create, ...fields }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requestFor({}));
});

test('does not send groups and lists in which nothing is filled in', async () => {
	await run({
		...create,
		walletFields: {
			billableMetricCodes: [],
			feeTypes: [],
			invoiceCustomSectionCodes: [''],
			metadata: { pair: [] },
			recurringTransactionRules: {},
			transactionMetadata: { entry: [] },
		},
	});
	expect(wire()).toEqual(requestFor({}));
});

test('leaves entries that expressions leave empty out of a list', async () => {
	await run({
		...create,
		walletFields: { invoiceCustomSectionCodes: [NOTHING, 'bank', '={{ null }}'] },
	});
	expect(wire()).toEqual(
		requestFor({ invoice_custom_section: { invoice_custom_section_codes: ['bank'] } }),
	);
});

test('creates a wallet for each item', async () => {
	const { items } = await run(
		{ ...create, walletFields: { code: '={{ $json.code }}' } },
		{ items: [{ code: 'b' }, { code: 'a' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['b', { item: 0 }],
		['a', { item: 1 }],
	]);
});

test('is sent again after a cut connection when its code keeps Lago from a second wallet', async () => {
	lago.intercept((_, nth) => (nth === 0 ? { cut: 'before' } : undefined));
	const { items } = await run({ ...create, walletFields: { code: 'prepaid' } });
	expect(items).toMatchObject([{ json: { code: 'prepaid' } }]);
	expect(lago.requests).toHaveLength(2);
});

test('is not sent again without a code', async () => {
	lago.intercept((_, nth) => (nth === 0 ? { cut: 'after' } : undefined));
	const { error } = await run(create);
	expect(error?.message).toBe('The connection to Lago broke (ECONNRESET)');
	expect(error?.description).toContain('Lago may have carried the request out nevertheless');
	expect(lago.requests).toHaveLength(1);
});

refusesToRunWithout('customerId', 'Customer', create);
refusesToRunWithout('rateAmount', 'Rate Amount', create);
refusesToRunWithout('walletCurrency', 'Currency', create);

test('refuses a currency that Lago does not have', async () => {
	expect(await refusal({ ...create, walletCurrency: FROM_ITEM }, 'EURO')).toEqual({
		message: `'Currency' cannot be "EURO"`,
		description: oneOf(142),
	});
});

test.each([
	[
		'billableMetricCodes',
		[{ code: 'calls' }],
		"'Billable Metric Names or IDs' is not a text",
		'It is {"code":"calls"}: pick the one value to send.',
	],
	[
		'billingEntityCode',
		{ code: 'paris' },
		"'Billing Entity Name or ID' is not a text",
		'It is {"code":"paris"}: pick the one value to send.',
	],
	[
		'expirationAt',
		'next year',
		"'Expiration At' is not a date",
		'It is "next year". Write it like 2026-11-22T09:00:00Z.',
	],
	[
		'feeTypes',
		['charge', 'tax'],
		`'Fee Types' cannot be "tax"`,
		'Lago accepts add_on, charge, commitment, credit, fixed_charge, product, subscription.',
	],
	[
		'grantedCredits',
		[10],
		"'Granted Credits' is not a text",
		'It is [10]: pick the one value to send.',
	],
	[
		'ignorePaidTopUpLimitsOnCreation',
		'yes',
		"'Ignore Paid Top-Up Limits on Creation' is neither true nor false",
		'It is "yes".',
	],
	['name', { a: 1 }, "'Name' is not a text", 'It is {"a":1}: pick the one value to send.'],
	[
		'paidTopUpMaxAmountCents',
		'10 EUR',
		"'Paid Top-Up Max Amount' is not a number",
		'It is "10 EUR".',
	],
	['paidTopUpMaxAmountCents', 0, "'Paid Top-Up Max Amount' is less than 1", 'It is 0.'],
	['paidTopUpMaxAmountCents', 9.5, "'Paid Top-Up Max Amount' is not a whole number", 'It is 9.5.'],
	['paidTopUpMinAmountCents', 0, "'Paid Top-Up Min Amount' is less than 1", 'It is 0.'],
	['paidTopUpMinAmountCents', 9.5, "'Paid Top-Up Min Amount' is not a whole number", 'It is 9.5.'],
	[
		'paymentMethodType',
		'card',
		`'Payment Method Type' cannot be "card"`,
		'Lago accepts manual, provider.',
	],
	['priority', 'high', "'Priority' is not a number", 'It is "high".'],
	['priority', 0, "'Priority' is less than 1", 'It is 0.'],
	['priority', 51, "'Priority' is more than 50", 'It is 51.'],
	['priority', 1.5, "'Priority' is not a whole number", 'It is 1.5.'],
	['transactionPriority', 0, "'Transaction Priority' is less than 1", 'It is 0.'],
	['transactionPriority', 1.5, "'Transaction Priority' is not a whole number", 'It is 1.5.'],
	['transactionPriority', 51, "'Transaction Priority' is more than 50", 'It is 51.'],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const walletFields = { [field]: FROM_ITEM };
	expect(await refusal({ ...create, walletFields }, value)).toEqual({ message, description });
});

test.each([
	[
		'startedAt',
		'soon',
		"'Recurring Top-Up Rule > Started At' is not a date",
		'It is "soon". Write it like 2026-11-22T09:00:00Z.',
	],
	[
		'interval',
		'daily',
		`'Recurring Top-Up Rule > Interval' cannot be "daily"`,
		'Lago accepts monthly, quarterly, semiannual, weekly, yearly.',
	],
	[
		'method',
		'free',
		`'Recurring Top-Up Rule > Method' cannot be "free"`,
		'Lago accepts fixed, target.',
	],
	['trigger', '', "'Recurring Top-Up Rule > Trigger' is empty", REMOVE_THE_ENTRY],
	[
		'trigger',
		'balance',
		`'Recurring Top-Up Rule > Trigger' cannot be "balance"`,
		'Lago accepts interval, threshold.',
	],
])(
	'refuses %s of a rule when an expression gives %j',
	async (name, value, message, description) => {
		const rule = { trigger: 'interval', [name]: FROM_ITEM };
		expect(await refusal({ ...create, ...withRule(rule) }, value)).toEqual({
			message,
			description,
		});
	},
);

test.each([
	['metadata', 'pair', 'key', "'Metadata > Key' is empty"],
	['metadata', 'pair', 'value', "'Metadata > Value' is empty"],
	['transactionMetadata', 'entry', 'key', "'Transaction Metadata > Key' is empty"],
	['transactionMetadata', 'entry', 'value', "'Transaction Metadata > Value' is empty"],
])('refuses %s with a %s without its %s', async (field, group, missing, message) => {
	const entry = { key: 'k', value: 'v', [missing]: NOTHING };
	const walletFields = { [field]: { [group]: [entry] } };
	expect(await refusal({ ...create, walletFields })).toEqual({
		message,
		description: REMOVE_THE_ENTRY,
	});
});

test('refuses metadata with a key twice', async () => {
	const pair = ['a', 'b'].map((value) => ({ key: 'k', value }));
	expect(await refusal({ ...create, walletFields: { metadata: { pair } } })).toEqual({
		message: "'Metadata' has the key 'k' twice",
		description: 'Keep one of the two entries.',
	});
});
