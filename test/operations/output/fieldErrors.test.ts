/** Which value Lago refused, and what it takes instead, as a person reads it. */
import type { INodeParameters } from 'n8n-workflow';
import { lago, run } from '../../n8n/support';
import { addAccount } from '../declarations';

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

const entries = (...keys: string[]) => ({
	metadata: { entry: keys.map((key) => ({ key, value: 'x' })) },
});

test.each<[message: string, parameters: INodeParameters, details: object]>([
	[
		`'Metadata > Key' "customer_success_manager_email" has 30 characters; 20 are allowed`,
		upsert(entries('a', 'customer_success_manager_email')),
		{ key: ['value_is_too_long'] },
	],
	[
		`'Name' "${'n'.repeat(119)}… has 300 characters; 255 are allowed`,
		upsert({ name: 'n'.repeat(300) }),
		{ name: ['value_is_too_long'] },
	],
	[
		`'Metadata > Key' "${longKey}" has 101 characters; 100 are allowed`,
		{
			...{ resource: 'walletMetadata', operation: 'merge', customerId: 'acme', walletCode: 'w' },
			walletMetadata: { pair: [{ key: longKey, value: 'v' }] },
		},
		// Lago blames the value.
		{ value: [`key '${longKey}' must be a String up to 100 characters`] },
	],
	[
		`'Alerts > Thresholds > Value' "10 credits" is not a number`,
		alerts('10 credits'),
		{ 'thresholds:value': ['value_is_invalid'] },
	],
	[
		`'Rate Amount' "1,5" is not a number. Write a point: 1.5`,
		wallet({}, '1,5'),
		{ rate_amount: ['is not a number'] },
	],
	[
		`'Max Paid Top-Up (Cents)' 5 is less than 'Min Paid Top-Up (Cents)'`,
		wallet({ paidTopUpMaxAmountCents: 5, paidTopUpMinAmountCents: 10 }),
		{ paid_top_up_max_amount_cents: ['must_be_greater_than_or_equal_min'] },
	],
	[
		`'Paid Credits' "5" are worth less than 'Min Paid Top-Up (Cents)'`,
		wallet({ paidCredits: '5', paidTopUpMinAmountCents: 1000 }),
		{ paid_credits: ['amount_below_minimum'] },
	],
	[
		// Of the wallet, and not of a rule.
		`'Payment Method Name or ID' "1a90" is not one of the payment methods of the customer`,
		wallet({ paymentMethodId: '1a90' }),
		{ payment_method: ['invalid_payment_method'] },
	],
	[
		"'Fee Types' has a code that Lago does not know",
		wallet({ feeTypes: ['charge'] }),
		{ applies_to: ['invalid_limitations'] },
	],
	[
		"the code that Lago makes of 'Name' is already taken: enter a 'Code' of your own",
		wallet({ name: 'Same' }),
		{ code: ['value_already_exist'] },
	],
	[
		"the customer has no currency yet: choose a 'Currency'",
		wallet({}),
		{ currency: ['value_is_invalid'] },
	],
	[
		`'Customer' "acme" has as many wallets as Lago allows`,
		wallet({}),
		{ customer: ['wallet_limit_reached'] },
	],
	// A field that was not used is not named as if it were.
	[
		"'paid_credits' is not a number of credits",
		wallet({}),
		{ paid_credits: ['invalid_paid_credits'] },
	],
])('%s', async (message, parameters, details) => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(acme, { code: 'w' });
	lago.intercept(({ method }) =>
		method === 'GET'
			? undefined
			: { status: 422, body: { status: 422, code: 'validation_errors', error_details: details } },
	);
	const { error } = await run(parameters);
	expect(error?.message).toBe(`Lago did not accept the request: ${message}`);
});

const getUsage = (currentUsageFilters: INodeParameters) => ({
	...{ resource: 'usage', operation: 'getCurrent', customerId: 'acme', subscriptionId: 'acme-pro' },
	currentUsageFilters,
});

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
		getWallet('none'),
		"The customer 'acme' has no wallet 'none'",
		/^Check 'Wallet', and that the API key belongs to the right Lago account\. Lago/,
	],
	[
		getWallet(LAGO_ID),
		`The customer 'acme' has no wallet '${LAGO_ID}'`,
		/That looks like a Lago ID: use 'code'/,
	],
	[getUsage({ chargeId: 'none' }), "Lago has no charge 'none'", /^Check 'Charge ID'/],
	[
		// Not blamed on Charge Code.
		getUsage({ billableMetricCode: 'none' }),
		'Lago has no charge with that ID or code',
		/^Check the IDs/,
	],
])('what is not there is named, with what it may be: %j', async (parameters, message, hint) => {
	addAccount('acme', 5);
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
