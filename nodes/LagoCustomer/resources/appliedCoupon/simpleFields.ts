import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'lago_id',
	'coupon_code',
	'coupon_name',
	'status',
	'amount_cents',
	'amount_currency',
	'percentage_rate',
	'frequency',
	'created_at',
];
