import type { SimpleFields } from '../../engine/simplify';

export const simpleFields: SimpleFields = [
	'code',
	'name',
	'alert_type',
	'wallet_code',
	'thresholds[].value',
	'previous_value',
	'last_processed_at',
	'created_at',
	'lago_id',
];
