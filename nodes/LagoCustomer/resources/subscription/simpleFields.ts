import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'external_id',
	'external_customer_id',
	'name',
	'plan_code',
	'status',
	'started_at',
	'current_billing_period_started_at',
	'current_billing_period_ending_at',
	'ending_at',
	'lago_id',
];
