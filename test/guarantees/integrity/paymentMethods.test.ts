import { AT_STRIPE } from '../../operations/helpers';
import { lago } from '../../n8n/support';
import { runAll, wordsOf, writes } from './support';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

beforeEach(() => {
	lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe-eu' });
	const customer = lago.store.addCustomer({ external_id: 'acme', ...structuredClone(AT_STRIPE) });
	lago.store.addPaymentMethod(customer);
});

test.each([
	[{ paymentProvider: 'adyen' }],
	[{ paymentProvider: 'stripe', paymentProviderCode: 'stripe-eu' }],
	[{ paymentProvider: 'stripe', paymentProviderCode: 'nowhere' }],
	[{ paymentProviderCode: 'nowhere' }],
])('a customer does not lose payment methods to %j by accident', async (billingConfiguration) => {
	const { errors } = await runAll({ ...upsert, billingConfiguration });
	expect(errors.map(({ json }) => wordsOf(json))).toEqual([
		expect.stringMatching(/'Payment Provider/),
	]);
	expect(writes()).toEqual([]);
	expect(lago.store.payment_methods).toHaveLength(1);
	expect(lago.store.customer('acme').payment_provider_code).toBe('stripe');
});

test('a customer keeps payment methods where the provider is the same', async () => {
	const billingConfiguration = { paymentProvider: 'stripe', paymentProviderCode: 'stripe' };
	const { errors } = await runAll({ ...upsert, billingConfiguration });
	expect(errors).toEqual([]);
	expect(lago.store.payment_methods).toHaveLength(1);
});
