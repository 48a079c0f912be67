/** Which value Lago refused, and what it takes instead, as a person reads it. */
import type { INodeParameters } from 'n8n-workflow';
import { lago, run } from '../../n8n/support';

/** What the node says when Lago refuses the write with these details. */
async function said(parameters: INodeParameters, error_details: object, status = 422) {
	lago.store.addCustomer({ external_id: 'acme' });
	lago.intercept(({ method }) =>
		method === 'GET'
			? undefined
			: {
					status,
					body: { status, error: 'Unprocessable Entity', code: 'validation_errors', error_details },
				},
	);
	const { error } = await run(parameters);
	return error?.message.replace('Lago did not accept the request: ', '');
}

const upsert = (customerFields: INodeParameters) => ({
	...{ resource: 'customer', operation: 'createOrUpdate', externalId: 'acme', customerFields },
});

const wallet = (walletFields: INodeParameters, rateAmount = '1') => ({
	...{ resource: 'wallet', operation: 'create', customerId: 'acme', rateAmount, walletFields },
});

const alerts = (value: string) => ({
	...{ resource: 'walletAlert', operation: 'create', customerId: 'acme', walletCode: 'w' },
	alerts: { alert: [{ code: 'low', thresholds: { threshold: [{ value }] } }] },
});

const longKey = 'k'.repeat(101);

const ROWS: Array<[name: string, parameters: INodeParameters, details: object, message: string]> = [
	[
		'a key of a customer',
		upsert({
			metadata: {
				entry: [
					{ key: 'a', value: 'b' },
					{ key: 'customer_success_manager_email', value: 'x' },
				],
			},
		}),
		{ key: ['value_is_too_long'] },
		`'Metadata > Key' "customer_success_manager_email" has 30 characters; 20 are allowed`,
	],
	[
		'a name',
		upsert({ name: 'n'.repeat(300) }),
		{ name: ['value_is_too_long'] },
		`'Name' "${'n'.repeat(119)}… has 300 characters; 255 are allowed`,
	],
	[
		'a key of a wallet, of which Lago blames the value',
		{
			...{ resource: 'walletMetadata', operation: 'merge', customerId: 'acme', walletCode: 'w' },
			walletMetadata: { pair: [{ key: longKey, value: 'v' }] },
		},
		{ value: [`key '${longKey}' must be a String up to 100 characters`] },
		`'Metadata > Key' "${longKey}" has 101 characters; 100 are allowed`,
	],
	[
		'a threshold',
		alerts('10 credits'),
		{ 'thresholds:value': ['value_is_invalid'] },
		`'Alerts > Thresholds > Value' "10 credits" is not a number`,
	],
	[
		'a number with a comma',
		wallet({}, '1,5'),
		{ rate_amount: ['is not a number'] },
		`'Rate Amount' "1,5" is not a number. Write a point: 1.5`,
	],
	[
		'a maximum below the minimum',
		wallet({ paidTopUpMaxAmountCents: 5, paidTopUpMinAmountCents: 10 }),
		{ paid_top_up_max_amount_cents: ['must_be_greater_than_or_equal_min'] },
		`'Max Paid Top-Up (Cents)' 5 is less than 'Min Paid Top-Up (Cents)'`,
	],
	[
		'credits below the minimum',
		wallet({ paidCredits: '5', paidTopUpMinAmountCents: 1000 }),
		{ paid_credits: ['amount_below_minimum'] },
		`'Paid Credits' "5" are worth less than 'Min Paid Top-Up (Cents)'`,
	],
	[
		"a wallet's payment method, and not a rule's",
		wallet({ paymentMethodId: '1a90' }),
		{ payment_method: ['invalid_payment_method'] },
		`'Payment Method Name or ID' "1a90" is not one of the payment methods of the customer`,
	],
	[
		'what a wallet is limited to',
		wallet({ feeTypes: ['charge'] }),
		{ applies_to: ['invalid_limitations'] },
		"'Fee Types' has a code that Lago does not know",
	],
	[
		'a code that Lago made of the name',
		wallet({ name: 'Same' }),
		{ code: ['value_already_exist'] },
		"the code that Lago makes of 'Name' is already taken: enter a 'Code' of your own",
	],
	[
		'no currency, of a customer that has none either',
		wallet({}),
		{ currency: ['value_is_invalid'] },
		"the customer has no currency yet: choose a 'Currency'",
	],
	[
		'a customer with as many wallets as there may be',
		wallet({}),
		{ customer: ['wallet_limit_reached'] },
		`'Customer' "acme" has as many wallets as Lago allows`,
	],
	[
		'a field that was not used is not named as if it were',
		wallet({}),
		{ paid_credits: ['invalid_paid_credits'] },
		"'paid_credits' is not a number of credits",
	],
];

