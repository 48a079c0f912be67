import type { INodeProperties } from 'n8n-workflow';
import { currencies } from '../../../fields/codes';
import { body } from '../../../fields/send';

/** How the customer's invoices come about. */
export const invoicing: INodeProperties[] = [
	{
		displayName: 'Billing Entity Name or ID',
		name: 'billingEntityCode',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getBillingEntities' },
		default: '',
		description:
			'The billing entity of your organization that invoices the customer. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		routing: body('customer.billing_entity_code'),
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'options',
		options: currencies,
		default: 'USD',
		description: 'The currency of the invoices',
		routing: body('customer.currency'),
	},
	{
		displayName: 'Invoice Custom Section Codes',
		name: 'invoiceCustomSectionCodes',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
		placeholder: 'e.g. bank_details',
		default: [],
		description: "The sections on the invoices, in place of the customer's current ones",
		routing: body('customer.invoice_custom_section_codes'),
	},
	{
		displayName: 'Net Payment Term',
		name: 'netPaymentTerm',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 2147483647, numberPrecision: 0 },
		default: 30,
		description: 'How many days after it is issued an invoice is due',
		routing: body('customer.net_payment_term'),
	},
	{
		displayName: 'Skip Invoice Custom Sections',
		name: 'skipInvoiceCustomSections',
		type: 'boolean',
		default: true,
		description:
			"Whether to leave all custom sections out of the invoices. Cannot be combined with 'Invoice Custom Section Codes'.",
		routing: body('customer.skip_invoice_custom_sections'),
	},
	{
		displayName: 'Tax Names or IDs',
		name: 'taxCodes',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getTaxes' },
		default: [],
		description:
			'The taxes on the invoices, in place of those that the customer has. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		routing: body('customer.tax_codes'),
	},
	{
		displayName: 'Tax Identification Number',
		name: 'taxIdentificationNumber',
		type: 'string',
		placeholder: 'e.g. EU123456789',
		default: '',
		description: 'The VAT number or the like. Lago may check it with the EU after the request.',
		routing: body('customer.tax_identification_number'),
	},
	{
		displayName: 'Zero Amount Invoices',
		name: 'finalizeZeroAmountInvoice',
		type: 'options',
		options: [
			{ name: 'As the Billing Entity Does', value: 'inherit' },
			{ name: 'Finalize', value: 'finalize' },
			{ name: 'Skip', value: 'skip' },
		],
		default: 'inherit',
		description: 'What happens to an invoice over nothing',
		routing: body('customer.finalize_zero_amount_invoice'),
	},
];
