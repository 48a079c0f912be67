import { lago, run, wire } from '../../support';
import {
	ENTER_A_VALUE,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	NOTHING,
	oneOf,
	refusal,
	refusesUnreadableKeys,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'customer', operation: 'getAll', simplify: false };

const entry = (key: string, value: string) => ({
	...lago.store.stamp(),
	key,
	value,
	display_in_invoice: false,
});

/** From the oldest to the newest: us, fr, de. */
function addThree(): void {
	lago.store.addBillingEntity({ code: 'paris' });
	lago.store.addCustomer({
		external_id: 'us',
		name: 'Nuts & Bolts + Sons',
		country: 'US',
		state: 'California',
		zipcode: '94110',
		currency: 'USD',
		customer_type: 'company',
		metadata: [entry('segment', 'vip'), entry('team.lead', 'Ann')],
	});
	lago.store.addCustomer({
		external_id: 'fr',
		country: 'FR',
		state: 'Bretagne',
		zipcode: '35000',
		currency: 'EUR',
		account_type: 'partner',
		billing_entity_code: 'paris',
		tax_identification_number: 'FR1',
	});
	lago.store.addCustomer({
		external_id: 'de',
		email: 'hans@mail.example',
		country: 'DE',
		state: 'Sachsen',
		zipcode: '04109',
		currency: 'CHF',
		customer_type: 'individual',
		metadata: [entry('segment', 'basic')],
	});
}

test('asks for the newest customers', async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=50' }]);
	expect(items.map(({ json }) => json.external_id)).toEqual(['de', 'fr', 'us']);
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const customerFilters = {
		accountTypes: ['customer', 'partner'],
		billingEntityCodes: ['default', 'paris'],
		countries: ['US', 'FR'],
		currencies: ['USD', 'EUR'],
		customerType: 'company',
		externalId: 'us',
		hasCustomerType: true,
		hasTaxIdentificationNumber: false,
		metadata: {
			pair: [
				{ key: 'team.lead', value: 'Ann', unset: false },
				{ key: 'churned', value: '', unset: true },
			],
		},
		searchTerm: 'acme',
		states: ['California', 'New York'],
		zipcodes: ['94110', '10001'],
	};
	expect(Object.keys(customerFilters)).toEqual(await fieldsIn('customerFilters'));
	const { items } = await run({ ...getAll, customerFilters });
	expect(wireInParts()).toEqual([
		'GET /customers',
		'account_type[]=customer',
		'account_type[]=partner',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'countries[]=US',
		'countries[]=FR',
		'currencies[]=USD',
		'currencies[]=EUR',
		'customer_type=company',
		'external_id=us',
		'has_customer_type=true',
		'has_tax_identification_number=false',
		'metadata[team.lead]=Ann',
		'metadata[churned]=',
		'search_term=acme',
		'states[]=California',
		'states[]=New York',
		'zipcodes[]=94110',
		'zipcodes[]=10001',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.external_id)).toEqual(['us']);
});

const metadata = (...entries: Array<{ key: string; value?: string; unset?: boolean }>) => ({
	metadata: { pair: entries.map((given) => ({ value: '', unset: false, ...given })) },
});

test.each([
	['accountTypes', { accountTypes: ['partner'] }, ['fr']],
	['billingEntityCodes', { billingEntityCodes: ['paris'] }, ['fr']],
	['one of countries', { countries: ['US'] }, ['us']],
	['two of countries', { countries: ['US', 'FR'] }, ['fr', 'us']],
	['currencies', { currencies: ['USD', 'CHF'] }, ['de', 'us']],
	['customerType', { customerType: 'individual' }, ['de']],
	['externalId', { externalId: 'fr' }, ['fr']],
	['hasCustomerType, true', { hasCustomerType: true }, ['de', 'us']],
	['hasCustomerType, false', { hasCustomerType: false }, ['fr']],
	['hasTaxIdentificationNumber, true', { hasTaxIdentificationNumber: true }, ['fr']],
	['hasTaxIdentificationNumber, false', { hasTaxIdentificationNumber: false }, ['de', 'us']],
	['a value in the metadata', metadata({ key: 'segment', value: 'basic' }), ['de']],
	['a dotted key in the metadata', metadata({ key: 'team.lead', value: 'Ann' }), ['us']],
	['a key that must not exist', metadata({ key: 'segment', unset: true }), ['fr']],
	[
		'two metadata entries that must both match',
		metadata({ key: 'segment', value: 'vip' }, { key: 'team.lead', unset: true }),
		[],
	],
	['searchTerm in the email address', { searchTerm: 'HANS@' }, ['de']],
	['searchTerm with special characters', { searchTerm: 'Nuts & Bolts + S' }, ['us']],
	['states', { states: ['California', 'Sachsen'] }, ['de', 'us']],
	['zipcodes', { zipcodes: ['04109', '35000'] }, ['de', 'fr']],
	['filters combined', { countries: ['US', 'FR'], currencies: ['EUR', 'CHF'] }, ['fr']],
])('finds customers by %s', async (_, customerFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, customerFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.external_id)).toEqual(found);
});

