import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'number',
	'issuing_date',
	'payment_due_date',
	'invoice_type',
	'status',
	'payment_status',
	'total_amount_cents',
	'currency',
	'lago_id',
];
