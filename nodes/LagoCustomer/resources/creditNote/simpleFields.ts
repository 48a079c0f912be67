import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'number',
	'invoice_number',
	'issuing_date',
	'total_amount_cents',
	'currency',
	'credit_status',
	'refund_status',
	'reason',
	'lago_id',
];
