import { notShown } from '../../model/answer';
import { inBody } from '../../model/field';
import { pluckCodes } from '../common/sections';
import { COMMAS_HINT, currenciesWithNone, loadOptionsWith } from '../common/options';

const customer = inBody('customer');

export const customerCurrency = customer.clearable('currency', {
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	options: currenciesWithNone('Not Given'),
	default: '',
	description: 'The currency of the invoices',
});

export const taxIdentificationNumber = customer.clearable('tax_identification_number', {
	displayName: 'Tax ID (VAT Number)',
	name: 'taxIdentificationNumber',
	type: 'string',
	placeholder: 'e.g. EU123456789',
	default: '',
	description: 'The VAT number or another tax ID. Lago may check it with the EU afterwards.',
});

/** How the customer's invoices come about. */
export const invoicing = [
	customer(
		'billing_entity_code',
		{
			displayName: 'Billing Entity Name or ID',
			name: 'billingEntityCode',
			type: 'options',
			typeOptions: loadOptionsWith('getBillingEntities'),
			default: '',
			description:
				'The billing entity of your organization that invoices the customer. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			clear: 'Billing Entity (Moves to the Default One)',
			lagoResource: 'billing_entity',
			// Without one, the customer has the default one.
			answer: { read: (record, sent) => (sent === null ? undefined : record.billing_entity_code) },
		},
	),
	customer(
		'invoice_custom_section_codes',
		{
			displayName: 'Invoice Custom Section Codes',
			name: 'invoiceCustomSectionCodes',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
			placeholder: 'e.g. bank_details',
			default: [],
			description: `The custom sections on invoices. They replace all that the customer has. ${COMMAS_HINT}.`,
		},
		// Unknown ones are handled by restoreSections; without any, the billing entity's are shown.
		{ clear: 'Invoice Custom Sections', clearTo: [], answer: notShown },
	),
	customer.clearable('net_payment_term', {
		displayName: 'Net Payment Term',
		name: 'netPaymentTerm',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 2147483647, numberPrecision: 0 },
		default: 30,
		description: 'In how many days after the issuing date an invoice is due',
	}),
	customer('skip_invoice_custom_sections', {
		displayName: 'Skip Invoice Custom Sections',
		name: 'skipInvoiceCustomSections',
		type: 'boolean',
		default: true,
		description:
			"Whether to leave custom sections out of invoices. Cannot be combined with 'Invoice Custom Section Codes'.",
	}),
	customer(
		'tax_codes',
		{
			displayName: 'Tax Names or IDs',
			name: 'taxCodes',
			type: 'multiOptions',
			typeOptions: loadOptionsWith('getTaxes'),
			default: [],
			description:
				'The taxes on invoices. They replace all that the customer has. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			clear: 'Taxes',
			clearTo: [],
			lagoResource: 'tax',
			answer: { read: ({ taxes }) => pluckCodes(taxes) },
		},
	),
	customer.clearable('finalize_zero_amount_invoice', {
		displayName: 'Zero Amount Invoices',
		name: 'finalizeZeroAmountInvoice',
		type: 'options',
		options: [
			{ name: 'As the Billing Entity Does', value: 'inherit' },
			{ name: 'Finalize', value: 'finalize' },
			{ name: 'Skip', value: 'skip' },
		],
		default: 'inherit',
		description: 'What happens to an invoice of 0.00',
	}),
];
