import { lago, run, wire } from '../../n8n/support';
import { AT_STRIPE } from '../helpers';

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

test('says what to do when the customer has no payment provider', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run({ ...generateCheckoutUrl, customerId: 'acme' });
	expect(error?.message).toBe(
		'Lago did not accept the request: the customer has no payment provider',
	);
	expect(error?.description).toContain(
		"Connect the customer to a payment provider first: 'Payment Provider' of Customer > Create or Update.",
	);
});
