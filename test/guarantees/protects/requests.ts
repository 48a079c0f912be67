/** The rows on IDs, filters, and requests that fail on their way. */
import { startLago } from '../../lago';
import { client } from '../../lago/client';
import { lago, n8n, wire } from '../../n8n/support';
import { directly, recorded, run, type Proofs } from './support';

const get = { resource: 'customer', operation: 'get' };
const remove = { resource: 'customer', operation: 'delete' };

const requests = () => wire().map(({ request }) => request);

export const ofRequests: Proofs = {
	'Lago, or a proxy before it, can take `acme.com` for `acme`': async () => {
		const { body } = recorded('dot decoded: another customer');
		expect(body.customer.external_id).toBe('acme');
		for (const external_id of ['acme', 'acme.com']) lago.store.addCustomer({ external_id });

		const { items } = await run({ ...get, customerId: 'acme.com' });
		expect(items).toMatchObject([{ json: { external_id: 'acme.com' } }]);
		expect(lago.requests.map(({ path }) => path)).toEqual(['/api/v1/customers/acme%2Ecom']);

		// As a proxy that decodes the dot would have it.
		const customer = { ...body.customer, external_id: 'acme' };
		lago.intercept(({ path }) => (path.includes('%2E') ? { body: { customer } } : undefined));
		for (const parameters of [get, remove]) {
			lago.requests.length = 0;
			const { error } = await run({ ...parameters, customerId: 'acme.com' });
			expect(error?.message).toBe(
				"'Customer' leads to another object: Lago answers 'acme.com' with 'acme'",
			);
			expect(requests()).toEqual(['GET /customers/acme%2Ecom']);
		}

		lago.intercept(() => undefined);
		const metadata = { a: '1', 'a.b': '2' };
		const wallet = lago.store.addWallet(lago.store.customer('acme'), { metadata });
		const { error } = await run({
			...{ resource: 'walletMetadata', operation: 'deleteKey', customerId: 'acme' },
			...{ walletCode: wallet.code, metadataKey: 'a.b' },
		});
		expect(error?.message).toBe(
			"'Metadata Key' cannot be 'a.b' while the wallet also has the key 'a'",
		);
		expect(wallet.metadata).toEqual({ a: '1', 'a.b': '2' });
	},

	'An empty ID turns a Get into a list of all customers': async () => {
		expect(recorded('empty id lists').body.customers.length).toBeGreaterThan(1);

		for (const [id, problem] of [
			['', 'is empty'],
			['.', "cannot be '.'"],
			['..', "cannot be '..'"],
			[NaN, 'is NaN, which is not a number'],
			[Infinity, 'is Infinity, which is not a number'],
		] as const) {
			const { error } = await run({ ...get, customerId: '={{ $json.id }}' }, { items: [{ id }] });
			expect([id, error?.message]).toEqual([id, `'Customer' ${problem}`]);
		}
		expect(wire()).toEqual([]);
	},

	'An older server ignores filters it does not know, and returns everyone': async () => {
		const old = await startLago({ version: '1.45.0' });
		for (const external_id of ['a', 'b']) old.store.addCustomer({ external_id });
		const { body } = await client(() => old)('GET', '/customers?external_id=a');
		expect(body.customers).toHaveLength(2);

		const { error, items } = await n8n.runNode(
			{ resource: 'customer', operation: 'getAll', customerFilters: { externalId: 'a' } },
			{ credentials: { baseUrl: old.url, apiKey: old.apiKey } },
		);
		await old.close();
		expect(items).toEqual([]);
		expect(error?.message).toBe(
			"'External ID' is ignored by this Lago server, so the results are not the ones you asked for",
		);
	},

	'`payment_dispute_lost=false` returns the disputed invoices': async () => {
		const { invoices } = recorded('invoices payment_dispute_lost=false').body;
		expect(invoices).toEqual(recorded('invoices payment_dispute_lost=true').body.invoices);
		expect(invoices[0].payment_dispute_lost_at).not.toBeNull();

		const customer = lago.store.addCustomer({ external_id: 'acme' });
		lago.store.addInvoice(customer, { number: 'fine' });
		lago.store.addInvoice(customer, { number: 'lost', payment_dispute_lost_at: lago.store.now() });
		for (const [paymentDisputeLost, number] of [
			[true, 'lost'],
			[false, 'fine'],
		] as const) {
			const { items } = await run({
				...{ resource: 'invoice', operation: 'getAll', customerId: 'acme' },
				invoiceFilters: { paymentDisputeLost },
			});
			expect(items.map(({ json }) => json.number)).toEqual([number]);
		}
		expect(requests().filter((request) => request.includes('dispute'))).toEqual([
			'GET /customers/acme/invoices?payment_dispute_lost=true&page=1&per_page=50',
		]);
	},

	'Past usage of an unknown customer is an empty list': async () => {
		expect(recorded('past_usage of nobody')).toMatchObject({
			status: 200,
			body: { usage_periods: [] },
		});

		const getPast = { resource: 'usage', operation: 'getPast', subscriptionId: 'any' };
		const { error } = await run({ ...getPast, customerId: 'nobody' });
		expect(error?.message).toBe("Lago has no customer 'nobody'");
		expect(requests().at(-1)).toBe('GET /customers/nobody');
	},

	'A request that is sent again may do its work twice': async () => {
		const customer = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
		const again = { wallet: { rate_amount: '1' } };
		await directly('POST', '/customers/acme/wallets', again);
		await directly('POST', '/customers/acme/wallets', again);
		expect(lago.store.wallets).toHaveLength(2);

		lago.store.wallets = [];
		lago.intercept((_, nth) => (nth === 0 ? { cut: 'after' } : undefined));
		const wallet = { resource: 'wallet', operation: 'create', customerId: 'acme' };
		const create = { ...wallet, rateAmount: '1', walletCurrency: 'EUR' };
		const { error } = await run(create);
		expect(error?.message).toBe('The connection to Lago broke (ECONNRESET)');
		expect(error?.description).toContain(
			'Lago may have carried the request out nevertheless: look in Lago before you run it again.',
		);
		expect([requests().length, lago.store.wallets.length]).toEqual([1, 1]);

		lago.requests.length = 0;
		lago.intercept((_, nth) => (nth === 0 ? { cut: 'after' } : undefined));
		const { items } = await run({ ...get, customerId: 'acme' });
		expect(items).toMatchObject([{ json: { lago_id: customer.lago_id } }]);
		expect(requests()).toEqual(['GET /customers/acme', 'GET /customers/acme']);
	},

	'A delete that worked but was not heard of fails the second time': async () => {
		expect(recorded('payment-method-delete').status).toBe(200);
		expect(recorded('payment-method-delete-404').body.code).toBe('payment_method_not_found');

		lago.store.addCustomer({ external_id: 'acme' });
		lago.intercept((_, nth) => (nth === 0 ? { cut: 'after' } : undefined));
		const { items, error } = await run({ ...remove, customerId: 'acme' });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ json: { deleted: true, external_id: 'acme' }, pairedItem: { item: 0 } },
		]);
		expect(requests()).toEqual(['DELETE /customers/acme', 'DELETE /customers/acme']);
	},
};
