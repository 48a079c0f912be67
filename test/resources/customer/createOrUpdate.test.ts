import { omit } from '../../lago/omit';
import { lago, run, wire } from '../../support';
import { bodyOf, valuesIn, type FieldTable } from '../fieldTable';
import { ask, AT_STRIPE, fieldsIn, NOTHING } from '../helpers';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

/** The request for a customer of whom only the external ID is sent. */
const ONLY_THE_ID = [{ request: 'POST /customers', body: { customer: { external_id: 'acme' } } }];

test('creates a customer of whom only the ID is known', async () => {
	const { items, error } = await run(upsert);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(ONLY_THE_ID);
	const { customer } = await ask('/customers/acme');
	expect(items).toEqual([{ json: customer, pairedItem: { item: 0 } }]);
});

/** The fields that take something away are tested where Lago has something to lose. */
const REMOVING = [
	'clearFields',
	'integrationsToUnlink',
	'metadataKeysToRemove',
	'replaceMetadata',
	'replacePaymentProvider',
];

describe('with every field', () => {
	const LINES = {
		addressLine1: '1 Rue Foch',
		addressLine2: 'Bâtiment B',
		city: 'Rennes',
		country: 'FR',
		state: 'Bretagne',
		zipcode: '35000',
	};

	const { addressLine1: address_line1, addressLine2: address_line2, ...otherLines } = LINES;

	const SENT_LINES = { address_line1, address_line2, ...otherLines };

	const customer: FieldTable = {
		accountType: ['account_type', 'customer'],
		billingAddress: ['', { address: LINES }, SENT_LINES],
		billingEntityCode: ['billing_entity_code', 'paris'],
		currency: ['currency', 'EUR'],
		customerType: ['customer_type', 'company'],
		email: ['email', 'a@acme.example,b@acme.example'],
		externalSalesforceId: ['external_salesforce_id', 'sf-1'],
		finalizeZeroAmountInvoice: ['finalize_zero_amount_invoice', 'skip'],
		firstname: ['firstname', 'Ann'],
		integrationCustomers: [
			'integration_customers',
			{
				integrationCustomer: [
					{
						code: 'main',
						externalCustomerId: '21432',
						id: 'b7ab2926-1de8-4428-9bcd-779314ac129b',
						integrationCode: 'netsuite',
						integrationType: 'netsuite',
						subsidiaryId: '2',
						syncWithProvider: false,
						targetedObject: '',
					},
					{
						code: '',
						externalCustomerId: '',
						id: '',
						integrationCode: 'hubspot',
						integrationType: 'hubspot',
						subsidiaryId: '',
						syncWithProvider: true,
						targetedObject: 'companies',
					},
				],
			},
			[
				{
					code: 'main',
					external_customer_id: '21432',
					id: 'b7ab2926-1de8-4428-9bcd-779314ac129b',
					integration_code: 'netsuite',
					integration_type: 'netsuite',
					subsidiary_id: '2',
					sync_with_provider: false,
				},
				{
					integration_code: 'hubspot',
					integration_type: 'hubspot',
					sync_with_provider: true,
					targeted_object: 'companies',
				},
			],
		],
		invoiceCustomSectionCodes: ['invoice_custom_section_codes', ['bank', 'terms']],
		lastname: ['lastname', 'Lee'],
		legalName: ['legal_name', 'Acme SAS'],
		legalNumber: ['legal_number', '123'],
		logoUrl: ['logo_url', 'https://acme.example/logo.png'],
		metadata: [
			'metadata',
			{
				entry: [
					{ key: 'team', value: 'north', displayInInvoice: false, id: '1a901a90-1a90' },
					{ key: 'segment', value: 'vip', displayInInvoice: true, id: '' },
				],
			},
			[
				{ key: 'team', value: 'north', display_in_invoice: false, id: '1a901a90-1a90' },
				{ key: 'segment', value: 'vip', display_in_invoice: true },
			],
		],
		name: ['name', 'Acme'],
		netPaymentTerm: ['net_payment_term', 0],
		otherFields: [
			'',
			'{ "newer_field": { "than": ["this node"] } }',
			{ newer_field: { than: ['this node'] } },
		],
		phone: ['phone', '+33 2 99'],
		shippingAddress: ['shipping_address', { address: LINES }, SENT_LINES],
		skipInvoiceCustomSections: ['skip_invoice_custom_sections', false],
		taxCodes: ['tax_codes', ['vat', 'eco']],
		taxIdentificationNumber: ['tax_identification_number', 'FR123'],
		timezone: ['timezone', 'Europe/Paris'],
		url: ['url', 'https://acme.example'],
	};

	const billing: FieldTable = {
		documentLocale: ['document_locale', 'pt-BR'],
		invoiceGracePeriod: ['invoice_grace_period', 0],
		paymentProvider: ['payment_provider', 'stripe'],
		paymentProviderCode: ['payment_provider_code', 'stripe_eu'],
		providerCustomerId: ['provider_customer_id', 'cus_1'],
		providerPaymentMethods: ['provider_payment_methods', ['card', 'link']],
		subscriptionInvoiceIssuingDateAdjustment: [
			'subscription_invoice_issuing_date_adjustment',
			'keep_anchor',
		],
		subscriptionInvoiceIssuingDateAnchor: [
			'subscription_invoice_issuing_date_anchor',
			'current_period_end',
		],
		sync: ['sync', false],
		syncWithProvider: ['sync_with_provider', true],
	};

	const fields = { customerFields: valuesIn(customer), billingConfiguration: valuesIn(billing) };

	beforeEach(() => {
		lago.store.addBillingEntity({ code: 'paris' });
		lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe_eu' });
		for (const code of ['bank', 'terms']) lago.store.addInvoiceCustomSection({ code });
		for (const code of ['vat', 'eco']) lago.store.addTax({ code });
	});

	test('sends each of them under its name in Lago', async () => {
		for (const [name, given] of Object.entries(fields)) {
			const adding = (await fieldsIn(name)).filter((field) => !REMOVING.includes(field));
			expect(Object.keys(given)).toEqual(adding);
		}
		const idOf = (list: unknown) => (list as Array<{ id: string }>)[0].id;
		lago.store.addCustomer({
			external_id: 'acme',
			metadata: [
				{
					...lago.store.stamp(),
					lago_id: idOf(customer.metadata[2]),
					key: 'team',
					value: 'south',
					display_in_invoice: false,
				},
			],
			integration_customers: [
				{
					lago_id: idOf(customer.integrationCustomers[2]),
					type: 'netsuite',
					integration_code: 'netsuite',
				},
			] as never,
		});
		await run({ ...upsert, ...fields });
		const sent = {
			external_id: 'acme',
			...bodyOf(customer),
			billing_configuration: bodyOf(billing),
		};
		expect(wire()).toEqual([
			{ request: 'GET /customers/acme' },
			{ request: 'POST /customers', body: { customer: sent } },
		]);
	});

	test('Lago stores each of them', async () => {
		const { error } = await run({ ...upsert, ...fields });
		expect(error).toBeUndefined();
		const apart = ['invoice_custom_section_codes', 'newer_field', 'tax_codes'];
		expect((await ask('/customers/acme')).customer).toMatchObject({
			...omit(bodyOf(customer), ...apart),
			billing_configuration: omit(bodyOf(billing), 'sync'),
			integration_customers: [
				{ type: 'netsuite', external_customer_id: '21432', code: 'main', subsidiary_id: '2' },
				{ type: 'hubspot', sync_with_provider: true, targeted_object: 'companies' },
			],
			applicable_invoice_custom_sections: [{ code: 'bank' }, { code: 'terms' }],
			metadata: [
				{ key: 'team', value: 'north', display_in_invoice: false },
				{ key: 'segment', value: 'vip', display_in_invoice: true },
			],
			taxes: [{ code: 'vat' }, { code: 'eco' }],
		});
	});
});

