/** What a customer has, page by page. */
import { internalServerError, invalid } from '../errors';
import {
	billingEntityCodes,
	Contract,
	countedBillingEntityCodes,
	hasMetadata,
	hasText,
	isAmong,
	isAmountWithin,
	isIssuedWithin,
	isOrderNumber,
	isSwitch,
	isWanted,
} from '../filters';
import {
	type Customer,
	serializeCreditNote,
	serializeListedAppliedCoupon,
	serializeListedInvoice,
	serializePayment,
	serializePaymentMethod,
	serializePaymentRequest,
	serializeSubscription,
	serializeWallet,
	totalAmount,
} from '../models';
import { each, words } from '../objects';
import { newestFirst, paginate, PER_PAGE } from '../paginate';
import { isNil, isPresent, permit, scalar, scalars, toInteger, toStrings } from '../params';
import { isHash, type Params, type Value } from '../rack';
import { CUSTOMER, route, type Context, type Route } from '../router';
import type { Store } from '../store';

type Name =
	| 'applied_coupon'
	| 'credit_note'
	| 'invoice'
	| 'payment'
	| 'payment_method'
	| 'payment_request'
	| 'subscription'
	| 'wallet';

type Row<N extends Name> = Store[`${N}s`][number];

interface List<N extends Name> extends Pick<Route, 'since' | 'paramsSince'> {
	/** Reads the filters of a request, and tells which rows they leave; all, if there are none. */
	filter?(params: Params, store: Store, customer: Customer): (row: Row<N>) => boolean;
	serialize(row: Row<N>, store: Store): object;
	/** What is sorted by, before the moment of creation. */
	momentOf?(row: Row<N>): string;
	/** The count that the answer tells, where it is not always that of the rows. */
	countOf?(found: number, params: Params, store: Store, customer: Customer): number;
}

function list<N extends Name>(name: N, { since, paramsSince, ...how }: List<N>): Route {
	const answer = (context: Context) => {
		const { store, customer, params } = context;
		const isFound = how.filter?.(params, store, customer) ?? (() => true);
		const found = context.own<Row<N>>(store[`${name}s`]).filter(isFound);
		return paginate(
			`${name}s`,
			newestFirst(found, how.momentOf),
			params,
			(row) => how.serialize(row, store),
			how.countOf?.(found.length, params, store, customer),
		);
	};
	return route('GET', `${CUSTOMER}/${name}s`, name, answer, { since, paramsSince });
}

const SUBSCRIPTION_STATUSES: string[] = words('pending active terminated canceled incomplete');
const INVOICE_STATUSES: string[] = words('draft finalized voided failed pending');
const CREDIT_TYPES = words('credit refund offset');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const lists: Route[] = [
	list('applied_coupon', {
		since: '1.33.3',
		serialize: serializeListedAppliedCoupon,
		filter(params) {
			const wanted = permit(params, { status: scalar, coupon_code: scalars });
			const statuses = known(wanted.status, words('active terminated'));
			return (applied) =>
				isAmong(applied.status, statuses) &&
				isAmong(applied.coupon_code, toStrings(wanted.coupon_code));
		},
	}),
	list('credit_note', {
		since: '1.33.3',
		paramsSince: { purchase_order_number: '1.52' },
		serialize: serializeCreditNote,
		filter: creditNoteFilter,
	}),
	list('invoice', {
		since: '1.33.3',
		paramsSince: { purchase_order_number: '1.52' },
		serialize: serializeListedInvoice,
		filter: invoiceFilter,
		momentOf: ({ issuing_date }) => issuing_date,
		countOf: lastCount,
	}),
	list('payment', {
		since: '1.33.3',
		serialize: serializePayment,
		filter(params) {
			const { invoice_id: id } = permit(params, { invoice_id: scalar });
			if (!isPresent(id)) return () => true;
			if (!UUID.test(String(id))) throw invalid({ invoice_id: ['is in invalid format'] });
			return ({ invoice_ids }) => invoice_ids.includes(String(id));
		},
	}),
	list('payment_method', { since: '1.35', serialize: serializePaymentMethod }),
	list('payment_request', {
		since: '1.33.3',
		serialize: serializePaymentRequest,
		filter(params, store) {
			const billingEntities = billingEntityCodes(params, store);
			const wanted = permit(params, each('payment_status currency', scalar));
			return (request) =>
				isAmong(request.billing_entity_code, billingEntities) &&
				isWanted(request.payment_status, wanted.payment_status) &&
				isWanted(request.amount_currency, wanted.currency);
		},
	}),
	list('subscription', {
		since: '1.33.3',
		paramsSince: { external_id: '1.49' },
		serialize: serializeSubscription,
		filter: subscriptionFilter,
		momentOf: ({ subscription_at }) => subscription_at ?? '',
	}),
	// Terminated ones too; there is no filter by status.
	list('wallet', {
		since: '1.33.3',
		serialize: serializeWallet,
		filter(params, store) {
			const billingEntities = billingEntityCodes(params, store);
			const { currency } = permit(params, { currency: scalar });
			return (wallet) =>
				isAmong(wallet.billing_entity_code, billingEntities) && isWanted(wallet.currency, currency);
		},
	}),
];

/** The values that Lago knows, of one or a list; it filters by no others. */
const known = <T extends string>(value: Value | undefined, all: readonly T[]): T[] =>
	all.filter((candidate) => [value].flat().includes(candidate));

