import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'external_id',
	'name',
	'email',
	'currency',
	'country',
	'customer_type',
	'applicable_timezone',
	'billing_configuration.payment_provider',
	'created_at',
	'lago_id',
];
