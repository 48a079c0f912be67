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

const getAll = { resource: 'paymentRequest', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/payment_requests?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

/** From the oldest to the newest; told apart by their email address. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const acme = store.addCustomer({ external_id: 'acme' });
	const invoices = [store.addInvoice(acme), store.addInvoice(acme)];
	store.addPaymentRequest(acme, invoices, { email: 'paid@a.example', payment_status: 'succeeded' });
	store.addPaymentRequest(acme, [], { email: 'usd@a.example', amount_currency: 'USD' });
	store.addPaymentRequest(acme, [], { email: 'paris@a.example', billing_entity_code: 'paris' });
	store.addPaymentRequest(store.addCustomer({ external_id: 'other' }), []);
}

test("asks for the customer's payment requests, newest first, with their invoices", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const requests = (await ask(URL)).payment_requests as IDataObject[];
	expect(items).toEqual(requests.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => [json.email, (json.invoices as IDataObject[]).length])).toEqual([
		['paris@a.example', 0],
		['usd@a.example', 0],
		['paid@a.example', 2],
	]);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true });
	expect(items[2].json).toEqual({
		lago_id: lago.store.payment_requests[0].lago_id,
		email: 'paid@a.example',
		amount_cents: 20000,
		amount: 200,
		amount_currency: 'EUR',
		payment_status: 'succeeded',
		created_at: expect.any(String),
	});
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const paymentRequestFilters = {
		billingEntityCodes: ['default', 'paris'],
		currency: 'USD',
		paymentStatus: 'pending',
	};
	expect(Object.keys(paymentRequestFilters)).toEqual(await fieldsIn('paymentRequestFilters'));
	const { items } = await run({ ...getAll, paymentRequestFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/payment_requests',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'currency=USD',
		'payment_status=pending',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.email)).toEqual(['usd@a.example']);
});

test.each([
	['billingEntityCodes', { billingEntityCodes: ['paris'] }, ['paris@a.example']],
	['currency', { currency: 'USD' }, ['usd@a.example']],
	['paymentStatus', { paymentStatus: 'succeeded' }, ['paid@a.example']],
	['filters combined', { currency: 'USD', paymentStatus: 'failed' }, []],
])('finds payment requests by %s', async (_, paymentRequestFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, paymentRequestFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.email)).toEqual(found);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('paymentRequestFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test.each([[[]], [['']]])('does not send the billing entities %j', async (billingEntityCodes) => {
	addThree();
	await run({ ...getAll, paymentRequestFilters: { billingEntityCodes } });
	expect(wire()).toEqual(PLAIN);
});

test('pairs each payment request with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, paymentRequestFilters: { paymentStatus: FROM_ITEM } },
		{ items: [{ value: 'succeeded' }, { value: 'pending' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.email, pairedItem])).toEqual([
		['paid@a.example', { item: 0 }],
		['paris@a.example', { item: 1 }],
		['usd@a.example', { item: 1 }],
	]);
});

test.each([
	['currency', 'euro', `'Currency' cannot be "euro"`, oneOf(142)],
	[
		'paymentStatus',
		'paid',
		`'Payment Status' cannot be "paid"`,
		'Lago accepts failed, pending, succeeded.',
	],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const paymentRequestFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, paymentRequestFilters }, value)).toEqual({
		message,
		description,
	});
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'payment_requests',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addPaymentRequest(acme, []);
		},
	});
});
