import { lago } from '../support';
import { client, refusal } from './client';

const call = client(() => lago);

const upsert = (customer: unknown) => call('POST', '/customers', { customer });
const stored = (id = 'acme') => lago.store.customer(id);

describe('create or update', () => {
	it('writes what is there, keeps what is not, clears what is null', async () => {
		await upsert({ external_id: 'acme', name: 'Acme', city: 'Lyon', country: 'fr' });
		const { body } = await upsert({ external_id: 'acme', name: null, city: '' });

		expect(body.customer).toMatchObject({ name: null, city: null, country: 'FR' });
		expect(lago.store.customers).toHaveLength(1);
	});

	it.each([
		['', 400, 'BadRequest: param is missing or the value is empty or invalid: customer'],
		['[]', 400, 'BadRequest: param is missing or the value is empty or invalid: customer'],
		[
			'{"customer":{}}',
			400,
			'BadRequest: param is missing or the value is empty or invalid: customer',
		],
	])('refuses the body %j', async (body, status, error) => {
		const answer = await call('POST', '/customers', body || undefined);

		expect(answer).toMatchObject({ status, body: { status, error } });
		expect(answer.body.code).toBeUndefined();
	});

	it.each([
		[{ name: 'x'.repeat(256) }, { name: ['value_is_too_long'] }],
		[{ email: 'a@b.c, nonsense' }, { email: ['invalid_email_format'] }],
		[{ shipping_address: { country: 'XX' } }, { shipping_country: ['not_a_valid_country_code'] }],
		[{ currency: 'eur' }, { currency: ['value_is_invalid'] }],
		[{ currency: '' }, { currency: ['value_is_invalid'] }],
		[{ account_type: null }, { account_type: ['value_is_invalid'] }],
		[{ net_payment_term: -1 }, { net_payment_term: ['value_is_out_of_range'] }],
		[{ finalize_zero_amount_invoice: '' }, { finalize_zero_amount_invoice: ['invalid_value'] }],
		[
			{ skip_invoice_custom_sections: true, invoice_custom_section_codes: [] },
			{ invoice_custom_sections: ['skip_sections_and_selected_ids_sent_together'] },
		],
	])('refuses %j', async (attributes, details) => {
		expect(refusal(await upsert({ external_id: 'acme', ...attributes }))).toEqual([422, details]);
		expect(lago.store.customers).toEqual([]);
	});

	it('fails on a number in place of a word', async () => {
		const answer = await upsert({ external_id: 'acme', finalize_zero_amount_invoice: 5 });

		expect(answer.status).toBe(500);
	});

	it('takes numbers for text, lists of addresses and invisible signs', async () => {
		const { body } = await upsert({ external_id: 123, email: 'a@b.example,\u200bc@d.example' });

		expect(body.customer).toMatchObject({ external_id: '123', email: 'a@b.example,c@d.example' });
	});

	it('ignores the premium fields without a licence', async () => {
		lago.store.organization.premium = false;
		const { body } = await upsert({ external_id: 'acme', timezone: 'nonsense' });

		expect(body.customer.timezone).toBeNull();
	});

	it('moves the customer to the default entity for an empty code', async () => {
		lago.store.addBillingEntity({ code: 'us' });
		await upsert({ external_id: 'acme', billing_entity_code: 'us' });
		await upsert({ external_id: 'acme', name: 'Acme' });
		expect(stored().billing_entity_code).toBe('us');

		await upsert({ external_id: 'acme', billing_entity_code: null });
		expect(stored().billing_entity_code).toBe('default');
		expect(refusal(await upsert({ external_id: 'acme', billing_entity_code: 'no' }))).toEqual([
			404,
			'billing_entity_not_found',
		]);
	});

	it('replaces the taxes, and keeps them for null', async () => {
		lago.store.addTax({ code: 'vat' });
		await upsert({ external_id: 'acme', tax_codes: ['vat'] });
		expect(
			(await upsert({ external_id: 'acme', tax_codes: null })).body.customer.taxes,
		).toHaveLength(1);
		expect((await upsert({ external_id: 'acme', tax_codes: [] })).body.customer.taxes).toEqual([]);
		expect(refusal(await upsert({ external_id: 'acme', tax_codes: ['x'] }))).toEqual([
			404,
			'tax_not_found',
		]);
	});
});

