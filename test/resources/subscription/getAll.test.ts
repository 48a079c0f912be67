import { lago, run, wire } from '../../support';
import {
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	oneOf,
	refusal,
	refusesToRunWithout,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = {
	resource: 'subscription',
	operation: 'getAll',
	customerId: 'acme',
	simplify: false,
};

const PLAIN = [{ request: 'GET /customers/acme/subscriptions?page=1&per_page=50' }];

/** From the oldest to the newest: one subscription of each status, of which two are active. */
function addSubscriptions(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	store.addPlan({ code: 'basic', amount_currency: 'EUR' });
	store.addPlan({ code: 'pro', amount_currency: 'USD' });
	store.addPlan({ code: 'pro_acme', amount_currency: 'USD', parent_code: 'pro' });
	const acme = store.addCustomer({ external_id: 'acme' });
	store.addSubscription(acme, { external_id: 'main', plan_code: 'basic' });
	store.addSubscription(acme, {
		external_id: 'side',
		plan_code: 'pro_acme',
		billing_entity_code: 'paris',
	});
	for (const status of ['pending', 'canceled', 'incomplete', 'terminated']) {
		store.addSubscription(acme, { external_id: status, plan_code: 'pro', status });
	}
	const other = store.addCustomer({ external_id: 'other' });
	store.addSubscription(other, { external_id: 'foreign', plan_code: 'basic' });
}

test("asks for the customer's subscriptions, of which Lago returns the active ones", async () => {
	addSubscriptions();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	expect(items.map(({ json }) => json.external_id)).toEqual(['side', 'main']);
});

test('sends every filter under its name in Lago', async () => {
	addSubscriptions();
	const subscriptionFilters = {
		billingEntityCodes: ['default', 'paris'],
		currency: 'USD',
		externalId: 'side',
		overridden: true,
		planCode: 'pro_acme',
		statuses: ['active', 'pending'],
	};
	expect(Object.keys(subscriptionFilters)).toEqual(await fieldsIn('subscriptionFilters'));
	const { items } = await run({ ...getAll, subscriptionFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/subscriptions',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'currency=USD',
		'external_id=side',
		'overridden=true',
		'plan_code=pro_acme',
		'status[]=active',
		'status[]=pending',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.external_id)).toEqual(['side']);
});

test.each([
	['billingEntityCodes', { billingEntityCodes: ['paris'] }, ['side']],
	['currency', { currency: 'EUR' }, ['main']],
	['externalId', { externalId: 'main' }, ['main']],
	['overridden, true', { overridden: true }, ['side']],
	['overridden, false', { overridden: false }, ['main']],
	['planCode', { planCode: 'basic' }, ['main']],
	['a plan without active subscriptions', { planCode: 'pro' }, []],
	['one status', { statuses: ['terminated'] }, ['terminated']],
	['two statuses', { statuses: ['pending', 'active'] }, ['pending', 'side', 'main']],
	[
		'all statuses',
		{ statuses: ['active', 'canceled', 'incomplete', 'pending', 'terminated'] },
		['terminated', 'incomplete', 'canceled', 'pending', 'side', 'main'],
	],
	['filters combined', { planCode: 'pro', statuses: ['canceled', 'active'] }, ['canceled']],
])('finds subscriptions by %s', async (_, subscriptionFilters, found) => {
	addSubscriptions();
	const { items, error } = await run({ ...getAll, subscriptionFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.external_id)).toEqual(found);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addSubscriptions();
	const filters = await everyFieldOf('subscriptionFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('returns the active ones when the list of statuses is empty', async () => {
	addSubscriptions();
	const subscriptionFilters = { billingEntityCodes: [''], statuses: [] };
	const { items } = await run({ ...getAll, subscriptionFilters });
	expect(wire()).toEqual(PLAIN);
	expect(items.map(({ json }) => json.external_id)).toEqual(['side', 'main']);
});

test('pairs each subscription with the item that asked for it', async () => {
	addSubscriptions();
	const { items } = await run(
		{ ...getAll, customerId: '={{ $json.customer }}' },
		{ items: [{ customer: 'acme' }, { customer: 'other' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.external_id, pairedItem])).toEqual([
		['side', { item: 0 }],
		['main', { item: 0 }],
		['foreign', { item: 1 }],
	]);
});

test.each([
	[
		'statuses',
		['active', 'ended'],
		`'Statuses' cannot be "ended"`,
		'Lago accepts active, canceled, incomplete, pending, terminated.',
	],
	['currency', 'XXX', `'Currency' cannot be "XXX"`, oneOf(142)],
	['overridden', 'no', "'Overridden' is neither true nor false", 'It is "no".'],
	[
		'planCode',
		['pro'],
		"'Plan Name or ID' is not a text",
		'It is ["pro"]: pick the one value to send.',
	],
	[
		'billingEntityCodes',
		[{ code: 'paris' }],
		"'Billing Entity Names or IDs' is not a text",
		'It is {"code":"paris"}: pick the one value to send.',
	],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const subscriptionFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, subscriptionFilters }, value)).toEqual({
		message,
		description,
	});
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: '/customers/acme/subscriptions?',
		envelope: 'subscriptions',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addSubscription(acme);
		},
	});
});
