import { invalid, notAllowed } from '../../errors';
import { providerCustomer } from '../../models/customer';
import type { Context } from '../../router';
import { callPaymentProvider } from './paymentProviders';

export function createCheckoutUrl({ store, path }: Context) {
	const customer = store.customer(path.external_customer_id);
	const link = providerCustomer(customer);
	if (!link) throw invalid({ base: ['no_linked_payment_provider'] });
	if (['cashfree', 'flutterwave'].includes(link.payment_provider)) {
		throw notAllowed('feature_not_supported');
	}
	// A customer balance is no method that a checkout could set up.
	if (link.provider_payment_methods.join() === 'customer_balance') {
		throw invalid({ provider_payment_methods: ['no_payment_methods_to_setup_available'] });
	}
	callPaymentProvider(customer, store);
	return {
		customer: {
			lago_customer_id: customer.lago_id,
			external_customer_id: customer.external_id,
			payment_provider: customer.payment_provider,
			payment_provider_code: customer.payment_provider_code,
			checkout_url: `https://checkout.${link.payment_provider}.example/${store.uuid()}`,
		},
	};
}
