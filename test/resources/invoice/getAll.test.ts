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
	refusesUnreadableKeys,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/invoices?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

const entry = (key: string, value: string) => ({ ...lago.store.stamp(), key, value });

/** In the order of their issuing dates: a paid one, an overdue one and a draft, created in another. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const acme = store.addCustomer({ external_id: 'acme' });
	store.addInvoice(acme, {
		number: 'draft',
		issuing_date: '2026-03-31',
		status: 'draft',
		invoice_type: 'credit',
		currency: 'USD',
		fees_amount_cents: 3000,
		metadata: [entry('segment', 'vip')],
	});
	store.addInvoice(acme, {
		number: 'paid',
		issuing_date: '2026-01-31',
		payment_status: 'succeeded',
		fees_amount_cents: 1000,
		total_paid_amount_cents: 1000,
		settlements: ['payment'],
	});
	store.addInvoice(acme, {
		number: 'overdue',
		issuing_date: '2026-02-28',
		invoice_type: 'one_off',
		payment_status: 'failed',
		payment_dispute_lost_at: '2026-03-01T00:00:00Z',
		payment_overdue: true,
		fees_amount_cents: 2000,
		total_paid_amount_cents: 500,
		settlements: ['credit_note'],
		billing_entity_code: 'paris',
		purchase_order_number: 'PO-1',
		self_billed: true,
		metadata: [entry('segment', 'basic'), entry('team.lead', 'Ann')],
	});
	store.addInvoice(store.addCustomer({ external_id: 'other' }), { number: 'foreign' });
}

test("asks for the customer's invoices, latest issuing date first", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const invoices = (await ask(URL)).invoices as IDataObject[];
	expect(items).toEqual(invoices.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.number)).toEqual(['draft', 'overdue', 'paid']);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true, limit: 1 });
	expect(items[0].json).toEqual({
		number: 'draft',
		issuing_date: '2026-03-31',
		payment_due_date: '2026-03-31',
		invoice_type: 'credit',
		status: 'draft',
		payment_status: 'pending',
		total_amount_cents: 3000,
		total_amount: 30,
		currency: 'USD',
		lago_id: lago.store.invoices[0].lago_id,
	});
});

const metadata = (...entries: Array<{ key: string; value?: string; unset?: boolean }>) => ({
	metadata: { pair: entries.map((given) => ({ value: '', unset: false, ...given })) },
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const invoiceFilters = {
		amountFrom: 2000,
		amountTo: 2500,
		billingEntityCodes: ['default', 'paris'],
		currency: 'EUR',
		invoiceType: 'one_off',
		issuingDateFrom: '2026-02-01',
		issuingDateTo: '2026-02-28',
		...metadata({ key: 'team.lead', value: 'Ann' }, { key: 'churned', unset: true }),
		partiallyPaid: true,
		paymentDisputeLost: true,
		paymentOverdue: true,
		paymentStatuses: ['failed', 'pending'],
		purchaseOrderNumber: 'PO-1',
		searchTerm: 'over',
		selfBilled: true,
		settlements: ['credit_note', 'payment'],
		statuses: ['finalized', 'voided'],
	};
	expect(Object.keys(invoiceFilters)).toEqual(await fieldsIn('invoiceFilters'));
	const { items } = await run({ ...getAll, invoiceFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/invoices',
		'amount_from=2000',
		'amount_to=2500',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'currency=EUR',
		'invoice_type=one_off',
		'issuing_date_from=2026-02-01',
		'issuing_date_to=2026-02-28',
		'metadata[team.lead]=Ann',
		'metadata[churned]=',
		'partially_paid=true',
		'payment_dispute_lost=true',
		'payment_overdue=true',
		'payment_status[]=failed',
		'payment_status[]=pending',
		'purchase_order_number=PO-1',
		'search_term=over',
		'self_billed=true',
		'settlements[]=credit_note',
		'settlements[]=payment',
		'status[]=finalized',
		'status[]=voided',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.number)).toEqual(['overdue']);
});

test.each([
	['amountFrom', { amountFrom: 2000 }, ['draft', 'overdue']],
	['amountTo', { amountTo: 1999 }, ['paid']],
	['an amountTo of zero', { amountTo: 0 }, []],
	['billingEntityCodes', { billingEntityCodes: ['default'] }, ['draft', 'paid']],
	['currency', { currency: 'USD' }, ['draft']],
	['invoiceType', { invoiceType: 'subscription' }, ['paid']],
	['issuingDateFrom', { issuingDateFrom: '2026-02-28' }, ['draft', 'overdue']],
	['issuingDateTo', { issuingDateTo: '2026-02-27' }, ['paid']],
	['a value in the metadata', metadata({ key: 'segment', value: 'vip' }), ['draft']],
	['a dotted key in the metadata', metadata({ key: 'team.lead', value: 'Ann' }), ['overdue']],
	['a key that must not exist', metadata({ key: 'segment', unset: true }), ['paid']],
	['partiallyPaid, true', { partiallyPaid: true }, ['overdue']],
	['partiallyPaid, false', { partiallyPaid: false }, ['draft', 'paid']],
	['paymentDisputeLost, true', { paymentDisputeLost: true }, ['overdue']],
	['paymentDisputeLost, false', { paymentDisputeLost: false }, ['draft', 'paid']],
	['paymentOverdue, true', { paymentOverdue: true }, ['overdue']],
	['paymentOverdue, false', { paymentOverdue: false }, ['draft', 'paid']],
	['paymentStatuses', { paymentStatuses: ['failed', 'succeeded'] }, ['overdue', 'paid']],
	['purchaseOrderNumber', { purchaseOrderNumber: 'po-1' }, ['overdue']],
	['searchTerm', { searchTerm: 'DUE' }, ['overdue']],
	['selfBilled, true', { selfBilled: true }, ['overdue']],
	['selfBilled, false', { selfBilled: false }, ['draft', 'paid']],
	['settlements', { settlements: ['payment'] }, ['paid']],
	['one of statuses', { statuses: ['draft'] }, ['draft']],
	['two of statuses', { statuses: ['finalized', 'voided'] }, ['overdue', 'paid']],
	['filters combined', { selfBilled: false, statuses: ['finalized'] }, ['paid']],
])('finds invoices by %s', async (_, invoiceFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, invoiceFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.number)).toEqual(found);
});

test('sends the day of whatever form of a date an expression gives', async () => {
	addThree();
	const dates = ['2026-02-28', ' 2026-02-28 23:59:59 ', '2026-02-28T00:30:00.123+14:00'];
	await run(
		{
			...getAll,
			invoiceFilters: {
				issuingDateFrom: FROM_ITEM,
				issuingDateTo: '={{ $now.set({ year: 2026, month: 3, day: 31, hour: 23 }) }}',
			},
		},
		{ items: dates.map((value) => ({ value })) },
	);
	const filters = 'issuing_date_from=2026-02-28&issuing_date_to=2026-03-31';
	const request = `GET ${URL}${filters}&page=1&per_page=50`;
	expect(wire()).toEqual(dates.map(() => ({ request })));
});

test('keeps a false Payment Dispute Lost from Lago, which takes it for true', async () => {
	addThree();
	await run({ ...getAll, invoiceFilters: { paymentDisputeLost: false } });
	expect(wire()).toEqual(PLAIN);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('invoiceFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('does not send lists without an entry', async () => {
	addThree();
	await run({
		...getAll,
		invoiceFilters: {
			billingEntityCodes: [],
			metadata: {},
			paymentStatuses: [],
			settlements: [''],
			statuses: [],
		},
	});
	expect(wire()).toEqual(PLAIN);
});

test('pairs each invoice with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, invoiceFilters: { statuses: '={{ $json.statuses }}' } },
		{ items: [{ statuses: 'finalized' }, { statuses: ['voided'] }, { statuses: ['draft'] }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual([
		['overdue', { item: 0 }],
		['paid', { item: 0 }],
		['draft', { item: 2 }],
	]);
});

test.each([
	['amountFrom', '1,000', "'Amount From' is not a number", 'It is "1,000".'],
	['amountTo', 0.5, "'Amount To' is not a whole number", 'It is 0.5.'],
	['currency', 'XXX', `'Currency' cannot be "XXX"`, oneOf(142)],
	[
		'invoiceType',
		'charge',
		`'Invoice Type' cannot be "charge"`,
		'Lago accepts add_on, advance_charges, credit, one_off, progressive_billing, subscription.',
	],
	[
		'issuingDateFrom',
		'yesterday',
		"'Issuing Date From' is not a date",
		'It is "yesterday". Write it like 2026-11-22.',
	],
	[
		'issuingDateTo',
		20260228,
		"'Issuing Date To' is not a date",
		'It is 20260228. Write it like 2026-11-22.',
	],
	['partiallyPaid', 'half', "'Partially Paid' is neither true nor false", 'It is "half".'],
	['paymentDisputeLost', 'no', "'Payment Dispute Lost' is neither true nor false", 'It is "no".'],
	['paymentOverdue', 1, "'Payment Overdue' is neither true nor false", 'It is 1.'],
	[
		'paymentStatuses',
		['paid'],
		`'Payment Statuses' cannot be "paid"`,
		'Lago accepts failed, pending, succeeded.',
	],
	[
		'purchaseOrderNumber',
		{ number: 1 },
		"'Purchase Order Number' is not a text",
		'It is {"number":1}: pick the one value to send.',
	],
	['selfBilled', 'no', "'Self Billed' is neither true nor false", 'It is "no".'],
	['settlements', 'cash', `'Settlements' cannot be "cash"`, 'Lago accepts credit_note, payment.'],
	[
		'statuses',
		['draft', 'open'],
		`'Statuses' cannot be "open"`,
		'Lago accepts draft, failed, finalized, pending, voided.',
	],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const invoiceFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, invoiceFilters }, value)).toEqual({ message, description });
});

refusesUnreadableKeys('Metadata', (...entries) => ({
	...getAll,
	invoiceFilters: metadata(...entries),
}));

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'invoices',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addInvoice(acme);
		},
	});
});
