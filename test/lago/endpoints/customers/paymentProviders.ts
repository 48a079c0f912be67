import {
	internalServerError,
	invalid,
	notAllowed,
	thirdPartyError,
	unauthorized,
} from '../../errors';
import { type Customer, type PaymentProvider, providerCustomer } from '../../models';
import type { Context } from '../../router';
import type { Store } from '../../store';

/** The connection of a type and code; the code is needed when there are several. */
export function findPaymentProvider(
	type: string | null,
	code: string | null | undefined,
	store: Store,
): PaymentProvider {
	const ofType = store.payment_providers.filter((provider) => !type || provider.type === type);
	if (!code && ofType.length > 1) throw invalid({ base: ['payment_provider_code_missing'] });
	const provider = ofType.find((candidate) => !code || candidate.code === code);
	if (!provider) throw invalid({ base: ['payment_provider_not_found'] });
	return provider;
}

/** A call to the customer's provider, which may refuse it. */
export function callPaymentProvider(customer: Customer, store: Store): void {
	const failure = failureOf(customer, store);
	if (!failure) return;
	if (customer.payment_provider !== 'stripe') throw internalServerError();
	if (failure === 'authentication') {
		// Stripe's key is meant here, not Lago's.
		throw unauthorized('Stripe authentication failed. Invalid API Key provided: sk_test_****fake');
	}
	const id = providerCustomer(customer)?.provider_customer_id;
	throw thirdPartyError('Stripe', `No such customer: '${id}'`);
}

/** How the provider refuses the customer, if it does. */
export const failureOf = (customer: Customer, store: Store) =>
	store.payment_providers
		.find(
			({ type, code }) =>
				type === customer.payment_provider && code === customer.payment_provider_code,
		)
		?.failure?.(customer);

export function createCheckoutUrl({ store, customer }: Context) {
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
