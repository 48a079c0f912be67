import type { INodeParameters } from 'n8n-workflow';
import { newIntegrationCustomer } from '../../lago/models';
import { lago, run } from '../../n8n/support';
import { hintsOf, upsert } from '../../n8n/helpers';

const kept = (field: string, value = 'none') =>
	`Lago kept another value of '${field}' than the one sent: ${value}.`;

const NO_PROVIDER = "The customer has no payment provider: choose 'Payment Provider' as well.";

const withBilling = (billingConfiguration: INodeParameters) => ({
	...upsert,
	billingConfiguration,
});

describe('a customer without a payment provider', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	test.each<[string, INodeParameters, string[]]>([
		[
			'an ID there',
			{ providerCustomerId: 'cus_1' },
			[`${kept('Provider Customer ID')} ${NO_PROVIDER}`],
		],
		[
			'payment methods',
			{ providerPaymentMethods: ['card'] },
			[`${kept('Provider Payment Methods')} ${NO_PROVIDER}`],
		],
		[
			'a code',
			{ paymentProviderCode: 'stripe' },
			[`${kept('Payment Provider Code')} ${NO_PROVIDER}`],
		],
		['Create at Payment Provider off', { syncWithProvider: false }, []],
		['Wait for Payment Provider', { sync: true }, []],
	])('with %s', async (_, billing, hints) => {
		expect(hintsOf(await run(withBilling(billing)))).toEqual(hints);
	});
});

test('a new customer of a payment provider needs an ID or to be created there', async () => {
	expect(hintsOf(await run(withBilling({ paymentProvider: 'stripe' })))).toEqual([
		`${kept('Payment Provider')} Lago connects a customer only with 'Provider Customer ID' or 'Create at Payment Provider'.`,
	]);
});

test.each([
	[
		'anrok',
		[
			"Lago kept another value of 'Integration Customers > Customer ID There' than the one sent: old. Lago keeps it for a link that exists: unlink the customer first.",
		],
	],
	['xero', []],
])('the ID of a link to %s', async (type, hints) => {
	const link = newIntegrationCustomer(lago.store, type, { external_customer_id: 'old' });
	lago.store.addCustomer({ external_id: 'acme', integration_customers: [link] });
	const integrationCustomer = [
		{ integrationType: type, integrationCode: type, externalCustomerId: 'new' },
	];
	const result = await run({
		...upsert,
		customerFields: { integrationCustomers: { integrationCustomer } },
	});
	expect(hintsOf(result)).toEqual(hints);
});

test('what was sent and is kept gives no hint', async () => {
	lago.store.addTax({ code: 'vat' });
	const result = await run({
		...upsert,
		customerFields: {
			name: ' Acme ',
			email: 'A@example.com',
			netPaymentTerm: 0,
			taxCodes: ['vat'],
			metadata: { entry: [{ key: 'plan', value: 'pro' }] },
			billingAddress: { address: { country: 'FR', city: 'Paris' } },
			shippingAddress: { address: { city: 'Lyon' } },
		},
	});
	expect(result.items).toHaveLength(1);
	expect(hintsOf(result)).toEqual([]);
});

test('a list and a group that come back otherwise give a hint', async () => {
	lago.store.addTax({ code: 'vat' });
	lago.intercept(() => ({
		edit: ({ customer }: { customer: object }) => ({
			customer: { ...customer, taxes: [], shipping_address: { city: 'Rome' }, metadata: [] },
		}),
	}));
	const customerFields = {
		taxCodes: ['vat'],
		shippingAddress: { address: { city: 'Lyon' } },
		clearFields: ['email'],
	};
	expect(hintsOf(await run({ ...upsert, customerFields }))).toEqual([
		kept('Shipping Address > City', 'Rome'),
		kept('Tax Names or IDs'),
	]);
});