describe('metadata of a customer', () => {
	const entry = { key: 'tier', value: 'gold', display_in_invoice: true };

	beforeEach(async () => {
		await upsert({ external_id: 'acme', metadata: [entry] });
	});

	it('cannot be sent again without its id, and nothing else of the request is done', async () => {
		const answer = await upsert({ external_id: 'acme', name: 'New', metadata: [entry] });

		expect(refusal(answer)).toEqual([422, { key: ['value_already_exist'] }]);
		expect(stored()).toMatchObject({ name: null, metadata: [entry] });
	});

	it('is deleted when it is left out, and no longer shown when that is not said', async () => {
		const id = stored().metadata[0].lago_id;
		await upsert({ external_id: 'acme', metadata: [{ id, key: 'tier', value: 'silver' }] });
		expect(stored().metadata).toMatchObject([{ value: 'silver', display_in_invoice: false }]);

		await upsert({ external_id: 'acme', metadata: [{ key: 'other', value: 'x' }] });
		expect(stored().metadata).toMatchObject([{ key: 'other' }]);
		await upsert({ external_id: 'acme', metadata: [] });
		expect(stored().metadata).toEqual([]);
	});

	it.each([
		[[{ key: 'k', value: '' }], { value: ['value_is_mandatory'] }],
		[[{ key: 'k', value: 'v'.repeat(101) }], { value: ['value_is_too_long'] }],
	])('is refused: %j', async (metadata, details) => {
		expect(refusal(await upsert({ external_id: 'acme', metadata }))).toEqual([422, details]);
	});
});

describe('integration customers', () => {
	const link = {
		integration_type: 'hubspot',
		integration_code: 'hubspot',
		external_customer_id: '7',
	};

	beforeEach(async () => {
		await upsert({ external_id: 'acme', integration_customers: [link] });
	});

	it('are linked after the answer, and only known integrations', async () => {
		await upsert({
			external_id: 'other',
			integration_customers: [{ ...link, integration_code: 'unknown' }],
		});

		expect(stored().integration_customers).toMatchObject([
			{ type: 'hubspot', external_customer_id: '7', category: 'crm' },
		]);
		expect(stored('other').integration_customers).toEqual([]);
	});

	it('may be linked long after the answer, and gone until then', async () => {
		lago.store.holdsJobs = true;
		const [{ lago_id: id }] = stored().integration_customers;
		const { body } = await upsert({ external_id: 'acme', integration_customers: [link] });
		expect(body.customer.integration_customers).toEqual([]);
		expect(stored().integration_customers).toEqual([]);

		lago.store.runJobs();
		expect(stored().integration_customers).toMatchObject([{ external_customer_id: '7' }]);
		expect(stored().integration_customers[0].lago_id).not.toBe(id);
	});

	it('are updated by their id', async () => {
		const id = stored().integration_customers[0].lago_id;
		await upsert({
			external_id: 'acme',
			integration_customers: [{ ...link, id, external_customer_id: '8' }],
		});

		expect(stored().integration_customers).toMatchObject([
			{ lago_id: id, external_customer_id: '8' },
		]);
	});

	it('are one of each type', async () => {
		expect(
			refusal(await upsert({ external_id: 'acme', integration_customers: [link, link] })),
		).toEqual([422, { integration_customers: ['invalid_count_per_integration_type'] }]);
	});
});

