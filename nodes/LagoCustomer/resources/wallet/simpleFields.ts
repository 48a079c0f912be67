import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'code',
	'name',
	'status',
	'currency',
	'credits_balance',
	'credits_ongoing_balance',
	'balance_cents',
	'expiration_at',
	'lago_id',
];
