import {
	Contract,
	countedBillingEntityCodes,
	hasMetadata,
	isAmong,
	isAmountWithin,
	isIssuedWithin,
	isOrderNumber,
	isWanted,
} from '../filters';
import { internalServerError } from '../errors';
import type { Customer } from '../models/customer';
import { serializeListedInvoice, totalAmount, type Invoice } from '../models/invoice';
import { compare, newestFirst, paginate, PER_PAGE } from '../paginate';
import { isNil, isPresent, toBoolean, toInteger } from '../params';
import { isHash, type Params, type Value } from '../rack';
import type { Context, Route } from '../router';
import type { Store } from '../store';

const COUNT_TTL_MS = 30 * 60 * 1000;
const STATUSES = ['draft', 'finalized', 'voided', 'failed', 'pending'];
const PAYMENT_STATUSES = ['pending', 'succeeded', 'failed'];

export const invoices: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/invoices',
		resource: 'invoice',
		since: '1.33.3',
		action: list,
		paramsSince: { purchase_order_number: '1.52' },
	},
];

function list({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const billingEntities = countedBillingEntityCodes(params, store);
	const wanted: Params = {
		...params,
		status: params.status ?? params.statuses ?? null,
		payment_status: params.payment_status ?? params.payment_statuses ?? null,
	};
	checkFilters(wanted);
	const found = store.invoices.filter(
		(invoice) =>
			invoice.lago_customer_id === customer.lago_id &&
			STATUSES.includes(invoice.status) &&
			isAmong(invoice.billing_entity_code, billingEntities) &&
			matches(invoice, wanted),
	);
	const count = lastCount(customer, params, found.length, store);
	const serialize = (invoice: Invoice) => serializeListedInvoice(invoice, store);
	return paginate('invoices', latestFirst(found), params, serialize, count);
}

/**
 * A count is kept for half an hour, except on the last page, where it is taken anew. Lago keeps it for
 * all customers together, which is left out unless it is asked for.
 */
function lastCount(customer: Customer, params: Params, count: number, store: Store): number {
	const { page = 1, per_page = PER_PAGE, ...filters } = params;
	const owner = store.mixesInvoiceCounts ? '' : customer.lago_id;
	const key = JSON.stringify([owner, per_page, filters]);
	const last = store.invoice_counts.get(key);
	const isFresh = last && last.until > Date.now();
	if (isFresh && last.count > toInteger(per_page) * toInteger(page)) return last.count;
	store.invoice_counts.set(key, { count, until: Date.now() + COUNT_TTL_MS });
	return count;
}

function checkFilters(wanted: Params): void {
	// The text of metadata=x has no keys that could be permitted.
	if (!isNil(wanted.metadata) && !isHash(wanted.metadata)) throw internalServerError();
	new Contract(wanted)
		.anyOf('status', STATUSES)
		.anyOf('payment_status', PAYMENT_STATUSES)
		.boolean('payment_overdue')
		.boolean('partially_paid')
		.boolean('self_billed')
		.check();
}

function matches(invoice: Invoice, wanted: Params): boolean {
	const total = totalAmount(invoice);
	const paid = invoice.total_paid_amount_cents;
	return (
		isAmong(invoice.status, asList(wanted.status)) &&
		isAmong(invoice.payment_status, asList(wanted.payment_status)) &&
		isAmong(invoice.invoice_type, asList(wanted.invoice_type)) &&
		isWanted(invoice.currency, wanted.currency) &&
		isOrderNumber(invoice.purchase_order_number, wanted.purchase_order_number) &&
		is(invoice.payment_overdue, wanted.payment_overdue) &&
		is(invoice.self_billed, wanted.self_billed) &&
		is(paid > 0 && paid < total, wanted.partially_paid) &&
		// The filter's text is never cast, and the text `false` is true.
		(isNil(wanted.payment_dispute_lost) || invoice.payment_dispute_lost_at !== null) &&
		(!isPresent(wanted.settlements) ||
			invoice.settlements.some((type) => asList(wanted.settlements).includes(type))) &&
		isIssuedWithin(invoice.issuing_date, wanted) &&
		isAmountWithin(total, wanted) &&
		matchesText(invoice, wanted.search_term) &&
		hasMetadata(invoice.metadata, wanted.metadata)
	);
}

const asList = (value: Value | undefined) => (isPresent(value) ? [value].flat().map(String) : []);

const is = (value: boolean, wanted: Value | undefined) =>
	toBoolean(wanted) === null || value === toBoolean(wanted);

/** Within a customer, only the number and the id are searched. */
function matchesText({ number, lago_id }: Invoice, term: Value | undefined): boolean {
	if (!isPresent(term)) return true;
	return [number, lago_id].some((text) => text.toLowerCase().includes(String(term).toLowerCase()));
}

const latestFirst = (invoices: Invoice[]) =>
	newestFirst(invoices).sort((a, b) => compare(b.issuing_date, a.issuing_date));
