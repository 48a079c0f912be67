/** What no recording shows, and the tests of the node rely on; test/lago/contract replays what there is. */
import { lago } from '../n8n/support';
import { client, refusal } from './client';
import { refreshingAfterUpdates, startLago } from './index';

const call = client(() => lago);

const upsert = async (attributes: object) =>
	await call('POST', '/customers', { customer: { external_id: 'acme', ...attributes } });

const stored = () => lago.store.customer('acme');

const invalid = (details: object) => [422, details];

test.each<[object, unknown[]]>([
	[{ account_type: null }, invalid({ account_type: ['value_is_invalid'] })],
	[{ currency: '' }, invalid({ currency: ['value_is_invalid'] })],
	[
		{ finalize_zero_amount_invoice: '' },
		invalid({ finalize_zero_amount_invoice: ['invalid_value'] }),
	],
	[{ billing_entity_code: 'no' }, [404, 'billing_entity_not_found']],
	[{ tax_codes: ['no'] }, [404, 'tax_not_found']],
])('a customer with %j is refused, and nothing is saved', async (attributes, said) => {
	expect(refusal(await upsert({ name: 'New', ...attributes }))).toEqual(said);
	expect(lago.store.customers).toEqual([]);
});

test('null keeps the taxes, clears other lists and moves to the default billing entity', async () => {
	lago.store.addTax({ code: 'vat' });
	lago.store.addBillingEntity({ code: 'us' });
	await upsert({ tax_codes: ['vat'], billing_entity_code: 'us' });
	await upsert({ tax_codes: null, name: 'Acme' });
	expect(stored()).toMatchObject({ tax_codes: ['vat'], billing_entity_code: 'us' });
	await upsert({ tax_codes: [], billing_entity_code: null });
	expect(stored()).toMatchObject({ tax_codes: [], billing_entity_code: 'default' });
});

test('links may be made long after the answer, and be gone until then', async () => {
	const code = 'hubspot';
	const link = { integration_type: code, integration_code: code, external_customer_id: '7' };
	await upsert({ integration_customers: [link] });
	const [{ lago_id: id }] = stored().integration_customers;
	lago.store.holdsJobs = true;
	await upsert({ integration_customers: [link] });
	expect(stored().integration_customers).toEqual([]);
	lago.store.runJobs();
	expect(stored().integration_customers).toMatchObject([{ external_customer_id: '7' }]);
	expect(stored().integration_customers[0].lago_id).not.toBe(id);
});

describe('the payment provider', () => {
	const stripe = { payment_provider: 'stripe', provider_customer_id: 'cus_1' };

	const configure = async (billing_configuration: object) =>
		await upsert({ billing_configuration });

	test.each([
		[null, 0, 0],
		['nonsense', 1, 1],
	])('is taken off by %j, leaving %d links and %d methods', async (provider, links, methods) => {
		await configure(stripe);
		lago.store.addPaymentMethod(stored());
		await configure({ payment_provider: provider });
		expect(stored().payment_provider).toBeNull();
		expect(stored().provider_customers).toHaveLength(links);
		expect(lago.store.payment_methods).toHaveLength(methods);
	});

	test.each([
		[{}, null],
		[{ sync: true }, expect.stringMatching(/^stripe_/)],
	])('gives its ID later, or at once where it is asked to: %j', async (sync, id) => {
		const synced = { payment_provider: 'stripe', sync_with_provider: true, ...sync };
		const { body } = await configure(synced);
		expect(body.customer.billing_configuration.provider_customer_id).toEqual(id);
		lago.store.runJobs();
		expect(stored().provider_customers[0].provider_customer_id).toMatch(/^stripe_/);
	});

	test('refuses after the customer is saved', async () => {
		lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe_us' });
		expect(refusal(await upsert({ name: 'New', billing_configuration: stripe }))).toEqual(
			invalid({ base: ['payment_provider_code_missing'] }),
		);
		expect(stored().name).toBe('New');
	});
});

test('a list that is not written as one is no filter', async () => {
	lago.store.addCustomer({ country: 'FR' });
	for (const query of ['countries=DE', 'countries[0]=DE', 'unknown=x']) {
		expect((await call('GET', `/customers?${query}`)).body.customers).toHaveLength(1);
	}
});

test('invoices are counted now and then, if need be those of others', async () => {
	const { store } = lago;
	const customers = ['acme', 'other'].map((external_id) => store.addCustomer({ external_id }));
	customers.forEach((owner, index) => {
		for (let count = 0; count < 2 + 3 * index; count++) store.addInvoice(owner);
	});
	const count = async (owner: string, page: number) =>
		(await call('GET', `/customers/${owner}/invoices?per_page=1&page=${page}`)).body.meta
			.total_count;
	expect(await count('acme', 1)).toBe(2);
	store.addInvoice(customers[0]);
	expect([await count('acme', 1), await count('acme', 2)]).toEqual([2, 3]);
	store.mixesInvoiceCounts = true;
	expect([await count('other', 1), await count('acme', 1)]).toEqual([5, 5]);
});

