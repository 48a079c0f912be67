import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'lago_id',
	'amount_cents',
	'amount_currency',
	'payment_status',
	'type',
	'reference',
	'payable_type',
	'payment_provider_type',
	'created_at',
];
