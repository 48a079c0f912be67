import { billingEntityCodes, Contract, hasMetadata, hasText, isAmong } from '../../filters';
import {
	APP_URL,
	type Customer,
	serializeListedCustomer,
	serializeShownCustomer,
} from '../../models';
import { each } from '../../objects';
import { newestFirst, paginate } from '../../paginate';
import { anyHash, isNil, isPresent, permit, scalar, scalars, toStrings } from '../../params';
import type { Params } from '../../rack';
import { COUNTRIES, CURRENCIES } from '../../reference';
import { CUSTOMER, route, type Context, type Route } from '../../router';
import type { Store } from '../../store';
import { createCheckoutUrl } from './paymentProviders';
import { upsertCustomer } from './upsert';

const LIST_PARAMS_SINCE = {
	...each('countries states zipcodes currencies has_tax_identification_number metadata', '1.34'),
	...each('customer_type has_customer_type', '1.34'),
	external_id: '1.49',
};

export const customers: Route[] = [
	route('POST', '/customers', 'customer', upsert),
	route('GET', '/customers', 'customer', list, { paramsSince: LIST_PARAMS_SINCE }),
	route('GET', CUSTOMER, 'customer', show),
	route('DELETE', CUSTOMER, 'customer', destroy),
	route('GET', `${CUSTOMER}/portal_url`, 'customer', showPortalUrl, { since: '0.27' }),
	route('POST', `${CUSTOMER}/checkout_url`, 'customer', createCheckoutUrl, { since: '0.52' }),
];

function upsert({ store, params }: Context) {
	return { customer: serializeShownCustomer(upsertCustomer(params, store), store) };
}

function show({ store, customer }: Context) {
	return { customer: serializeShownCustomer(customer, store) };
}

function showPortalUrl({ store, path }: Context) {
	store.customer(path.external_customer_id);
	return { customer: { portal_url: `${APP_URL}/customer-portal/${store.uuid()}` } };
}

const filters = {
	...each('external_id search_term has_tax_identification_number', scalar),
	...each('customer_type has_customer_type', scalar),
	...each('account_type billing_entity_codes countries states zipcodes currencies', scalars),
	metadata: anyHash,
};

function list({ store, params }: Context) {
	const wanted = permit(params, filters);
	const billingEntities = billingEntityCodes(wanted, store);
	checkFilters(wanted);
	const found = store.customers.filter(
		(customer) =>
			!customer.deleted_at &&
			isAmong(customer.billing_entity_code, billingEntities) &&
			matches(customer, wanted),
	);
	return paginate('customers', newestFirst(found), params, (customer) =>
		serializeListedCustomer(customer, store),
	);
}

function checkFilters(wanted: Params): void {
	const isUntyped = wanted.has_customer_type === 'false';
	new Contract(wanted)
		.eachOf('account_type', ['customer', 'partner'])
		.eachOf('countries', COUNTRIES)
		.eachOf('currencies', CURRENCIES)
		.oneOf('customer_type', ['company', 'individual'])
		.oneOf('has_customer_type', ['true', 'false'])
		.oneOf('has_tax_identification_number', ['true', 'false'])
		.stringMap('metadata')
		.expect(
			!isUntyped || !isPresent(wanted.customer_type),
			'customer_type',
			'must be nil when has_customer_type is false',
		)
		.check();
}

function matches(customer: Customer, wanted: Params): boolean {
	return (
		matchesText(customer, wanted) &&
		isAmong(customer.account_type, toStrings(wanted.account_type)) &&
		isAmong(customer.country, toStrings(wanted.countries)) &&
		isAmong(customer.state, toStrings(wanted.states)) &&
		isAmong(customer.zipcode, toStrings(wanted.zipcodes)) &&
		isAmong(customer.currency, toStrings(wanted.currencies)) &&
		isAmong(customer.customer_type, wanted.customer_type ? [String(wanted.customer_type)] : []) &&
		has(customer.customer_type, wanted.has_customer_type) &&
		// An empty number counts as having one.
		has(customer.tax_identification_number, wanted.has_tax_identification_number) &&
		hasMetadata(customer.metadata, wanted.metadata)
	);
}

/** The external id, matched exactly, overrides the search term. */
function matchesText(customer: Customer, wanted: Params): boolean {
	if (isPresent(wanted.external_id)) return customer.external_id === String(wanted.external_id);
	const { name, firstname, lastname, legal_name, external_id, email } = customer;
	return hasText([name, firstname, lastname, legal_name, external_id, email], wanted.search_term);
}

const has = (value: string | null, wanted: Params[string] | undefined) =>
	isNil(wanted) || (value !== null) === (wanted === 'true');

/** Deleted at once; what belongs to the customer ends in the background. */
function destroy({ store, customer }: Context) {
	customer.updated_at = customer.deleted_at = store.now();
	store.later(() => terminateRelations(customer, store));
	return { customer: serializeShownCustomer(customer, store) };
}

function terminateRelations({ lago_id, deleted_at }: Customer, store: Store): void {
	for (const list of [store.subscriptions, store.applied_coupons, store.wallets]) {
		for (const relation of list) {
			if (relation.lago_customer_id !== lago_id || relation.status !== 'active') continue;
			relation.status = 'terminated';
			relation.terminated_at = deleted_at;
		}
	}
}
