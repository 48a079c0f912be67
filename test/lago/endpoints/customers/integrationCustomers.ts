import { internalServerError, invalid } from '../../errors';
import { type Customer, INTEGRATION_CATEGORIES, newIntegrationCustomer } from '../../models';
import { isPresent, toBoolean, toText } from '../../params';
import type { Params, Value } from '../../rack';
import type { Store } from '../../store';

export function checkIntegrationCustomers({ integration_customers: list }: Params): void {
	const types = ((list ?? []) as Params[]).map(({ integration_type }) => integration_type);
	if (new Set(types).size < types.length) {
		throw invalid({ integration_customers: ['invalid_count_per_integration_type'] });
	}
}

/** Links that are not listed by id are destroyed first, before anything of the list is looked at. */
export function linkIntegrationCustomers(
	customer: Customer,
	list: Value | undefined,
	store: Store,
): void {
	if (!list || customer.account_type === 'partner') return;
	const links = list as Params[];
	const listedIds = links.map(({ id }) => id);
	customer.integration_customers = customer.integration_customers.filter(({ lago_id }) =>
		listedIds.includes(lago_id),
	);
	for (const params of links) link(customer, params, store);
}

/** A link that stays keeps what it has, but for the external customer id of a few types. */
function link(customer: Customer, params: Params, store: Store): void {
	const type = toText(params.integration_type) ?? '';
	if (!(type in INTEGRATION_CATEGORIES)) throw internalServerError();
	const integration = store.integrations.find(
		(candidate) => candidate.type === type && candidate.code === params.integration_code,
	);
	if (!integration) return;

	const syncs = toBoolean(params.sync_with_provider) ?? false;
	const externalCustomerId = toText(params.external_customer_id);
	const known = customer.integration_customers.find((candidate) => candidate.type === type);
	if (known) {
		const isSame = known.integration_code === integration.code;
		if (isSame && externalCustomerId !== undefined && !['anrok', 'salesforce'].includes(type)) {
			store.later(() => (known.external_customer_id = externalCustomerId));
		}
		return;
	}
	if (!syncs && !isPresent(externalCustomerId)) return;
	const save = () =>
		customer.integration_customers.push(
			newIntegrationCustomer(store, type, {
				external_customer_id: externalCustomerId ?? null,
				integration_code: integration.code,
				code: toText(params.code) ?? integration.code,
				sync_with_provider: syncs,
				...(type === 'netsuite' && { subsidiary_id: toText(params.subsidiary_id) ?? null }),
				...(type === 'hubspot' && { targeted_object: toText(params.targeted_object) ?? null }),
			}),
		);
	// Salesforce needs no call, so it is not put off.
	if (type === 'salesforce') save();
	else store.later(save);
}
