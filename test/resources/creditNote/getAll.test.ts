import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	oneOf,
	refusal,
	refusesToRunWithout,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'creditNote', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/credit_notes?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

/** From the oldest to the newest: a credit of January, a refund of February, an offset of March. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const acme = store.addCustomer({ external_id: 'acme' });
	const invoice = store.addInvoice(acme, { number: 'INV-1', issuing_date: '2026-01-31' });
	store.addCreditNote(invoice, {
		number: 'credit',
		reason: 'duplicated_charge',
		credit_status: 'consumed',
		total_amount_cents: 1000,
	});
	store.addCreditNote(invoice, {
		number: 'refund',
		issuing_date: '2026-02-28',
		reason: 'order_change',
		refund_status: 'failed',
		total_amount_cents: 2000,
		credit_amount_cents: 0,
		refund_amount_cents: 2000,
		billing_entity_code: 'paris',
		purchase_order_number: 'PO-1',
		self_billed: true,
	});
	store.addCreditNote(store.addInvoice(acme, { number: 'INV-2', currency: 'USD' }), {
		number: 'offset',
		issuing_date: '2026-03-31',
		credit_status: 'voided',
		total_amount_cents: 3000,
		credit_amount_cents: 0,
		offset_amount_cents: 3000,
	});
	const other = store.addCustomer({ external_id: 'other' });
	store.addCreditNote(store.addInvoice(other), { number: 'foreign' });
}

test("asks for the customer's credit notes, newest first", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const notes = (await ask(URL)).credit_notes as IDataObject[];
	expect(items).toEqual(notes.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.number)).toEqual(['offset', 'refund', 'credit']);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true, limit: 1 });
	expect(items[0].json).toEqual({
		number: 'offset',
		invoice_number: 'INV-2',
		issuing_date: '2026-03-31',
		total_amount_cents: 3000,
		total_amount: 30,
		currency: 'USD',
		credit_status: 'voided',
		refund_status: null,
		reason: 'other',
		lago_id: lago.store.credit_notes[2].lago_id,
	});
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const creditNoteFilters = {
		amountFrom: 2000,
		amountTo: 2500,
		billingEntityCodes: ['default', 'paris'],
		creditStatuses: ['available', 'voided'],
		currency: 'EUR',
		invoiceNumber: 'INV-1',
		issuingDateFrom: '2026-02-01',
		issuingDateTo: '2026-02-28',
		purchaseOrderNumber: 'PO-1',
		reasons: ['order_change', 'other'],
		refundStatuses: ['failed', 'pending'],
		searchTerm: 'ref',
		selfBilled: true,
		types: ['refund', 'offset'],
	};
	expect(Object.keys(creditNoteFilters)).toEqual(await fieldsIn('creditNoteFilters'));
	const { items } = await run({ ...getAll, creditNoteFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/credit_notes',
		'amount_from=2000',
		'amount_to=2500',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'credit_status[]=available',
		'credit_status[]=voided',
		'currency=EUR',
		'invoice_number=INV-1',
		'issuing_date_from=2026-02-01',
		'issuing_date_to=2026-02-28',
		'purchase_order_number=PO-1',
		'reason[]=order_change',
		'reason[]=other',
		'refund_status[]=failed',
		'refund_status[]=pending',
		'search_term=ref',
		'self_billed=true',
		'types[]=refund',
		'types[]=offset',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.number)).toEqual(['refund']);
});

test.each([
	['amountFrom', { amountFrom: 2000 }, ['offset', 'refund']],
	['amountTo', { amountTo: 2000 }, ['refund', 'credit']],
	['an amountTo of zero', { amountTo: 0 }, []],
	['billingEntityCodes', { billingEntityCodes: ['paris'] }, ['refund']],
	['creditStatuses', { creditStatuses: ['consumed', 'voided'] }, ['offset', 'credit']],
	['currency', { currency: 'USD' }, ['offset']],
	['invoiceNumber', { invoiceNumber: 'INV-2' }, ['offset']],
	['issuingDateFrom', { issuingDateFrom: '2026-02-28' }, ['offset', 'refund']],
	['issuingDateTo', { issuingDateTo: '2026-02-28' }, ['refund', 'credit']],
	['purchaseOrderNumber', { purchaseOrderNumber: 'po-1' }, ['refund']],
	['reasons', { reasons: ['duplicated_charge', 'order_change'] }, ['refund', 'credit']],
	['refundStatuses', { refundStatuses: ['failed'] }, ['refund']],
	['searchTerm', { searchTerm: 'OFF' }, ['offset']],
	['selfBilled, true', { selfBilled: true }, ['refund']],
	['selfBilled, false', { selfBilled: false }, ['offset', 'credit']],
	['types', { types: ['credit', 'offset'] }, ['offset', 'credit']],
	['filters combined', { amountFrom: 2000, types: ['credit', 'refund'] }, ['refund']],
])('finds credit notes by %s', async (_, creditNoteFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, creditNoteFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.number)).toEqual(found);
});

test.each([
	['the date picker', '2026-02-28T00:00:00'],
	['a day', '2026-02-28'],
	['a time in a time zone', '2026-02-28T23:30:00-08:00'],
	['Luxon', '={{ DateTime.fromISO("2026-02-28T23:30", { zone: "Asia/Tokyo" }) }}'],
	['$now', '={{ $now.set({ year: 2026, month: 2, day: 28 }) }}'],
])('sends the day that %s gives', async (_, date) => {
	addThree();
	await run({ ...getAll, creditNoteFilters: { issuingDateFrom: date, issuingDateTo: date } });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/credit_notes',
		'issuing_date_from=2026-02-28',
		'issuing_date_to=2026-02-28',
		'page=1',
		'per_page=50',
	]);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('creditNoteFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('does not send lists without an entry', async () => {
	addThree();
	await run({
		...getAll,
		creditNoteFilters: {
			billingEntityCodes: [],
			creditStatuses: [],
			reasons: [''],
			refundStatuses: '={{ [] }}',
			types: '={{ [null] }}',
		},
	});
	expect(wire()).toEqual(PLAIN);
});

test('leaves empty entries out of a list', async () => {
	addThree();
	const types = '={{ [$json.nothing, "credit", null, ""] }}';
	await run({ ...getAll, creditNoteFilters: { types } });
	expect(wire()).toEqual([{ request: `GET ${URL}types[]=credit&page=1&per_page=50` }]);
});

test('pairs each credit note with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, customerId: '={{ $json.customer }}' },
		{ items: [{ customer: 'other' }, { customer: 'acme' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual([
		['foreign', { item: 0 }],
		['offset', { item: 1 }],
		['refund', { item: 1 }],
		['credit', { item: 1 }],
	]);
});

test.each([
	['amountFrom', 'ten', "'Amount From' is not a number", 'It is "ten".'],
	['amountFrom', 10.5, "'Amount From' is not a whole number", 'It is 10.5.'],
	['amountTo', 10.5, "'Amount To' is not a whole number", 'It is 10.5.'],
	[
		'billingEntityCodes',
		[{ code: 'paris' }],
		"'Billing Entity Names or IDs' is not a text",
		'It is {"code":"paris"}: pick the one value to send.',
	],
	[
		'creditStatuses',
		['available', 'used'],
		`'Credit Statuses' cannot be "used"`,
		'Lago accepts available, consumed, voided.',
	],
	['currency', 'eur', `'Currency' cannot be "eur"`, oneOf(142)],
	[
		'invoiceNumber',
		['INV-1'],
		"'Invoice Number' is not a text",
		'It is ["INV-1"]: pick the one value to send.',
	],
	[
		'issuingDateFrom',
		'28.02.2026',
		"'Issuing Date From' is not a date",
		'It is "28.02.2026". Write it like 2026-11-22.',
	],
	[
		'issuingDateTo',
		'2026-02-30',
		"'Issuing Date To' is not a date",
		'It is "2026-02-30". Write it like 2026-11-22.',
	],
	[
		'reasons',
		'mistake',
		`'Reasons' cannot be "mistake"`,
		'Lago accepts duplicated_charge, fraudulent_charge, order_cancellation, order_change, other, product_unsatisfactory.',
	],
	[
		'refundStatuses',
		['refunded'],
		`'Refund Statuses' cannot be "refunded"`,
		'Lago accepts failed, pending, succeeded.',
	],
	['selfBilled', 'no', "'Self Billed' is neither true nor false", 'It is "no".'],
	['types', ['debit'], `'Types' cannot be "debit"`, 'Lago accepts credit, offset, refund.'],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const creditNoteFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, creditNoteFilters }, value)).toEqual({ message, description });
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'credit_notes',
		add: (count) => {
			const invoice = lago.store.addInvoice(lago.store.customer('acme'));
			for (let nth = 0; nth < count; nth++) lago.store.addCreditNote(invoice);
		},
	});
});
