import { getLagoId, type LagoList } from '../../model/operation';
import type { OutputField } from '../../model/simplify';
import { customerId } from './locators';

/** The description of an operation that takes one customer at a time. */
export const forOneCustomer = (text: string) =>
	`${text}. For all customers, put Customer > Get Many before it.`;

/** A list below a customer: `/customers/{external_id}/invoices` answers `{ invoices: […], meta: {…} }`. */
export const customerList = (
	name: string,
	simplified: readonly OutputField[] | null,
	{ isTotalCached = false } = {},
): LagoList => ({
	path: ['customers', customerId, name],
	envelope: name,
	identity: getLagoId,
	simplified,
	isTotalCached,
});