describe('the payment provider', () => {
	const stripe = { payment_provider: 'stripe', provider_customer_id: 'cus_1' };

	const configure = (billing_configuration: unknown, id = 'acme') =>
		upsert({ external_id: id, billing_configuration });

	it('is ignored without an id or a wish to sync', async () => {
		await configure({ payment_provider: 'stripe' });
		expect(stored().payment_provider).toBeNull();

		await configure(stripe);
		expect(stored().payment_provider).toBe('stripe');
	});

	it('gives its id later, or at once when asked to', async () => {
		const later = await configure({ payment_provider: 'stripe', sync_with_provider: true });
		const now = await configure(
			{ payment_provider: 'stripe', sync_with_provider: true, sync: true },
			'other',
		);

		expect(later.body.customer.billing_configuration.provider_customer_id).toBeNull();
		expect(stored().provider_customers[0].provider_customer_id).toMatch(/^stripe_/);
		expect(now.body.customer.billing_configuration.provider_customer_id).toMatch(/^stripe_/);
	});

	it.each([
		[null, 0, 0],
		['', 1, 1],
		['nonsense', 1, 1],
	])('%j takes it off, leaving %d links and %d methods', async (provider, links, methods) => {
		await configure(stripe);
		lago.store.addPaymentMethod(stored());
		const { body } = await configure({ payment_provider: provider });

		expect(body.customer.billing_configuration.payment_provider).toBeNull();
		expect(stored().provider_customers).toHaveLength(links);
		expect(lago.store.payment_methods).toHaveLength(methods);
	});

	it('needs a code when there are several', async () => {
		lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe_us' });
		expect(refusal(await configure(stripe))).toEqual([
			422,
			{ base: ['payment_provider_code_missing'] },
		]);

		await configure({ ...stripe, payment_provider_code: 'stripe_us' });
		expect(stored().payment_provider_code).toBe('stripe_us');
	});

	it('refuses after the customer is saved', async () => {
		const answer = await configure({ payment_provider: 'nonsense', sync_with_provider: true });
		expect(refusal(answer)).toEqual([422, { base: ['payment_provider_not_found'] }]);
		expect(refusal(await configure({ document_locale: 'xx' }, 'other'))).toEqual([
			422,
			{ document_locale: ['not_a_valid_language_code'] },
		]);

		expect(lago.store.customers.map(({ external_id }) => external_id)).toEqual(['acme', 'other']);
	});

	it("answers 401 for Stripe's own key", async () => {
		await configure(stripe);
		lago.store.payment_providers.find(({ type }) => type === 'stripe')!.failure = () =>
			'authentication';
		const { status, body } = await upsert({ external_id: 'acme', name: 'Saved' });

		expect([status, body.error]).toEqual([401, expect.stringMatching(/^Stripe authentication/)]);
		expect(stored().name).toBe('Saved');
	});

	it.each([
		['stripe', 200, undefined],
		['cashfree', 405, 'feature_not_supported'],
		[undefined, 422, { base: ['no_linked_payment_provider'] }],
	])('makes a checkout for %s: %d', async (provider, status, error) => {
		await configure({ payment_provider: provider, provider_customer_id: 'x' });
		const answer = await call('POST', '/customers/acme/checkout_url');

		expect(refusal(answer)).toEqual([status, error]);
	});
});

describe('the list', () => {
	const found = async (query: string) => {
		const { status, body } = await call('GET', `/customers?${query}`);
		return status === 200
			? body.customers.map((c: { external_id: string }) => c.external_id).sort()
			: [status, body.error_details ?? body.code];
	};

	beforeEach(() => {
		const { store } = lago;
		store.addBillingEntity({ code: 'us' });
		store.addCustomer({
			external_id: 'a',
			name: 'Anna 100%',
			country: 'DE',
			currency: 'EUR',
			customer_type: 'individual',
			metadata: [{ ...store.stamp(), key: 'tier', value: 'gold', display_in_invoice: false }],
		});
		store.addCustomer({
			external_id: 'b',
			name: 'Bruno',
			country: 'US',
			currency: 'USD',
			billing_entity_code: 'us',
			tax_identification_number: '',
		});
	});

	it.each([
		['external_id=a', ['a']],
		['external_id=a&search_term=bruno', ['a']],
		['search_term=BRU', ['b']],
		['search_term=100%25', ['a']],
		['countries[]=DE', ['a']],
		['countries[]=DE&countries[]=US', ['a', 'b']],
		['countries=DE', ['a', 'b']],
		['countries[0]=DE', ['a', 'b']],
		['currencies[]=USD', ['b']],
		['billing_entity_codes[]=us', ['b']],
		['billing_entity_codes=us', ['a', 'b']],
		['billing_entity_codes[]=us&billing_entity_codes[]=us', ['b']],
		['metadata[tier]=gold', ['a']],
		['metadata[tier]=', ['b']],
		['metadata[tier]=gold&metadata[x]=y', []],
		['customer_type=individual', ['a']],
		['has_customer_type=false', ['b']],
		['has_tax_identification_number=true', ['b']],
		['unknown=x', ['a', 'b']],
		['currencies[]=EUR&currencies[]=eur', [422, { currencies: { 1: expect.any(Array) } }]],
	])('%s', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});
});

it('deletes at once, ends the rest later, and frees the id', async () => {
	const { lago_id } = (await upsert({ external_id: 'acme' })).body.customer;
	lago.store.addSubscription(stored());
	lago.store.addWallet(stored());

	expect((await call('DELETE', '/customers/acme')).body.customer.lago_id).toBe(lago_id);
	expect(lago.store.subscriptions[0].status).toBe('terminated');
	expect(lago.store.wallets[0].status).toBe('terminated');
	expect((await call('DELETE', '/customers/acme')).status).toBe(404);
	expect((await upsert({ external_id: 'acme' })).body.customer.lago_id).not.toBe(lago_id);
});

it('gives a new portal address each time', async () => {
	await upsert({ external_id: 'acme' });
	const first = (await call('GET', '/customers/acme/portal_url')).body.customer.portal_url;

	expect((await call('GET', '/customers/acme/portal_url')).body.customer.portal_url).not.toBe(
		first,
	);
});
