import { ID } from '../seed';
import { PAGE, PAGING } from './paging';
import type { Calls } from './types';

/** What a customer was billed, and how it pays. */
export const billing = {
	findAllCustomerAppliedCoupons: [
		{
			client: ['acme', { ...PAGE, 'coupon_code[]': ['welcome', 'other'], status: 'active' }],
			node: {
				resource: 'appliedCoupon',
				operation: 'getAll',
				customerId: 'acme',
				appliedCouponFilters: { couponCodes: ['welcome', 'other'], status: 'active' },
				...PAGING,
			},
		},
	],
	deleteAppliedCoupon: [
		{
			client: ['acme', ID.appliedCoupon],
			node: {
				resource: 'appliedCoupon',
				operation: 'delete',
				customerId: 'acme',
				appliedCouponId: ID.appliedCoupon,
			},
		},
	],
	findAllCustomerCreditNotes: [
		{
			client: [
				'acme',
				{
					...PAGE,
					amount_from: 100,
					amount_to: 90000,
					invoice_number: 'STA-1A2B-001-001',
					issuing_date_from: '2026-10-01',
					issuing_date_to: '2026-11-30',
					purchase_order_number: 'PO 42',
					search_term: 'STA+1',
					self_billed: false,
				},
			],
			node: {
				resource: 'creditNote',
				operation: 'getAll',
				customerId: 'acme',
				creditNoteFilters: {
					amountFrom: 100,
					amountTo: 90000,
					invoiceNumber: 'STA-1A2B-001-001',
					issuingDateFrom: '2026-10-01',
					issuingDateTo: '2026-11-30',
					purchaseOrderNumber: 'PO 42',
					searchTerm: 'STA+1',
					selfBilled: false,
				},
				...PAGING,
			},
		},
	],
	findAllCustomerInvoices: [
		{
			client: [
				'acme',
				{
					...PAGE,
					amount_from: 100,
					amount_to: 90000,
					invoice_type: 'one_off',
					issuing_date_from: '2026-10-01',
					issuing_date_to: '2026-11-30',
					'metadata[key]': 'value',
					payment_dispute_lost: true,
					payment_overdue: false,
					purchase_order_number: 'PO 42',
					search_term: 'STA+1',
					self_billed: false,
				},
			],
			node: {
				resource: 'invoice',
				operation: 'getAll',
				customerId: 'acme',
				invoiceFilters: {
					amountFrom: 100,
					amountTo: 90000,
					invoiceType: 'one_off',
					issuingDateFrom: '2026-10-01',
					issuingDateTo: '2026-11-30',
					metadata: { pair: [{ key: 'key', value: 'value' }] },
					paymentDisputeLost: true,
					paymentOverdue: false,
					purchaseOrderNumber: 'PO 42',
					searchTerm: 'STA+1',
					selfBilled: false,
				},
				...PAGING,
			},
		},
	],
	findAllCustomerPayments: [
		{
			client: ['acme', { ...PAGE, invoice_id: ID.invoice }],
			node: {
				resource: 'payment',
				operation: 'getAll',
				customerId: 'acme',
				paymentFilters: { invoiceId: ID.invoice },
				...PAGING,
			},
		},
	],
	findAllCustomerPaymentRequests: [
		{
			client: ['acme', { ...PAGE, 'billing_entity_codes[]': ['paris'], payment_status: 'failed' }],
			node: {
				resource: 'paymentRequest',
				operation: 'getAll',
				customerId: 'acme',
				paymentRequestFilters: { billingEntityCodes: ['paris'], paymentStatus: 'failed' },
				...PAGING,
			},
		},
	],
	findAllCustomersPaymentMethods: [
		{
			client: ['acme', PAGE],
			node: { resource: 'paymentMethod', operation: 'getAll', customerId: 'acme', ...PAGING },
		},
	],
	// The client has these two ids the other way round than the path.
	paymentMethodSetAsDefault: [
		{
			client: [ID.paymentMethod, 'acme'],
			node: {
				resource: 'paymentMethod',
				operation: 'setAsDefault',
				customerId: 'acme',
				paymentMethodId: ID.paymentMethod,
			},
		},
	],
	destroyPaymentMethod: [
		{
			client: [ID.paymentMethod, 'acme'],
			node: {
				resource: 'paymentMethod',
				operation: 'delete',
				customerId: 'acme',
				paymentMethodId: ID.paymentMethod,
			},
		},
	],
} satisfies Partial<Calls>;