describe('when the customer exists', () => {
	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme',
			name: 'Acme',
			email: 'billing@acme.example',
			city: 'Rennes',
			country: 'FR',
			...structuredClone(AT_STRIPE),
			metadata: [
				{ ...lago.store.stamp(), key: 'segment', value: 'basic', display_in_invoice: false },
			],
		});
	});

	test('changes what is sent and keeps the rest', async () => {
		const { customer: before } = await ask('/customers/acme');
		const customerFields = {
			name: 'Acme Inc.',
			billingAddress: { address: { city: 'Lyon', country: '' } },
		};
		const { items } = await run({ ...upsert, customerFields });
		expect(wire()).toEqual([
			{
				request: 'POST /customers',
				body: { customer: { external_id: 'acme', city: 'Lyon', name: 'Acme Inc.' } },
			},
		]);
		expect(items[0].json).toEqual({
			...(before as object),
			name: 'Acme Inc.',
			city: 'Lyon',
			updated_at: expect.any(String),
		});
	});

	test('clears a field with null in Other Fields', async () => {
		const { items } = await run({
			...upsert,
			customerFields: { otherFields: '{ "email": null }' },
		});
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme', email: null } } },
		]);
		expect(items[0].json).toMatchObject({ email: null, name: 'Acme' });
	});

	test('changes a metadata entry by its ID and adds one without', async () => {
		const [{ lago_id: id }] = lago.store.customer('acme').metadata;
		const metadata = {
			entry: [
				{ id, key: 'segment', value: 'vip' },
				{ key: 'team', value: 'north' },
			],
		};
		const { items } = await run({ ...upsert, customerFields: { metadata } });
		expect(items[0].json).toMatchObject({
			metadata: [
				{ lago_id: id, key: 'segment', value: 'vip' },
				{ key: 'team', value: 'north' },
			],
		});
	});
});

