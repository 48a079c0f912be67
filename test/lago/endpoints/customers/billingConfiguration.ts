/** The part of POST /customers after the commit: what fails here leaves the customer saved. */
import { invalid } from '../../errors';
import { type Customer, PAYMENT_PROVIDERS, providerCustomer } from '../../models';
import { keysOf, words } from '../../objects';
import { isNil, isPresent, toBoolean, toInteger, toStrings, toText } from '../../params';
import type { Params } from '../../rack';
import { LOCALES } from '../../reference';
import type { Store } from '../../store';
import { callPaymentProvider, failureOf, findPaymentProvider } from './paymentProviders';

/** When the invoices of a subscription are dated. */
const DATINGS = {
	subscription_invoice_issuing_date_anchor: ['current_period_end', 'next_period_start'],
	subscription_invoice_issuing_date_adjustment: ['align_with_finalization_date', 'keep_anchor'],
};

const STRIPE_METHODS: string[] = words(
	'card sepa_debit us_bank_account bacs_debit link boleto crypto customer_balance',
);

export function configureBilling(
	customer: Customer,
	params: Params,
	isNew: boolean,
	store: Store,
): void {
	assignInvoicing(customer, params, store);
	const isUnlinked = !providerCustomer(customer)?.provider_customer_id;
	if (isNew || (isUnlinked && wantsLink(params))) createLink(customer, params, store);
	else updateLink(customer, params, store);
}

function assignInvoicing(customer: Customer, params: Params, store: Store): void {
	for (const field of keysOf(DATINGS)) {
		if (!(field in params)) continue;
		const value = toText(params[field]) || null;
		if (value !== null && !DATINGS[field].includes(value)) {
			throw invalid({ [field]: ['value_is_invalid'] });
		}
		customer[field] = value;
	}
	if ('invoice_grace_period' in params && store.organization.premium) {
		const days = isPresent(params.invoice_grace_period)
			? toInteger(params.invoice_grace_period)
			: null;
		if ((days ?? 0) < 0) throw invalid({ invoice_grace_period: ['value_is_out_of_range'] });
		customer.invoice_grace_period = days;
	}
	if ('document_locale' in params) {
		const locale = toText(params.document_locale) ?? null;
		if (locale !== null && !LOCALES.includes(locale)) {
			throw invalid({ document_locale: ['not_a_valid_language_code'] });
		}
		customer.document_locale = locale;
	}
}

const wantsLink = (params: Params) =>
	toBoolean(params.sync_with_provider) || isPresent(params.provider_customer_id);

/** Without a wish to sync and without the provider's id, the provider is ignored. */
function createLink(customer: Customer, params: Params, store: Store): void {
	if (isNil(params.payment_provider) || !wantsLink(params)) return;
	const type = String(params.payment_provider);
	const provider = findPaymentProvider(type, toText(params.payment_provider_code), store);
	customer.payment_provider = type;
	customer.payment_provider_code = provider.code;
	saveLink(customer, params, store);
}

/** null, an empty and an unknown provider all take the provider off the customer. */
function updateLink(customer: Customer, params: Params, store: Store): void {
	const before = providerCustomer(customer);
	const beforeCode = customer.payment_provider_code;
	if ('payment_provider' in params) {
		const type = toText(params.payment_provider) ?? '';
		customer.payment_provider = PAYMENT_PROVIDERS.includes(type) ? type : null;
		if (customer.payment_provider && 'payment_provider_code' in params) {
			customer.payment_provider_code = toText(params.payment_provider_code) ?? null;
		}
	}
	if (before && params.payment_provider === null) {
		customer.provider_customers = customer.provider_customers.filter((link) => link !== before);
		discardPaymentMethods(customer, before.payment_provider, store);
	}
	if (!customer.payment_provider) return;
	if (!isPresent(params.provider_customer_id) && !before) return;

	saveLink(customer, params, store);
	if (providerCustomer(customer)?.provider_customer_id) callPaymentProvider(customer, store);
	const hasMoved =
		before?.payment_provider !== customer.payment_provider ||
		beforeCode !== customer.payment_provider_code;
	if (before && hasMoved) discardPaymentMethods(customer, before.payment_provider, store);
}

function saveLink(customer: Customer, params: Params, store: Store): void {
	const type = customer.payment_provider!;
	const known = providerCustomer(customer);
	const link = known ?? {
		payment_provider: type,
		payment_provider_code: customer.payment_provider_code ?? type,
		provider_customer_id: null,
		sync_with_provider: null,
		provider_payment_methods: type === 'stripe' ? ['card'] : [],
	};
	const methods = toStrings(params.provider_payment_methods);
	if (type === 'stripe' && methods.length) {
		checkStripeMethods(methods);
		link.provider_payment_methods = methods;
	}
	if ('provider_customer_id' in params) {
		link.provider_customer_id = toText(params.provider_customer_id) ?? null;
	}
	if ('sync_with_provider' in params) {
		link.sync_with_provider = toBoolean(params.sync_with_provider) ?? false;
	}
	if (!known) customer.provider_customers.push(link);

	if (link.provider_customer_id || !link.sync_with_provider) return;
	const receiveId = () => (link.provider_customer_id = `${type}_${store.uuid().slice(0, 8)}`);
	if (toBoolean(params.sync)) {
		callPaymentProvider(customer, store);
		receiveId();
	} else if (!failureOf(customer, store)) {
		store.later(receiveId); // a refusal would come by webhook
	}
}

function checkStripeMethods(methods: string[]): void {
	const isValid =
		methods.every((method) => STRIPE_METHODS.includes(method)) &&
		(!methods.includes('link') || methods.includes('card')) &&
		(!methods.includes('customer_balance') || methods.length === 1);
	if (!isValid) throw invalid({ provider_payment_methods: ['value_is_invalid'] });
}

function discardPaymentMethods({ lago_id }: Customer, provider: string, store: Store): void {
	store.payment_methods = store.payment_methods.filter(
		(method) => method.lago_customer_id !== lago_id || method.payment_provider_type !== provider,
	);
}
