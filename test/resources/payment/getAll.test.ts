import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	refusal,
	refusesToRunWithout,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'payment', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/payments?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

/** A failed and a successful payment of one invoice, and one of another. Returns the invoices' IDs. */
function addThree() {
	const { store } = lago;
	const acme = store.addCustomer({ external_id: 'acme' });
	const [first, second] = [store.addInvoice(acme), store.addInvoice(acme)];
	store.addPayment(first, { reference: 'failed', payment_status: 'failed' });
	store.addPayment(first, { reference: 'succeeded' });
	store.addPayment(second, { reference: 'second' });
	const other = store.addInvoice(store.addCustomer({ external_id: 'other' }));
	store.addPayment(other, { reference: 'foreign' });
	return { first: first.lago_id, second: second.lago_id };
}

test("asks for the customer's payments, newest first", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const payments = (await ask(URL)).payments as IDataObject[];
	expect(items).toEqual(payments.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.reference)).toEqual(['second', 'succeeded', 'failed']);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true, limit: 1 });
	expect(items[0].json).toEqual({
		lago_id: lago.store.payments[2].lago_id,
		amount_cents: 10000,
		amount: 100,
		amount_currency: 'EUR',
		payment_status: 'succeeded',
		type: 'provider',
		reference: 'second',
		payable_type: 'Invoice',
		payment_provider_type: null,
		created_at: expect.any(String),
	});
});

test('finds the payments of the invoice that the filter names', async () => {
	const paymentFilters = { invoiceId: addThree().first };
	expect(Object.keys(paymentFilters)).toEqual(await fieldsIn('paymentFilters'));
	const { items } = await run({ ...getAll, paymentFilters });
	expect(wire()).toEqual([
		{ request: `GET ${URL}invoice_id=${paymentFilters.invoiceId}&page=1&per_page=50` },
	]);
	expect(items.map(({ json }) => json.reference)).toEqual(['succeeded', 'failed']);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('paymentFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('pairs each payment with the item that asked for it', async () => {
	const { first, second } = addThree();
	const { items } = await run(
		{ ...getAll, paymentFilters: { invoiceId: FROM_ITEM } },
		{ items: [{ value: second }, { value: first }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.reference, pairedItem])).toEqual([
		['second', { item: 0 }],
		['succeeded', { item: 1 }],
		['failed', { item: 1 }],
	]);
});

test('refuses several invoices at once', async () => {
	const paymentFilters = { invoiceId: FROM_ITEM };
	expect(await refusal({ ...getAll, paymentFilters }, ['a', 'b'])).toEqual({
		message: "'Invoice ID' is not a text",
		description: 'It is ["a","b"]: pick the one value to send.',
	});
});

test("says in Lago's words that an invoice number is no ID", async () => {
	addThree();
	const { error } = await run({ ...getAll, paymentFilters: { invoiceId: 'ACM-001' } });
	expect(error).toMatchObject({
		message: "Lago did not accept the request: 'Invoice ID' is in invalid format",
		description: 'Lago answered 422 (validation_errors).',
	});
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'payments',
		add: (count) => {
			const invoice = lago.store.addInvoice(lago.store.customer('acme'));
			for (let nth = 0; nth < count; nth++) lago.store.addPayment(invoice);
		},
	});
});
