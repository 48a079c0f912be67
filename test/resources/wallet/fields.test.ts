import type { IDataObject } from 'n8n-workflow';
import { ruleOfNewWallet } from '../../../nodes/LagoCustomer/operations/wallet/recurringRule';
import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { lago, run, wire } from '../../support';
import { bodyOf, valuesIn, type FieldTable } from '../fieldTable';
import { ask, fieldsIn } from '../helpers';

const PAYMENT_METHOD = '1a901a90-1a90-1a90-1a90-1a901a901a90';

const RULE = '2b902b90-2b90-2b90-2b90-2b902b902b90';

/** What can be set when a wallet is created, and changed later. */
const settings: FieldTable = {
	billableMetricCodes: ['applies_to.billable_metric_codes', ['calls', 'storage']],
	billingEntityCode: ['billing_entity_code', 'paris'],
	code: ['code', 'credits'],
	expirationAt: ['expiration_at', '2099-12-31T10:00:00+01:00', '2099-12-31T09:00:00.000Z'],
	feeTypes: ['applies_to.fee_types', ['charge', 'fixed_charge']],
	invoiceCustomSectionCodes: [
		'invoice_custom_section.invoice_custom_section_codes',
		['bank', 'terms'],
	],
	invoiceRequiresSuccessfulPayment: ['invoice_requires_successful_payment', true],
	metadata: [
		'metadata',
		{
			pair: [
				{ key: 'crm.id', value: 'A-1' },
				{ key: 'list[0]', value: 'b' },
			],
		},
		{ 'crm.id': 'A-1', 'list[0]': 'b' },
	],
	name: ['name', 'Prepaid credits'],
	paidTopUpMaxAmountCents: ['paid_top_up_max_amount_cents', 100000],
	paidTopUpMinAmountCents: ['paid_top_up_min_amount_cents', 1000],
	paymentMethodId: ['payment_method.payment_method_id', PAYMENT_METHOD],
	paymentMethodType: ['payment_method.payment_method_type', 'provider'],
	priority: ['priority', 1],
	purchaseOrderNumber: ['purchase_order_number', 'PO-1'],
	skipInvoiceCustomSections: ['invoice_custom_section.skip_invoice_custom_sections', false],
};

/** What Lago has of them afterwards. */
const STORED = {
	applies_to: {
		billable_metric_codes: ['calls', 'storage'],
		fee_types: ['charge', 'fixed_charge'],
	},
	applied_invoice_custom_sections: [
		{ invoice_custom_section: { code: 'bank' } },
		{ invoice_custom_section: { code: 'terms' } },
	],
	billing_entity_code: 'paris',
	code: 'credits',
	expiration_at: '2099-12-31T09:00:00Z',
	invoice_requires_successful_payment: true,
	metadata: { 'crm.id': 'A-1', 'list[0]': 'b' },
	name: 'Prepaid credits',
	paid_top_up_max_amount_cents: 100000,
	paid_top_up_min_amount_cents: 1000,
	payment_method: { payment_method_id: PAYMENT_METHOD },
	priority: 1,
	purchase_order_number: 'PO-1',
};

/** The editor hides what goes with another trigger or method: of these, the threshold. */
const newRule: FieldTable = {
	trigger: ['trigger', 'interval'],
	method: ['method', 'target'],
	interval: ['interval', 'quarterly'],
	thresholdCredits: ['', '20', {}],
	targetOngoingBalance: ['target_ongoing_balance', '200'],
	grantsTargetTopUp: ['grants_target_top_up', true],
	paidCredits: ['paid_credits', '10'],
	grantedCredits: ['granted_credits', '5'],
	expirationAt: ['expiration_at', '2099-12-31T09:00:00Z', '2099-12-31T09:00:00.000Z'],
	ignorePaidTopUpLimits: ['ignore_paid_top_up_limits', true],
	invoiceCustomSection: [
		'invoice_custom_section',
		{ section: { invoiceCustomSectionCodes: ['terms'], skipInvoiceCustomSections: false } },
		{ invoice_custom_section_codes: ['terms'], skip_invoice_custom_sections: false },
	],
	invoiceRequiresSuccessfulPayment: ['invoice_requires_successful_payment', true],
	paymentMethod: [
		'payment_method',
		{ method: { paymentMethodId: PAYMENT_METHOD, paymentMethodType: 'provider' } },
		{ payment_method_id: PAYMENT_METHOD, payment_method_type: 'provider' },
	],
	purchaseOrderNumber: ['purchase_order_number', 'PO-2'],
	startedAt: ['started_at', '2098-01-01T09:00:00Z', '2098-01-01T09:00:00.000Z'],
	transactionMetadata: [
		'transaction_metadata',
		{ entry: [{ key: 'source', value: 'rule' }] },
		[{ key: 'source', value: 'rule' }],
	],
	transactionName: ['transaction_name', 'Quarterly top-up'],
};

