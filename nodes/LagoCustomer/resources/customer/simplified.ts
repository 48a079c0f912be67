import { field, type OutputField } from '../../model/simplify';

/** What the node returns of a customer unless all of it is wanted. */
export const simplifiedCustomer: OutputField[] = [
	field('external_id'),
	field('name'),
	field('email'),
	field('currency'),
	field('country'),
	field('customer_type'),
	field('applicable_timezone'),
	field('billing_configuration', 'payment_provider'),
	field('created_at'),
	field('lago_id'),
];