test('a key that must not exist needs no value, and one given does not count', async () => {
	await run({
		...getAll,
		customerFilters: metadata({ key: 'segment', value: 'vip', unset: true }),
	});
	expect(wire()).toEqual([{ request: 'GET /customers?metadata[segment]=&page=1&per_page=50' }]);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	const filters = await everyFieldOf('customerFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=50' }]);
});

test('does not send lists without an entry', async () => {
	await run({
		...getAll,
		customerFilters: {
			accountTypes: [],
			billingEntityCodes: ['', NOTHING],
			countries: [],
			currencies: [],
			metadata: {},
			states: [],
			zipcodes: [NOTHING, ''],
		},
	});
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=50' }]);
});

test('leaves empty entries out of a list', async () => {
	await run({ ...getAll, customerFilters: { states: ['', 'California', NOTHING] } });
	expect(wire()).toEqual([{ request: 'GET /customers?states[]=California&page=1&per_page=50' }]);
});

test('takes a single value from an expression for a list', async () => {
	await run(
		{
			...getAll,
			customerFilters: { countries: '={{ $json.country }}', zipcodes: '={{ $json.zip }}' },
		},
		{ items: [{ country: 'US', zip: 94110 }] },
	);
	expect(wire()).toEqual([
		{ request: 'GET /customers?countries[]=US&zipcodes[]=94110&page=1&per_page=50' },
	]);
});

test('pairs each customer with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, customerFilters: { currencies: '={{ $json.currencies }}' } },
		{ items: [{ currencies: ['USD', 'EUR'] }, { currencies: ['JPY'] }, { currencies: ['CHF'] }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.external_id, pairedItem])).toEqual([
		['fr', { item: 0 }],
		['us', { item: 0 }],
		['de', { item: 2 }],
	]);
});

test.each([
	[
		'accountTypes',
		'vendor',
		`'Account Types' cannot be "vendor"`,
		'Lago accepts customer, partner.',
	],
	['countries', 'USA', `'Countries' cannot be "USA"`, oneOf(250)],
	['countries', ['US', 'us'], `'Countries' cannot be "us"`, oneOf(250)],
	['currencies', ['XXX'], `'Currencies' cannot be "XXX"`, oneOf(142)],
	['customerType', 'firm', `'Customer Type' cannot be "firm"`, 'Lago accepts company, individual.'],
	['externalId', ['a'], "'External ID' is not a text", 'It is ["a"]: pick the one value to send.'],
	['hasCustomerType', 'no', "'Has Customer Type' is neither true nor false", 'It is "no".'],
	[
		'hasTaxIdentificationNumber',
		1,
		"'Has Tax Identification Number' is neither true nor false",
		'It is 1.',
	],
	[
		'searchTerm',
		{ a: 1 },
		"'Search Term' is not a text",
		'It is {"a":1}: pick the one value to send.',
	],
	[
		'billingEntityCodes',
		[{ code: 'paris' }],
		"'Billing Entity Names or IDs' is not a text",
		'It is {"code":"paris"}: pick the one value to send.',
	],
	['states', [['a']], "'States' is not a text", 'It is ["a"]: pick the one value to send.'],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const customerFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, customerFilters }, value)).toEqual({ message, description });
});

test('refuses Metadata without a value', async () => {
	const customerFilters = metadata({ key: 'segment' });
	expect(await refusal({ ...getAll, customerFilters })).toEqual({
		message: "'Metadata' has no value for the key 'segment'",
		description: ENTER_A_VALUE,
	});
});

refusesUnreadableKeys('Metadata', (...entries) => ({
	...getAll,
	customerFilters: metadata(...entries),
}));

pagesThroughItsList({
	parameters: getAll,
	url: '/customers?',
	envelope: 'customers',
	add: (count) => {
		for (let nth = 0; nth < count; nth++) lago.store.addCustomer({});
	},
});
