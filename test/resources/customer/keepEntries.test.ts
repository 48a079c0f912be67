import { lago, run, wire } from '../../support';

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

describe('clearing', () => {
	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme.com',
			name: 'Acme',
			email: 'a@acme.com',
			payment_provider: 'stripe',
			payment_provider_code: 'stripe',
		});
	});

	test('is what the user chooses', async () => {
		const { items } = await run({ ...upsert, customerFields: { clearFields: ['email'] } });
		expect(items).toMatchObject([{ json: { name: 'Acme', email: null } }]);
	});

	test('is never what an empty expression does', async () => {
		const nothing = '={{ $json.nothing }}';
		await run({
			...upsert,
			customerFields: { name: nothing, email: '', clearFields: [] },
			billingConfiguration: { paymentProvider: nothing },
		});
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme.com' } } },
		]);
		expect(lago.store.customer('acme.com').payment_provider).toBe('stripe');
	});

	test('the payment provider disconnects it', async () => {
		const provider = 'billing_configuration.payment_provider';
		await run({ ...upsert, customerFields: { clearFields: [provider] } });
		expect(lago.store.customer('acme.com').payment_provider).toBeNull();
	});
});

test.each(['.', '..'])(
	'a customer with the ID %j is not made, as nobody could read it again',
	async (id) => {
		const { error } = await run({ ...upsert, externalId: id });
		expect(error?.message).toBe(`'External ID' cannot be '${id}'`);
		expect(lago.requests).toEqual([]);
	},
);