test.each(ROWS)('%s', async (_, parameters, details, message) => {
	if (parameters.walletCode === 'w') {
		const acme = lago.store.addCustomer({ external_id: 'acme' });
		lago.store.addWallet(acme, { code: 'w' });
	}
	expect(await said(parameters, details)).toBe(message);
});

const getUsage = (currentUsageFilters: INodeParameters) => ({
	...{ resource: 'usage', operation: 'getCurrent', customerId: 'acme', subscriptionId: 's' },
	currentUsageFilters,
});

test.each([
	[{ chargeId: 'none' }, "Lago has no charge 'none'", /^Check 'Charge ID'/],
	[{ billableMetricCode: 'none' }, 'Lago has no charge with that ID or code', /^Check the IDs/],
])(
	'a charge that is not there is not blamed on Charge Code: %j',
	async (filters, message, hint) => {
		lago.intercept(() => ({ status: 404, body: { status: 404, code: 'charge_not_found' } }));
		const { error } = await run(getUsage(filters));
		expect([error?.message, error?.description]).toEqual([message, expect.stringMatching(hint)]);
	},
);

const LAGO_ID = '5efc81a5-03ee-4f5a-9d5c-0123456789ab';

const getCustomer = (customerId: string) => ({
	resource: 'customer',
	operation: 'get',
	customerId,
});

const getWallet = (walletCode: string) => ({
	...{ resource: 'wallet', operation: 'get', customerId: 'acme', walletCode },
});

test.each([
	[
		getCustomer(LAGO_ID),
		`Lago has no customer '${LAGO_ID}'`,
		/That looks like a Lago ID: use 'external_customer_id'/,
	],
	[
		getCustomer('user_1-main'),
		"Lago has no customer 'user_1-main'",
		/After a Subscription node, the customer is 'external_customer_id'/,
	],
	[
		getWallet('none'),
		"The customer 'acme' has no wallet 'none'",
		/^Check 'Wallet', and that the API key belongs to the right Lago account\. Lago/,
	],
	[
		getWallet(LAGO_ID),
		`The customer 'acme' has no wallet '${LAGO_ID}'`,
		/That looks like a Lago ID: use 'code'/,
	],
])('what is not there is named, with what it may be: %j', async (parameters, message, hint) => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run(parameters);
	expect([error?.message, error?.description]).toEqual([message, expect.stringMatching(hint)]);
});

test('Link without Card', async () => {
	const { error } = await run({
		...{ resource: 'customer', operation: 'createOrUpdate', externalId: 'new' },
		paymentProviderFields: {
			...{ paymentProvider: 'stripe', syncWithProvider: true },
			providerPaymentMethods: ['link'],
		},
	});
	expect([error?.message, error?.description]).toEqual([
		"Lago did not accept the request: 'Provider Payment Methods' has a value that Lago does not accept",
		"Lago answered 422 (validation_errors). Link needs Card beside it, and 'Customer Balance' cannot be combined with others. Lago had already saved the other fields of the customer.",
	]);
	expect(lago.store.customers).toHaveLength(1);
});

test.each(['getCurrent', 'getPast'])(
	'one subscription for several customers is told from one that is not there: %s',
	async (operation) => {
		const [one] = ['one', 'two'].map((external_id) => lago.store.addCustomer({ external_id }));
		lago.store.addPlan({ code: 'pro' });
		lago.store.addSubscription(one, { external_id: 'one-pro' });
		const { items, errors } = await run(
			{
				...{ resource: 'usage', operation, subscriptionId: 'one-pro' },
				customerId: '={{ $json.id }}',
			},
			{ items: [{ id: 'one' }, { id: 'two' }], node: { onError: 'continueErrorOutput' } },
		);
		expect(errors.map(({ json }) => json.message)).toEqual([
			expect.stringMatching(/For several customers, put Subscription > Get Many before this node/),
		]);
		expect(items.length).toBe(operation === 'getCurrent' ? 1 : 0);
	},
);