test('does not send addresses in which no line is filled in', async () => {
	const nowhere = { address: { addressLine1: '', city: NOTHING, country: '', zipcode: '' } };
	const customerFields = { billingAddress: nowhere, otherFields: '{}', shippingAddress: nowhere };
	await run({ ...upsert, customerFields });
	expect(wire()).toEqual(ONLY_THE_ID);
});

test('does not send a metadata entry without a value, and reads nothing for it', async () => {
	const entry = [{ key: 'segment', value: NOTHING }];
	await run({ ...upsert, customerFields: { metadata: { entry } } });
	expect(wire()).toEqual(ONLY_THE_ID);
});

test('sends text that looks like another type as text', async () => {
	await run({ ...upsert, externalId: '042', customerFields: { name: ' A ', phone: '0800' } });
	expect(wire()).toEqual([
		{
			request: 'POST /customers',
			body: { customer: { external_id: '042', name: ' A ', phone: '0800' } },
		},
	]);
});

test('turns what an expression gives into the type of the field', async () => {
	await run(
		{
			...upsert,
			externalId: '={{ $json.id }}',
			customerFields: {
				netPaymentTerm: '={{ $json.days }}',
				otherFields: '={{ $json.others }}',
				skipInvoiceCustomSections: '={{ $json.skip }}',
				taxCodes: '={{ $json.tax }}',
			},
		},
		{ items: [{ id: 42, days: '30', others: { newer_field: 1 }, skip: 'true', tax: 'vat' }] },
	);
	expect(wire()).toEqual([
		{
			request: 'POST /customers',
			body: {
				customer: {
					external_id: '42',
					net_payment_term: 30,
					newer_field: 1,
					skip_invoice_custom_sections: true,
					tax_codes: ['vat'],
				},
			},
		},
	]);
});

test('Other Fields add to a group that has fields of its own', async () => {
	await run({
		...upsert,
		customerFields: { otherFields: '{ "billing_configuration": { "newer_setting": 1 } }' },
		billingConfiguration: { documentLocale: 'fr' },
	});
	expect(wire()).toEqual([
		{
			request: 'POST /customers',
			body: {
				customer: {
					external_id: 'acme',
					billing_configuration: { newer_setting: 1, document_locale: 'fr' },
				},
			},
		},
	]);
});
