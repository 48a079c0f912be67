import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'lago_id',
	'email',
	'amount_cents',
	'amount_currency',
	'payment_status',
	'created_at',
];
