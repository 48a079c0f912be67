import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { AT_STRIPE } from '../helpers';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme.com' };

const entryOf = (key: string, value: string, display_in_invoice = false) => ({
	...lago.store.stamp(),
	key,
	value,
	display_in_invoice,
});

const metadataOf = () =>
	lago.store
		.customer('acme.com')
		.metadata.map(({ key, value, display_in_invoice: shown }) => [key, value, shown]);

const given = (...pairs: Array<[key: string, value: string, displayInInvoice?: boolean]>) => ({
	metadata: {
		entry: pairs.map(([key, value, displayInInvoice = '']) => ({ key, value, displayInInvoice })),
	},
});

describe('metadata', () => {
	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme.com',
			metadata: [entryOf('plan', 'pro', true), entryOf('region', 'eu')],
		});
	});

	test('Lago itself loses what is not listed, and refuses a key that it has', async () => {
		const headers = { Authorization: `Bearer ${lago.apiKey}`, 'content-type': 'application/json' };
		const post = async (metadata: unknown) => {
			const body = JSON.stringify({ customer: { external_id: 'acme.com', metadata } });
			return (await fetch(`${lago.url}/api/v1/customers`, { method: 'POST', headers, body }))
				.status;
		};
		expect(await post([{ key: 'plan', value: 'free' }])).toBe(422);
		expect(await post([{ key: 'team', value: 'north' }])).toBe(200);
		expect(metadataOf()).toEqual([['team', 'north', false]]);
	});

	test('are merged: entries that are not named keep value and flag', async () => {
		const ids = lago.store.customer('acme.com').metadata.map(({ lago_id: id }) => id);
		const { error } = await run({
			...upsert,
			customerFields: given(['plan', 'free'], ['team', 'a']),
		});
		expect(error).toBeUndefined();
		expect(metadataOf()).toEqual([
			['plan', 'free', true],
			['region', 'eu', false],
			['team', 'a', false],
		]);
		const kept = lago.store.customer('acme.com').metadata.map(({ lago_id: id }) => id);
		expect(kept.slice(0, 2)).toEqual(ids);
		expect(wire().map(({ request }) => request)).toEqual([
			'GET /customers/acme%2Ecom',
			'POST /customers',
		]);
	});

	test('change their flag only when told to', async () => {
		await run({ ...upsert, customerFields: given(['plan', 'pro', false], ['region', 'eu', true]) });
		expect(metadataOf()).toEqual([
			['plan', 'pro', false],
			['region', 'eu', true],
		]);
	});

	test('get another key through their ID', async () => {
		const [{ lago_id: id }] = lago.store.customer('acme.com').metadata;
		const entry = [{ id, key: 'tier', value: 'pro' }];
		await run({ ...upsert, customerFields: { metadata: { entry } } });
		expect(metadataOf()).toEqual([
			['tier', 'pro', true],
			['region', 'eu', false],
		]);
	});

	test('are replaced only when told to', async () => {
		await run({
			...upsert,
			customerFields: { ...given(['plan', 'free'], ['team', 'a']), replaceMetadata: true },
		});
		expect(metadataOf()).toEqual([
			['plan', 'free', true],
			['team', 'a', false],
		]);
	});

	test('are all removed when they are replaced by none', async () => {
		await run({ ...upsert, customerFields: { replaceMetadata: true } });
		expect(wire().at(-1)?.body).toEqual({ customer: { external_id: 'acme.com', metadata: [] } });
		expect(metadataOf()).toEqual([]);
	});

	test('stay when an entry without a value is all that is given', async () => {
		await run({ ...upsert, customerFields: given(['plan', '={{ $json.nothing }}']) });
		expect(metadataOf()).toHaveLength(2);
	});

	test('are removed by their key', async () => {
		await run({ ...upsert, customerFields: { metadataKeysToRemove: ['plan', 'nothing'] } });
		expect(metadataOf()).toEqual([['region', 'eu', false]]);
	});

	test('beyond five are refused before anything is sent', async () => {
		const { error } = await run({
			...upsert,
			customerFields: given(['a', '1'], ['b', '2'], ['c', '3'], ['d', '4']),
		});
		expect([error?.message, error?.description]).toEqual([
			"'Metadata' would have 6 entries: plan, region, a, b, c, d",
			"Lago keeps 5. Remove some with 'Metadata Keys to Remove', or switch on 'Replace Metadata'.",
		]);
		expect(wire().map(({ request }) => request)).toEqual(['GET /customers/acme%2Ecom']);
	});

	test('with one key twice are refused', async () => {
		const { error } = await run({ ...upsert, customerFields: given(['a', '1'], ['a', '2']) });
		expect(error?.message).toBe("'Metadata' has the key 'a' twice");
	});

	test('that are not touched cost no extra request and stay', async () => {
		await run({ ...upsert, customerFields: { name: 'Acme', metadata: { entry: [] } } });
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme.com', name: 'Acme' } } },
		]);
		expect(metadataOf()).toHaveLength(2);
	});

	test('of a new customer are sent as they are', async () => {
		const { items } = await run({
			...upsert,
			externalId: 'new',
			customerFields: given(['a', '1']),
		});
		expect(items).toMatchObject([
			{
				json: {
					external_id: 'new',
					metadata: [{ key: 'a', value: '1', display_in_invoice: false }],
				},
			},
		]);
	});
});

