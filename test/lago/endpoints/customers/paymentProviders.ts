import { internalServerError, invalid, thirdPartyError, unauthorized } from '../../errors';
import type { Customer } from '../../models/customer';
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
	const provider = connection(customer, store);
	if (!provider?.failure) return;
	if (provider.type !== 'stripe') throw internalServerError();
	if (provider.failure === 'authentication') {
		// Stripe's key is meant here, not Lago's.
		throw unauthorized('Stripe authentication failed. Invalid API Key provided: sk_test_****');
	}
	throw thirdPartyError('Stripe', 'No such customer');
}

export const connection = ({ payment_provider, payment_provider_code }: Customer, store: Store) =>
	store.payment_providers.find(
		({ type, code }) => type === payment_provider && code === payment_provider_code,
	);