function creditNoteFilter(params: Params, store: Store, customer: Customer) {
	const isUnarchived = ({ archived_at }: { archived_at: string | null }) => archived_at === null;
	const billingEntities = countedBillingEntityCodes(params, store, isUnarchived);
	const reasons = words(
		'duplicated_charge product_unsatisfactory order_change order_cancellation fraudulent_charge other',
	);
	const types = known(params.types, CREDIT_TYPES);
	// The customer's own names are searched too, so they match every credit note.
	const { name, firstname, lastname, external_id, email } = customer;
	return (note: Row<'credit_note'>) =>
		note.status === 'finalized' &&
		isAmong(note.billing_entity_code, billingEntities) &&
		isAmong(note.reason, known(params.reason, reasons)) &&
		isAmong(note.credit_status, known(params.credit_status, words('available consumed voided'))) &&
		isAmong(note.refund_status, known(params.refund_status, words('pending succeeded failed'))) &&
		(!types.length || types.some((type) => note[`${type}_amount_cents`] > 0)) &&
		isWanted(note.invoice_number, params.invoice_number || null) &&
		isWanted(note.currency, params.currency || null) &&
		isOrderNumber(note.purchase_order_number, params.purchase_order_number) &&
		isSwitch(note.self_billed, params.self_billed) &&
		isIssuedWithin(note.issuing_date, params) &&
		isAmountWithin(note.total_amount_cents, params) &&
		hasText(
			[note.lago_id, note.number, name, firstname, lastname, external_id, email],
			params.search_term,
		);
}

function invoiceFilter(params: Params, store: Store) {
	const billingEntities = countedBillingEntityCodes(params, store);
	const wanted: Params = {
		...params,
		status: params.status ?? params.statuses ?? null,
		payment_status: params.payment_status ?? params.payment_statuses ?? null,
	};
	// The text of metadata=x has no keys that could be permitted.
	if (!isNil(wanted.metadata) && !isHash(wanted.metadata)) throw internalServerError();
	new Contract(wanted)
		.anyOf('status', INVOICE_STATUSES)
		.anyOf('payment_status', ['pending', 'succeeded', 'failed'])
		.boolean('payment_overdue')
		.boolean('partially_paid')
		.boolean('self_billed')
		.check();
	return (invoice: Row<'invoice'>) => {
		const total = totalAmount(invoice);
		const paid = invoice.total_paid_amount_cents;
		return (
			INVOICE_STATUSES.includes(invoice.status) &&
			isAmong(invoice.billing_entity_code, billingEntities) &&
			isAmong(invoice.status, asList(wanted.status)) &&
			isAmong(invoice.payment_status, asList(wanted.payment_status)) &&
			isAmong(invoice.invoice_type, asList(wanted.invoice_type)) &&
			isWanted(invoice.currency, wanted.currency) &&
			isOrderNumber(invoice.purchase_order_number, wanted.purchase_order_number) &&
			isSwitch(invoice.payment_overdue, wanted.payment_overdue) &&
			isSwitch(invoice.self_billed, wanted.self_billed) &&
			isSwitch(paid > 0 && paid < total, wanted.partially_paid) &&
			// The filter's text is never cast, and the text `false` is true.
			(isNil(wanted.payment_dispute_lost) || invoice.payment_dispute_lost_at !== null) &&
			(!isPresent(wanted.settlements) ||
				invoice.settlements.some((type) => asList(wanted.settlements).includes(type))) &&
			isIssuedWithin(invoice.issuing_date, wanted) &&
			isAmountWithin(total, wanted) &&
			// Within a customer, only the number and the id are searched.
			hasText([invoice.number, invoice.lago_id], wanted.search_term) &&
			hasMetadata(invoice.metadata, wanted.metadata)
		);
	};
}

const asList = (value: Value | undefined) => (isPresent(value) ? [value].flat().map(String) : []);

const COUNT_TTL_MS = 30 * 60 * 1000;

/**
 * A count is kept for half an hour, except on the last page, where it is taken anew. Lago keeps it for
 * all customers together, which is left out unless it is asked for.
 */
function lastCount(count: number, params: Params, store: Store, customer: Customer): number {
	const { page = 1, per_page = PER_PAGE, ...filters } = params;
	const owner = store.mixesInvoiceCounts ? '' : customer.lago_id;
	const key = JSON.stringify([owner, per_page, filters]);
	const last = store.invoice_counts.get(key);
	const isFresh = last && last.until > Date.now();
	if (isFresh && last.count > toInteger(per_page) * toInteger(page)) return last.count;
	store.invoice_counts.set(key, { count, until: Date.now() + COUNT_TTL_MS });
	return count;
}

function subscriptionFilter(params: Params, store: Store) {
	// Older clients spell it with one d.
	const names = each('plan_code external_id overridden overriden currency', scalar);
	const wanted = permit(params, { status: scalars, ...names });
	const billingEntities = countedBillingEntityCodes(params, store);
	const statuses = toStrings(wanted.status ?? ['active']);
	// One status that Lago doesn't know, and it filters by none at all.
	const areKnown = statuses.every((status) => SUBSCRIPTION_STATUSES.includes(status));
	return (subscription: Row<'subscription'>) => {
		const plan = store.plan(subscription.plan_code);
		return (
			isAmong(subscription.status, areKnown ? statuses : []) &&
			isWanted(subscription.plan_code, wanted.plan_code) &&
			isWanted(subscription.external_id, wanted.external_id) &&
			isWanted(plan.amount_currency, wanted.currency) &&
			isAmong(subscription.billing_entity_code, billingEntities) &&
			isSwitch(isPresent(plan.parent_code), wanted.overridden ?? wanted.overriden)
		);
	};
}
