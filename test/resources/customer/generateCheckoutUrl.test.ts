import { lago, run, wire } from '../../support';
import { AT_STRIPE, refusesToRunWithout } from '../helpers';

const generateCheckoutUrl = { resource: 'customer', operation: 'generateCheckoutUrl' };

const addCustomerOfStripe = (external_id: string) =>
	lago.store.addCustomer({ external_id, ...structuredClone(AT_STRIPE) });

test('sends the ID without a body and returns the URL with the customer', async () => {
	const { lago_id } = addCustomerOfStripe('acme');
	const { items, error } = await run({ ...generateCheckoutUrl, customerId: 'acme' });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'POST /customers/acme/checkout_url' }]);
	expect(items).toEqual([
		{
			json: {
				lago_customer_id: lago_id,
				external_customer_id: 'acme',
				payment_provider: 'stripe',
				payment_provider_code: 'stripe',
				checkout_url: expect.stringMatching(/^https:\/\/checkout\.stripe\.example\/[\w-]+$/),
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('generates a URL for each item', async () => {
	for (const id of ['a', 'b']) addCustomerOfStripe(id);
	const { items } = await run(
		{ ...generateCheckoutUrl, customerId: '={{ $json.id }}' },
		{ items: [{ id: 'b' }, { id: 'a' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.external_customer_id, pairedItem])).toEqual([
		['b', { item: 0 }],
		['a', { item: 1 }],
	]);
});

test('says what to do when the customer has no payment provider', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run({ ...generateCheckoutUrl, customerId: 'acme' });
	expect(error?.message).toBe('Lago did not accept the request: no linked payment provider');
	expect(error?.description).toContain(
		'Connect the customer to a payment provider first: Create or Update > Billing Configuration.',
	);
});

refusesToRunWithout('customerId', 'Customer', generateCheckoutUrl);
