import type { INodeParameters } from 'n8n-workflow';
import { lago, run, runFast, wire } from '../../support';
import { ask, NOTHING, refusal, REMOVE_THE_ENTRY } from '../helpers';

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

test('takes the switches of a rule as text', async () => {
	await run({
		...create,
		...withRule({
			trigger: 'threshold',
			thresholdCredits: '5',
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
					method: 'fixed',
					threshold_credits: '5',
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

test('leaves entries that expressions leave empty out of a list', async () => {
	await run({
		...create,
		walletFields: { invoiceCustomSectionCodes: [NOTHING, 'bank', '={{ null }}'] },
	});
	expect(wire()).toEqual(
		requestFor({ invoice_custom_section: { invoice_custom_section_codes: ['bank'] } }),
	);
});

test('is sent again after a cut connection when its code keeps Lago from a second wallet', async () => {
	lago.intercept((_, nth) => (nth === 0 ? { cut: 'before' } : undefined));
	const { items } = await run({ ...create, walletFields: { code: 'prepaid' } });
	expect(items).toMatchObject([{ json: { code: 'prepaid' } }]);
	expect(lago.requests).toHaveLength(2);
});

test("is in the customer's currency unless another is chosen", async () => {
	lago.store.customer('acme').currency = 'CHF';
	const { items } = await run({ ...create, walletCurrency: '' });
	expect(wire()).toEqual([
		{ request: 'POST /customers/acme/wallets', body: { wallet: { rate_amount: '1.5' } } },
	]);
	expect(items).toMatchObject([{ json: { currency: 'CHF' } }]);
});

test('sends a payment method with the type that Lago takes it with', async () => {
	await run({ ...create, walletFields: { paymentMethodId: 'any' } });
	expect(wire()).toEqual(
		requestFor({
			payment_method: { payment_method_id: 'any', payment_method_type: 'provider' },
		}),
	);
});

test('refuses a payment method that is to be manual', async () => {
	const walletFields = { paymentMethodId: 'any', paymentMethodType: 'manual' };
	expect(await refusal({ ...create, walletFields })).toEqual({
		message: "'Payment Method Type' cannot be 'manual' beside a payment method",
		description: "Remove 'Payment Method Name or ID', or choose 'Provider'.",
	});
});

test.each([
	['Interval', 'is empty', { trigger: 'interval', method: 'fixed', interval: NOTHING }],
	['Threshold Credits', 'is empty', { trigger: 'threshold', method: 'fixed' }],
	[
		'Target Ongoing Balance',
		'is empty',
		{ trigger: 'threshold', thresholdCredits: '5', method: 'target' },
	],
	[
		'Target Ongoing Balance',
		"is less than 'Threshold Credits'",
		{ trigger: 'threshold', thresholdCredits: '20', method: 'target', targetOngoingBalance: '5' },
	],
])('refuses a rule whose %s %s', async (field, problem, rule) => {
	expect(await refusal({ ...create, ...withRule(rule) })).toMatchObject({
		message: `'Recurring Top-Up Rule > ${field}' ${problem}`,
	});
});

test('refuses more than one rule', async () => {
	const one = { trigger: 'threshold', thresholdCredits: '5' };
	const recurringTransactionRules = { rule: [one, one] };
	expect(await refusal({ ...create, walletFields: { recurringTransactionRules } })).toEqual({
		message: "'Recurring Top-Up Rule' has more than one rule",
		description: 'Lago keeps one a wallet.',
	});
});

test('says that a rule needs a licence when Lago fails without one', async () => {
	lago.store.organization.premium = false;
	const rule = { trigger: 'threshold', thresholdCredits: '5' };
	const { error } = await runFast({ ...create, ...withRule(rule) });
	expect(error?.description).toContain(
		"A Lago server without a licence fails like this when a new wallet has a 'Recurring Top-Up Rule': leave it out.",
	);
});

test.each([
	['metadata', 'pair', 'key', "'Metadata > Key' is empty"],
	['transactionMetadata', 'entry', 'key', "'Transaction Metadata > Key' is empty"],
])('refuses %s with a %s without its %s', async (field, group, missing, message) => {
	const entry = { key: 'k', value: 'v', [missing]: NOTHING };
	const walletFields = { [field]: { [group]: [entry] } };
	expect(await refusal({ ...create, walletFields })).toEqual({
		message,
		description: REMOVE_THE_ENTRY,
	});
});

test('leaves out entries of metadata without a value', async () => {
	const given = [
		{ key: 'a', value: NOTHING },
		{ key: 'b', value: 'x' },
	];
	const walletFields = { metadata: { pair: given }, transactionMetadata: { entry: given } };
	await run({ ...create, walletFields });
	expect(wire()).toEqual(
		requestFor({ metadata: { b: 'x' }, transaction_metadata: [{ key: 'b', value: 'x' }] }),
	);
});

test('refuses metadata with a key twice', async () => {
	const pair = ['a', 'b'].map((value) => ({ key: 'k', value }));
	expect(await refusal({ ...create, walletFields: { metadata: { pair } } })).toEqual({
		message: "'Metadata' has the key 'k' twice",
		description: 'Keep one of the two entries.',
	});
});
