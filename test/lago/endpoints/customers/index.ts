import { billingEntityCodes, Contract, hasMetadata, isAmong } from '../../filters';
import {
	serializeListedCustomer,
	serializeShownCustomer,
	type Customer,
} from '../../models/customer';
import { newestFirst, paginate } from '../../paginate';
import { anyHash, isNil, isPresent, permit, scalar, scalars, toStrings } from '../../params';
import type { Params } from '../../rack';
import { COUNTRIES, CURRENCIES } from '../../reference';
import type { Context, Route } from '../../router';
import type { Store } from '../../store';
import { upsertCustomer } from './upsert';

export const customers: Route[] = [
	{
		verb: 'POST',
		path: '/customers',
		resource: 'customer',
		action: ({ store, params }) => ({
			customer: serializeShownCustomer(upsertCustomer(params, store), store),
		}),
	},
	{
		verb: 'GET',
		path: '/customers',
		resource: 'customer',
		action: list,
		paramsSince: {
			countries: '1.34',
			states: '1.34',
			zipcodes: '1.34',
			currencies: '1.34',
			has_tax_identification_number: '1.34',
			metadata: '1.34',
			customer_type: '1.34',
			has_customer_type: '1.34',
			external_id: '1.49',
		},
	},
	{
		verb: 'GET',
		path: '/customers/:external_customer_id',
		resource: 'customer',
		action: ({ store, path }) => ({
			customer: serializeShownCustomer(store.customer(path.external_customer_id), store),
		}),
	},
	{
		verb: 'DELETE',
		path: '/customers/:external_customer_id',
		resource: 'customer',
		action: destroy,
	},
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/portal_url',
		resource: 'customer',
		since: '0.27',
		action: ({ store, path }) => {
			store.customer(path.external_customer_id);
			return {
				customer: { portal_url: `https://app.lago.example/customer-portal/${store.uuid()}` },
			};
		},
	},
];

const filters = {
	external_id: scalar,
	account_type: scalars,
	billing_entity_codes: scalars,
	search_term: scalar,
	countries: scalars,
	states: scalars,
	zipcodes: scalars,
	currencies: scalars,
	has_tax_identification_number: scalar,
	metadata: anyHash,
	customer_type: scalar,
	has_customer_type: scalar,
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
	const contract = new Contract(wanted)
		.eachOf('account_type', ['customer', 'partner'])
		.eachOf('countries', COUNTRIES)
		.eachOf('currencies', CURRENCIES)
		.oneOf('customer_type', ['company', 'individual'])
		.oneOf('has_customer_type', ['true', 'false'])
		.oneOf('has_tax_identification_number', ['true', 'false'])
		.stringMap('metadata');
	if (wanted.has_customer_type === 'false' && isPresent(wanted.customer_type)) {
		contract.fail('customer_type', 'must be nil when has_customer_type is false');
	}
	contract.check();
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
	if (!isPresent(wanted.search_term)) return true;
	const term = String(wanted.search_term).toLowerCase();
	const { name, firstname, lastname, legal_name, external_id, email } = customer;
	return [name, firstname, lastname, legal_name, external_id, email].some((text) =>
		text?.toLowerCase().includes(term),
	);
}

const has = (value: string | null, wanted: Params[string] | undefined) =>
	isNil(wanted) || (value !== null) === (wanted === 'true');

/** Deleted at once; what belongs to the customer ends in the background. */
function destroy({ store, path }: Context) {
	const customer = store.customer(path.external_customer_id);
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
