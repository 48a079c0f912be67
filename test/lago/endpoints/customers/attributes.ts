/** The fields of the customer itself: written when they are there, cleared by null, then validated. */
import { Errors, internalServerError } from '../../errors';
import { newAddress, newTexts, type Address, type Customer } from '../../models/customer';
import { each, keysOf } from '../../objects';
import { hash, isNil, isPresent, scalar } from '../../params';
import type { Params, Value } from '../../rack';
import { COUNTRIES, CURRENCIES, TIMEZONES } from '../../reference';
import type { Store } from '../../store';

const TEXT_FIELDS = keysOf(newTexts());
const ADDRESS_FIELDS = keysOf(newAddress());

const MAX_INT4 = 2 ** 31 - 1;
const MAX_INDEXED_BYTES = 2700;

const allScalar = (names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, scalar]));

export const attributeParams = {
	...allScalar(TEXT_FIELDS),
	...allScalar(ADDRESS_FIELDS),
	...each('external_id account_type customer_type currency timezone net_payment_term', scalar),
	...each('finalize_zero_amount_invoice', scalar),
	shipping_address: hash(allScalar(ADDRESS_FIELDS)),
};

export function assignAttributes(customer: Customer, params: Params, store: Store): void {
	if ('external_id' in params) customer.external_id = toText(params.external_id) ?? '';
	for (const field of TEXT_FIELDS) {
		if (field in params) customer[field] = toText(params[field]);
	}
	if (customer.email) customer.email = customer.email.replace(/\p{Cf}/gu, '');
	assignAddress(customer, params);
	assignAddress(customer.shipping_address, (params.shipping_address ?? {}) as Params);
	if ('currency' in params) customer.currency = toText(params.currency);
	if ('customer_type' in params) customer.customer_type = toText(params.customer_type) || null;
	if ('net_payment_term' in params) {
		customer.net_payment_term = toNumber(params.net_payment_term);
	}
	if ('finalize_zero_amount_invoice' in params) {
		customer.finalize_zero_amount_invoice =
			toText(params.finalize_zero_amount_invoice) ?? 'inherit';
	}
	if ('account_type' in params && mayChangeAccountType(customer, store)) {
		customer.account_type = toText(params.account_type) ?? '';
	}
	if ('timezone' in params && store.organization.premium) {
		customer.timezone = toText(params.timezone);
	}
}

/** Empty parts of an address are none; a country may be in lower case. */
function assignAddress(address: Address, params: Params): void {
	for (const field of ADDRESS_FIELDS) {
		if (field in params) address[field] = toText(params[field]) || null;
	}
	if (!('country' in params)) return;
	if (typeof (params.country ?? '') !== 'string') throw internalServerError(); // no upcase there
	address.country = address.country?.toUpperCase() ?? null;
}

function mayChangeAccountType({ lago_id }: Customer, store: Store): boolean {
	const isAttached = [store.subscriptions, store.applied_coupons, store.invoices, store.wallets]
		.flat()
		.some(({ lago_customer_id }) => lago_customer_id === lago_id);
	return store.hasAddOn('revenue_share') && !isAttached;
}

export function validate(customer: Customer): void {
	const { name, email, country, shipping_address, currency, timezone } = customer;
	const { customer_type, account_type, net_payment_term } = customer;
	// Beyond what the column and the index hold.
	if ((net_payment_term ?? 0) > MAX_INT4) throw internalServerError();
	if (Buffer.byteLength(customer.external_id) > MAX_INDEXED_BYTES) throw internalServerError();
	const isIn = (value: string | null, allowed: string[]) =>
		value === null || allowed.includes(value);

	new Errors()
		.expect(customer.external_id.trim() !== '', 'external_id', 'value_is_mandatory')
		.expect((name ?? '').length <= 255, 'name', 'value_is_too_long')
		.expect(!email || email.split(',').every(isEmail), 'email', 'invalid_email_format')
		.expect(isIn(country, COUNTRIES), 'country', 'not_a_valid_country_code')
		.expect(
			isIn(shipping_address.country, COUNTRIES),
			'shipping_country',
			'not_a_valid_country_code',
		)
		.expect(isIn(currency, CURRENCIES), 'currency', 'value_is_invalid')
		.expect(isIn(timezone, TIMEZONES), 'timezone', 'invalid_timezone')
		.expect(isIn(customer_type, ['company', 'individual']), 'customer_type', 'value_is_invalid')
		.expect(isIn(account_type, ['customer', 'partner']), 'account_type', 'value_is_invalid')
		.expect(!Number.isNaN(net_payment_term), 'net_payment_term', 'value_is_invalid')
		.expect(!((net_payment_term ?? 0) < 0), 'net_payment_term', 'value_is_out_of_range')
		.raise();
}

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());

const toText = (value: Value | undefined) => (isNil(value) ? null : String(value));

/** An empty value is none, text that is no number NaN. */
const toNumber = (value: Value | undefined) => (isPresent(value) ? Number(value) : null);
