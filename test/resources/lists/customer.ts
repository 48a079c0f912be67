import { lago } from '../../support';
import { METADATA, metadata, type ListOfLago } from './list';

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

export const customers: ListOfLago = {
	id: 'customer getAll',
	parameters: {},
	url: '/customers?',
	envelope: 'customers',
	addOwner: () => {},
	add: (count) => {
		for (let nth = 0; nth < count; nth++) lago.store.addCustomer({});
	},
	addSome: addThree,
	key: 'external_id',
	names: ['de', 'fr', 'us'],
	simplified: {
		external_id: 'de',
		name: null,
		email: 'hans@mail.example',
		currency: 'CHF',
		country: 'DE',
		customer_type: 'individual',
		applicable_timezone: 'UTC',
		payment_provider: null,
		created_at: expect.any(String),
		lago_id: expect.any(String),
	},
	filters: {
		collection: 'customerFilters',
		each: {
			accountTypes: ['account_type', ['customer', 'partner']],
			billingEntityCodes: ['billing_entity_codes', ['default', 'paris']],
			countries: ['countries', ['US', 'FR']],
			currencies: ['currencies', ['USD', 'EUR']],
			customerType: ['customer_type', 'company'],
			externalId: ['external_id', 'us'],
			hasCustomerType: ['has_customer_type', true],
			hasTaxIdentificationNumber: ['has_tax_identification_number', false],
			metadata: METADATA,
			searchTerm: ['search_term', 'bolts'],
			states: ['states', ['California', 'New York']],
			zipcodes: ['zipcodes', ['94110', '10001']],
		},
		found: ['us'],
		finds: [
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
		],
	},
};