/** Of these, the interval and what goes with a target. */
const changedRule: FieldTable = {
	trigger: ['trigger', 'threshold'],
	method: ['method', 'fixed'],
	interval: ['', 'weekly', {}],
	thresholdCredits: ['threshold_credits', '20'],
	targetOngoingBalance: ['', '200', {}],
	grantsTargetTopUp: ['', true, {}],
	paidCredits: ['paid_credits', '50'],
	ignorePaidTopUpLimits: ['ignore_paid_top_up_limits', true],
	invoiceRequiresSuccessfulPayment: ['invoice_requires_successful_payment', false],
	lagoId: ['lago_id', RULE],
};

const withRule = (fields: FieldTable, rule: FieldTable, sent: object): FieldTable => ({
	...fields,
	recurringTransactionRules: [
		'recurring_transaction_rules',
		{ rule: [valuesIn(rule)] },
		[{ ...bodyOf(rule), ...sent }],
	],
});

/** What the first credits of a new wallet have of what was sent. */
const TOP_UP = {
	metadata: [{ key: 'campaign', value: 'spring' }],
	name: 'Welcome credits',
	priority: 2,
};

const OPERATIONS = {
	create: {
		collection: 'walletFields',
		others: { rateAmount: '1.5', walletCurrency: 'EUR' },
		fields: withRule(
			{
				...settings,
				grantedCredits: ['granted_credits', '10.5'],
				ignorePaidTopUpLimitsOnCreation: ['ignore_paid_top_up_limits_on_creation', true],
				paidCredits: ['paid_credits', '100'],
				transactionMetadata: [
					'transaction_metadata',
					{ entry: [{ key: 'campaign', value: 'spring' }] },
					[{ key: 'campaign', value: 'spring' }],
				],
				transactionName: ['transaction_name', 'Welcome credits'],
				transactionPriority: ['transaction_priority', 2],
			},
			newRule,
			{},
		),
		sent: (body: IDataObject) => [
			{
				request: 'POST /customers/acme/wallets',
				body: { wallet: { rate_amount: '1.5', currency: 'EUR', ...body } },
			},
		],
		stored: {
			rate_amount: '1.5',
			recurring_transaction_rules: [
				{
					...{ interval: 'quarterly', method: 'target', trigger: 'interval' },
					...{ paid_credits: '10.0', purchase_order_number: 'PO-2' },
					transaction_metadata: [{ key: 'source', value: 'rule' }],
					transaction_name: 'Quarterly top-up',
					applied_invoice_custom_sections: [{ invoice_custom_section: { code: 'terms' } }],
					payment_method: {
						payment_method_type: 'provider',
						payment_method_id: PAYMENT_METHOD,
					},
				},
			],
		},
		credits: '10.5',
		transactions: [
			{ transaction_status: 'purchased', credit_amount: '100.0', ...TOP_UP },
			{ transaction_status: 'granted', credit_amount: '10.5', ...TOP_UP },
		],
	},
	update: {
		collection: 'walletUpdateFields',
		others: { walletCode: 'prepaid' },
		fields: withRule(settings, changedRule, { granted_credits: '5.0' }),
		sent: (wallet: IDataObject) => [
			{ request: 'GET /customers/acme/wallets/prepaid' },
			{ request: 'PUT /customers/acme/wallets/prepaid', body: { wallet } },
		],
		stored: {
			recurring_transaction_rules: [
				{
					lago_id: RULE,
					granted_credits: '5.0',
					paid_credits: '50.0',
					threshold_credits: '20.0',
					transaction_name: 'Monthly',
					trigger: 'threshold',
				},
			],
		},
		credits: '7.0',
		transactions: [],
	},
};

beforeEach(() => {
	const { store } = lago;
	for (const code of ['calls', 'storage']) store.addBillableMetric({ code });
	for (const code of ['bank', 'terms']) store.addInvoiceCustomSection({ code });
	store.addBillingEntity({ code: 'paris' });
	const acme = store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	store.addPaymentMethod(acme, { lago_id: PAYMENT_METHOD });
	const wallet = store.addWallet(acme, { code: 'prepaid', credits_balance: 7 });
	const rule = { lago_id: RULE, interval: 'monthly', transaction_name: 'Monthly' };
	wallet.recurring_transaction_rules = [
		newRecurringTransactionRule(store, { ...rule, granted_credits: '5.0' }),
	];
});

test('a new rule has no other field', () => {
	const declared = ruleOfNewWallet.group.entries.map(({ property }) => property.name);
	expect(Object.keys(newRule)).toEqual(declared);
});

test.each(['create', 'update'] as const)(
	'%s sends every field as Lago stores it',
	async (operation) => {
		const { collection, fields, others, sent, stored, credits, transactions } =
			OPERATIONS[operation];
		const names = (await fieldsIn(collection)).filter((name) => name !== 'clearFields');
		expect(Object.keys(fields).sort()).toEqual(names);
		const chosen = { resource: 'wallet', operation, customerId: 'acme', ...others };
		const { items, error } = await run({ ...chosen, [collection]: valuesIn(fields) });
		expect(error).toBeUndefined();
		expect(wire()).toEqual(sent(bodyOf(fields)));
		expect(items[0].json).toMatchObject({ ...STORED, ...stored });
		lago.store.runJobs();
		expect((await ask('/customers/acme/wallets/credits')).wallet).toMatchObject({
			...STORED,
			...stored,
			credits_balance: credits,
		});
		expect(lago.store.wallet_transactions).toMatchObject(transactions);
	},
);
