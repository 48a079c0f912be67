import { internalServerError, invalid, thirdPartyError, unauthorized } from '../../errors';
import { providerCustomer, type Customer } from '../../models/customer';
import type { PaymentProvider } from '../../models/organization';
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