describe('a wallet', () => {
	const path = '/customers/acme/wallets';

	const addWallet = (attributes = {}) => lago.store.addWallet(stored(), attributes);

	beforeEach(() => void lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' }));

	test.each([
		[{ paid_credits: 10 }, { paid_credits: ['invalid_paid_credits', 'invalid_amount'] }],
		[{ rate_amount: '0' }, { rate_amount: ['value_is_out_of_range'] }],
		[{ transaction_metadata: [{ key: 'k' }] }, { metadata: ['invalid_key_value_pair'] }],
		[
			{ paid_credits: '1', paid_top_up_min_amount_cents: 200 },
			{ paid_credits: ['amount_below_minimum'] },
		],
	])('with %j is refused', async (attributes, details) => {
		const answer = await call('POST', path, { wallet: { rate_amount: '1', ...attributes } });
		expect(refusal(answer)).toEqual(invalid(details));
		expect(lago.store.wallets).toEqual([]);
	});

	test('is the sixth at the most', async () => {
		for (let nth = 0; nth < 6; nth++) addWallet({ code: `w${nth}` });
		expect(refusal(await call('POST', path, { wallet: { rate_amount: '1' } }))).toEqual(
			invalid({ customer: ['wallet_limit_reached'] }),
		);
	});

	test.each([
		['PUT', '', { wallet: { name: 'B', metadata: { c: 'd' } } }],
		['PATCH', '/metadata', { metadata: { c: 'd' } }],
		['POST', '/metadata', { metadata: { c: 'd' } }],
		['DELETE', '/metadata', undefined],
		['DELETE', '', undefined],
	])('that a job changes at this moment stays as it was: %s %s', async (verb, part, body) => {
		const wallet = addWallet({ name: 'A', metadata: { a: 'b' } });
		const before = structuredClone(wallet);
		lago.store.isBeingRefreshed = refreshingAfterUpdates();
		lago.store.isBeingRefreshed(wallet);
		expect((await call(verb, `${path}/default${part}`, body)).status).toBe(409);
		expect(wallet).toEqual(before);
		expect((await call(verb, `${path}/default${part}`, body)).status).toBe(200);
		expect(wallet).not.toEqual(before);
	});

	test('keeps the thresholds of an alert to which an empty list is sent', async () => {
		lago.store.addWalletAlert(addWallet(), { code: 'low' });
		const alert = { name: 'N', thresholds: [] };
		const { body } = await call('PUT', `${path}/default/alerts/low`, { alert });
		expect(body.alert).toMatchObject({ name: 'N', thresholds: [{ value: '1000.0' }] });
	});
});

test('the route is looked for before the key, then the permission, the customer and the body', async () => {
	const reader = lago.restrictedKey({ customer: ['read'] });
	const writer = lago.restrictedKey({ wallet: ['write'] });
	for (const [key, verb, path, ...said] of [
		['wrong', 'GET', '/nothing', 404, 'resource_not_found'],
		['wrong', 'GET', '/customers/a', 401, 'Unauthorized'],
		[writer, 'GET', '/customers/a', 403, 'read_action_not_allowed_for_customer'],
		[reader, 'GET', '/customers/a', 404, 'customer_not_found'],
		[reader, 'DELETE', '/customers/a', 403, 'write_action_not_allowed_for_customer'],
		[writer, 'POST', '/customers/a/wallets', 404, 'customer_not_found'],
	] as const) {
		const { status, body } = await call(verb, path, undefined, key);
		expect([status, body.code ?? body.error]).toEqual(said);
	}
});

test('an older server lacks the routes and ignores the filters that came later', async () => {
	const old = await startLago({ version: '1.40.0' });
	const callOld = client(() => old);
	old.store.addWallet(old.store.addCustomer({ external_id: 'a', country: 'DE' }));
	old.store.addCustomer({ external_id: 'b', country: 'FR' });
	const counts = [];
	for (const query of ['external_id=a', 'countries[]=DE']) {
		counts.push((await callOld('GET', `/customers?${query}`)).body.customers.length);
	}
	const wallet = await callOld('GET', '/customers/a/wallets/default');
	await old.close();
	expect(counts).toEqual([2, 1]);
	expect(refusal(wallet)).toEqual([404, 'resource_not_found']);
});
