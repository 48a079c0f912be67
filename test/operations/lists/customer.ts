import { lago } from '../../n8n/support';
import { metadata, type ListOfLago } from './list';

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
	addSome: addThree,
	key: 'external_id',
	names: ['de', 'fr', 'us'],
	simplified: { payment_provider: null },
	filters: {
		collection: 'customerFilters',
		finds: [
			[{ accountTypes: ['partner'] }, ['fr']],
			[{ billingEntityCodes: ['paris'] }, ['fr']],
			[{ countries: ['US', 'FR'] }, ['fr', 'us']],
			[{ currencies: ['USD', 'CHF'] }, ['de', 'us']],
			[{ customerType: 'individual' }, ['de']],
			[{ externalId: 'fr' }, ['fr']],
			[{ hasCustomerType: true }, ['de', 'us']],
			[{ hasCustomerType: false }, ['fr']],
			[{ hasTaxIdentificationNumber: true }, ['fr']],
			[{ hasTaxIdentificationNumber: false }, ['de', 'us']],
			[metadata({ key: 'segment', value: 'basic' }), ['de']],
			[metadata({ key: 'team.lead', value: 'Ann' }), ['us']],
			[metadata({ key: 'segment', unset: true }), ['fr']],
			[metadata({ key: 'segment', value: 'vip' }, { key: 'team.lead', unset: true }), []],
			[{ searchTerm: 'HANS@' }, ['de']],
			[{ searchTerm: 'Nuts & Bolts + S' }, ['us']],
			[{ states: ['California', 'Sachsen'] }, ['de', 'us']],
			[{ zipcodes: ['04109', '35000'] }, ['de', 'fr']],
		],
	},
};