describe('integration customers', () => {
	const linkOf = (type: string) => ({
		lago_id: lago.store.uuid(),
		type,
		integration_code: type,
		external_customer_id: `${type} 1`,
		sync_with_provider: true,
		code: null,
		is_default: true,
		category: 'accounting',
	});

	const linksOf = () =>
		lago.store
			.customer('acme.com')
			.integration_customers.map(
				({ lago_id, type, external_customer_id: id, sync_with_provider: sync }) => [
					lago_id,
					type,
					id,
					sync,
				],
			);

	const link = (fields: object) => ({
		integrationCustomers: {
			integrationCustomer: [
				{
					integrationType: 'netsuite',
					integrationCode: 'netsuite',
					syncWithProvider: true,
					...fields,
				},
			],
		},
	});

	let known: unknown[][];

	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme.com',
			integration_customers: [linkOf('netsuite'), linkOf('hubspot')] as never,
		});
		known = linksOf();
	});

	test('that exist are changed by their ID, and the others stay', async () => {
		const { error } = await run({
			...upsert,
			customerFields: link({ externalCustomerId: 'ns 2' }),
		});
		expect(error).toBeUndefined();
		const [netsuite, hubspot] = known;
		expect(linksOf()).toEqual([[netsuite[0], 'netsuite', 'ns 2', true], hubspot]);
	});

	test('that are new are added to those that exist', async () => {
		const fields = { integrationType: 'xero', integrationCode: 'xero', externalCustomerId: 'x 1' };
		await run({ ...upsert, customerFields: link(fields) });
		expect(linksOf()).toEqual([...known, [expect.any(String), 'xero', 'x 1', true]]);
	});

	test('that move to another connection go without what belongs to the old one', async () => {
		lago.store.addIntegration({ type: 'netsuite', code: 'netsuite_eu' });
		const [netsuite] = lago.store.customer('acme.com').integration_customers;
		netsuite.subsidiary_id = '2';
		await run({
			...upsert,
			customerFields: link({
				id: netsuite.lago_id,
				integrationCode: 'netsuite_eu',
				externalCustomerId: 'eu 1',
			}),
		});
		expect(wire().at(-1)?.body).toMatchObject({
			customer: {
				integration_customers: [
					{
						integration_type: 'netsuite',
						integration_code: 'netsuite_eu',
						external_customer_id: 'eu 1',
						sync_with_provider: true,
					},
					{ id: known[1][0], integration_type: 'hubspot' },
				],
			},
		});
		const { customer } = wire().at(-1)?.body as { customer: { integration_customers: object[] } };
		expect(customer.integration_customers[0]).not.toHaveProperty('id');
		expect(customer.integration_customers[0]).not.toHaveProperty('subsidiary_id');
		expect(linksOf()).toEqual([known[1], [expect.any(String), 'netsuite', 'eu 1', true]]);
	});

	test('of one type twice are refused before Lago is asked to change anything', async () => {
		const entry = { integrationType: 'xero', integrationCode: 'xero' };
		const integrationCustomers = { integrationCustomer: [entry, entry] };
		const { error } = await run({ ...upsert, customerFields: { integrationCustomers } });
		expect(error?.message).toBe("'Integration Customers' has two links of the type 'xero'");
		expect(linksOf()).toEqual(known);
	});

	test('are unlinked only when told to', async () => {
		await run({ ...upsert, customerFields: { integrationsToUnlink: ['netsuite'] } });
		expect(linksOf()).toEqual([known[1]]);
	});

	test('without a type are refused before Lago can destroy the others', async () => {
		const customerFields = link({ integrationType: '={{ $json.nothing }}' });
		const { error } = await run({ ...upsert, customerFields });
		expect(error?.message).toBe("'Integration Customers > Integration Type' is empty");
		expect(lago.requests).toEqual([]);
		expect(linksOf()).toEqual(known);
	});
});

