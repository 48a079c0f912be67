import { lago, run, wire } from '../../n8n/support';
import { failureOf } from '../../n8n/helpers';

const customers = { resource: 'customer', operation: 'getAll', returnAll: true };
const invoices = { resource: 'invoice', operation: 'getAll', customerId: 'acme', returnAll: true };
const past = { resource: 'usage', operation: 'getPast', customerId: 'acme', returnAll: true };

type Body = Record<string, object[]> & { meta: object };

const addCustomers = (count: number) => {
	for (let number = 1; number <= count; number++) lago.store.addCustomer({});
};

const pageOf = (query: string) => Number(new URLSearchParams(query).get('page') ?? 1);

test.each([
	['no meta', undefined],
	['a next page that is a text', { next_page: '2' }],
])('a list with %s is an error', async (_, meta) => {
	addCustomers(130);
	lago.intercept(() => ({ edit: (body: Body) => ({ ...body, meta }) }));
	expect(await failureOf(customers)).toContain('Lago does not say whether there are more');
});

describe('the total that Lago cached for another customer', () => {
	beforeEach(() => {
		const total = { count: 120_704, until: Infinity };
		lago.store.mixesInvoiceCounts = true;
		for (const size of ['1', '50', '100']) {
			lago.store.invoice_counts.set(JSON.stringify(['', size, {}]), total);
		}
	});

	test.each([2, 17, 0])('does not matter to one with %d invoices', async (count) => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		for (let number = 0; number < count; number++) lago.store.addInvoice(customer);
		const { items, error } = await run(invoices);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
		expect(wire()).toHaveLength(1);
	});
});

test('a list of invoices is whole whatever the total of its first page', async () => {
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	for (let number = 0; number < 250; number++) lago.store.addInvoice(customer);
	for (const total_count of [2, 101, 260, 120_704]) {
		lago.intercept(({ query }) =>
			pageOf(query) === 1 && total_count > 100
				? {
						edit: (body: Body) => ({
							...body,
							meta: { next_page: 2, total_pages: Math.ceil(total_count / 100), total_count },
						}),
					}
				: undefined,
		);
		expect((await run(invoices)).items).toHaveLength(250);
	}
});

describe('past usage without any', () => {
	beforeEach(() => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		lago.store.addSubscription(customer, { external_id: 'old', status: 'terminated' });
	});

	test('of an unknown subscription is an error', async () => {
		expect(await failureOf({ ...past, subscriptionId: 'nobody' })).toContain(
			"'Subscription' 'nobody' is none of the customer's subscriptions",
		);
	});

	test.each<[string, Parameters<typeof lago.restrictedKey>[0] | undefined]>([
		['of one that has ended', undefined],
		['where the key may not read subscriptions', { customer: ['read'], customer_usage: ['read'] }],
		['where the key may not look for the customer', { customer_usage: ['read'] }],
	])('%s is an empty list', async (_, permissions) => {
		const apiKey = permissions && lago.restrictedKey(permissions);
		const { items, error } = await run({ ...past, subscriptionId: 'old' }, { apiKey });
		expect([items, error]).toEqual([[], undefined]);
	});
});

test('External ID and Search Term exclude each other', async () => {
	const customerFilters = { externalId: 'acme', searchTerm: 'zzz' };
	expect(await failureOf({ ...customers, customerFilters })).toContain(
		"'External ID' cannot be combined with 'Search Term'",
	);
	expect(wire()).toEqual([]);
});

test('the ID of an invoice in capitals finds its payments', async () => {
	const invoice = lago.store.addInvoice(lago.store.addCustomer({ external_id: 'acme' }));
	lago.store.addPayment(invoice);
	const payments = { resource: 'payment', operation: 'getAll', customerId: 'acme' };
	const invoiceId = invoice.lago_id.toUpperCase();
	// Lago's database compares IDs without regard to case.
	lago.intercept(({ query }) =>
		query.includes(invoiceId)
			? { body: { payments: [{ lago_id: 'p', invoice_ids: [invoice.lago_id] }], meta: ONE } }
			: undefined,
	);
	const { items } = await run({ ...payments, paymentFilters: { invoiceId } });
	expect(items).toHaveLength(1);
});

const ONE = { current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: 1 };

test('a code among more than 100 wallets is found on any page', async () => {
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(customer, { code: 'prepaid', status: 'active' });
	for (let number = 0; number < 120; number++) {
		lago.store.addWallet(customer, { code: `old-${number}`, status: 'terminated' });
	}
	lago.store.wallets.unshift({
		...lago.store.wallets[0],
		...lago.store.stamp(),
		status: 'terminated',
	});
	const wallet = { resource: 'wallet', customerId: 'acme', walletCode: 'prepaid' };
	expect(await failureOf({ ...wallet, operation: 'terminate' })).toContain(
		"'prepaid' is the code of 2 wallets",
	);
	expect(wire().map(({ request }) => request)).toContain(
		'GET /customers/acme/wallets?page=2&per_page=100',
	);
});

test.each([
	['Create', { operation: 'create', rateAmount: '1', walletFields: { code: 'old' } }, 'Code'],
	[
		'Update',
		{ operation: 'update', walletCode: 'now', walletUpdateFields: { code: 'old' } },
		'New Code',
	],
])('Wallet > %s does not take the code of a terminated wallet', async (_, parameters, field) => {
	const customer = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	lago.store.addWallet(customer, { code: 'old', status: 'terminated' });
	lago.store.addWallet(customer, { code: 'now' });
	expect(await failureOf({ resource: 'wallet', customerId: 'acme', ...parameters })).toContain(
		`'${field}' is the code of a terminated wallet of the customer`,
	);
	expect(wire().every(({ request }) => request.startsWith('GET'))).toBe(true);
});
