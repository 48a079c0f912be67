import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'from_datetime',
	'to_datetime',
	'currency',
	'amount_cents',
	'taxes_amount_cents',
	'total_amount_cents',
];