describe('the payment provider', () => {
	const billing = (configuration: INodeParameters, customerFields: INodeParameters = {}) => ({
		...upsert,
		customerFields,
		billingConfiguration: configuration,
	});

	const providerOf = () => {
		const { payment_provider: type, payment_provider_code: code } = lago.store.customer('acme.com');
		return [type, code, lago.store.payment_methods.length];
	};

	beforeEach(() => {
		lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe_eu' });
		const attributes = { external_id: 'acme.com', ...structuredClone(AT_STRIPE) };
		lago.store.addPaymentMethod(lago.store.addCustomer(attributes));
	});

	test.each([
		[{ paymentProvider: 'adyen' }, 'Payment Provider'],
		[{ paymentProvider: 'adyen', paymentProviderCode: 'adyen' }, 'Payment Provider'],
		[{ paymentProvider: 'stripe', paymentProviderCode: 'stripe_eu' }, 'Payment Provider Code'],
		[{ paymentProviderCode: 'stripe_eu', replacePaymentProvider: false }, 'Payment Provider Code'],
	])('is not replaced by %j, which deletes its payment methods', async (other, field) => {
		const { error } = await run(billing(other));
		expect([error?.message, error?.description]).toEqual([
			`'${field}' is not the one that the customer has: stripe (stripe)`,
			"Lago would delete the customer's stored payment methods. If you want that, switch on 'Replace Payment Provider'.",
		]);
		expect(wire()).toEqual([{ request: 'GET /customers/acme%2Ecom' }]);
		expect(providerOf()).toEqual(['stripe', 'stripe', 1]);
	});

	test('is replaced when told to', async () => {
		const adyen = { paymentProvider: 'adyen', paymentProviderCode: 'adyen' };
		const replaced = { ...adyen, providerCustomerId: 'a1', replacePaymentProvider: true };
		const { error } = await run(billing(replaced));
		expect(error).toBeUndefined();
		expect(wire()[1]?.body).toEqual({
			customer: {
				external_id: 'acme.com',
				billing_configuration: {
					payment_provider: 'adyen',
					payment_provider_code: 'adyen',
					provider_customer_id: 'a1',
				},
			},
		});
		expect(providerOf()).toEqual(['adyen', 'adyen', 0]);
	});

	test('may be named again as it is', async () => {
		const same = {
			paymentProvider: 'stripe',
			paymentProviderCode: 'stripe',
			syncWithProvider: true,
		};
		const { error } = await run(billing(same));
		expect(error).toBeUndefined();
		expect(providerOf()).toEqual(['stripe', 'stripe', 1]);
	});

	test('of a customer that has none needs no switch', async () => {
		Object.assign(lago.store.customer('acme.com'), {
			...{ payment_provider: null, payment_provider_code: null, provider_customers: [] },
		});
		const { error } = await run(billing({ paymentProvider: 'adyen', syncWithProvider: true }));
		expect(error).toBeUndefined();
		expect(providerOf()).toEqual(['adyen', 'adyen', 1]);
	});

	test('is disconnected by Clear Fields', async () => {
		const clearFields = ['billing_configuration.payment_provider'];
		await run(billing({}, { clearFields }));
		expect(lago.store.customer('acme.com').payment_provider).toBeNull();
	});

	test('is kept when an expression gives none', async () => {
		const nothing = '={{ $json.nothing }}';
		const fields = { name: nothing, email: '', clearFields: [] };
		await run(billing({ paymentProvider: nothing }, fields));
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme.com' } } },
		]);
		expect(providerOf()).toEqual(['stripe', 'stripe', 1]);
	});
});
