import {
	countedBillingEntityCodes,
	isAmong,
	isAmountWithin,
	isIssuedWithin,
	isOrderNumber,
	isWanted,
} from '../filters';
import type { Customer } from '../models/customer';
import { serializeCreditNote, type CreditNote } from '../models/creditNote';
import { newestFirst, paginate } from '../paginate';
import { isPresent, toBoolean } from '../params';
import type { Params, Value } from '../rack';
import type { Context, Route } from '../router';
import { words } from '../words';

const REASONS = [
	...words('duplicated_charge product_unsatisfactory order_change order_cancellation'),
	...words('fraudulent_charge other'),
];
const CREDIT_STATUSES = ['available', 'consumed', 'voided'];
const REFUND_STATUSES = ['pending', 'succeeded', 'failed'];
const TYPES = ['credit', 'refund', 'offset'] as const;

export const creditNotes: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/credit_notes',
		resource: 'credit_note',
		since: '1.33.3',
		action: list,
		paramsSince: { purchase_order_number: '1.52' },
	},
];

function list({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const billingEntities = countedBillingEntityCodes(
		params,
		store,
		({ archived_at }) => archived_at === null,
	);
	const found = store.credit_notes.filter(
		(note) =>
			note.lago_customer_id === customer.lago_id &&
			note.status === 'finalized' &&
			isAmong(note.billing_entity_code, billingEntities) &&
			matches(note, customer, params),
	);
	return paginate('credit_notes', newestFirst(found), params, (note) =>
		serializeCreditNote(note, store),
	);
}

function matches(note: CreditNote, customer: Customer, wanted: Params): boolean {
	const selfBilled = toBoolean(wanted.self_billed);
	const types = known(wanted.types, TYPES);
	return (
		isAmong(note.reason, known(wanted.reason, REASONS)) &&
		isAmong(note.credit_status, known(wanted.credit_status, CREDIT_STATUSES)) &&
		isAmong(note.refund_status, known(wanted.refund_status, REFUND_STATUSES)) &&
		(!types.length || types.some((type) => note[`${type}_amount_cents`] > 0)) &&
		isWanted(note.invoice_number, wanted.invoice_number || null) &&
		isWanted(note.currency, wanted.currency || null) &&
		isOrderNumber(note.purchase_order_number, wanted.purchase_order_number) &&
		(selfBilled === null || note.self_billed === selfBilled) &&
		isIssuedWithin(note.issuing_date, wanted) &&
		isAmountWithin(note.total_amount_cents, wanted) &&
		matchesText(note, customer, wanted.search_term)
	);
}

/** The values that Lago knows, of one or a list; it filters by no others. */
const known = <T extends string>(value: Value | undefined, all: readonly T[]): T[] =>
	all.filter((candidate) => [value].flat().includes(candidate));

/** The customer's own names are searched too, so they match every credit note. */
function matchesText(note: CreditNote, customer: Customer, term: Value | undefined): boolean {
	if (!isPresent(term)) return true;
	const { name, firstname, lastname, external_id, email } = customer;
	return [note.lago_id, note.number, name, firstname, lastname, external_id, email].some((text) =>
		text?.toLowerCase().includes(String(term).toLowerCase()),
	);
}
