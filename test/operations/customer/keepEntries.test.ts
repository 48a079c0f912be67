import type { INodeParameters } from 'n8n-workflow';
import { lago, run, runFast, wire } from '../../n8n/support';
import { AT_STRIPE } from '../helpers';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme.com' };

type Shown = [key: string, value: string, displayInInvoice: boolean];

const entryOf = (...[key, value, display_in_invoice]: Shown) => ({
	...lago.store.stamp(),
	key,
	value,
	display_in_invoice,
});

const metadataOf = () =>
	lago.store
		.customer('acme.com')
		.metadata.map(({ key, value, display_in_invoice: shown }): Shown => [key, value, shown]);

const given = (...pairs: Array<[key: string, value: string, displayInInvoice?: boolean]>) => ({
	metadata: {
		entry: pairs.map(([key, value, displayInInvoice = '']) => ({ key, value, displayInInvoice })),
	},
});

const PLAN: Shown = ['plan', 'pro', true];

const REGION: Shown = ['region', 'eu', false];

describe('metadata', () => {
	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme.com',
			metadata: [entryOf(...PLAN), entryOf(...REGION)],
		});
	});

	test.each<[string, INodeParameters, Shown[]]>([
		[
			'are merged: entries that are not named keep value and flag',
			given(['plan', 'free'], ['team', 'a']),
			[['plan', 'free', true], REGION, ['team', 'a', false]],
		],
		[
			'change their flag only when told to',
			given(['plan', 'pro', false], ['region', 'eu', true]),
			[
				['plan', 'pro', false],
				['region', 'eu', true],
			],
		],
		['are all removed when they are replaced by none', { replaceMetadata: true }, []],
	])('%s', async (_, customerFields, expected) => {
		const known = structuredClone(lago.store.customer('acme.com').metadata);
		const { error } = await run({ ...upsert, customerFields });
		expect(error).toBeUndefined();
		expect(metadataOf()).toEqual(expected);
		for (const { key, lago_id } of lago.store.customer('acme.com').metadata) {
			const before = known.find((entry) => entry.key === key);
			if (before) expect([key, lago_id]).toEqual([key, before.lago_id]);
		}
	});

	test('get another key and value through their ID, beside a new one', async () => {
		const [{ lago_id: id }] = lago.store.customer('acme.com').metadata;
		const entry = [
			{ id, key: 'tier', value: 'free' },
			{ key: 'team', value: 'north' },
		];
		await run({ ...upsert, customerFields: { metadata: { entry } } });
		expect(metadataOf()).toEqual([['tier', 'free', true], REGION, ['team', 'north', false]]);
		expect(lago.store.customer('acme.com').metadata[0].lago_id).toBe(id);
		expect(wire().map(({ request }) => request)).toEqual([
			'GET /customers/acme%2Ecom',
			'POST /customers',
			'GET /customers/acme%2Ecom',
		]);
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
});

describe('integration customers', () => {
	const linkOf = (type: string, others: object) => ({
		lago_id: lago.store.uuid(),
		type,
		integration_code: type,
		external_customer_id: `${type} 1`,
		sync_with_provider: true,
		code: null,
		is_default: true,
		category: 'accounting',
		...others,
	});

	const linksOf = () => lago.store.customer('acme.com').integration_customers;

	const link = (fields: object) => ({
		integrationCustomers: {
			integrationCustomer: [
				{
					integrationType: 'netsuite',
					integrationCode: 'netsuite',
					externalCustomerId: 'new',
					...fields,
				},
			],
		},
	});

	/** What is sent of the links. */
	async function sentBy(customerFields: INodeParameters) {
		const { error } = await runFast({ ...upsert, customerFields });
		expect(error).toBeUndefined();
		const { body } = wire().find(({ request }) => request.startsWith('POST')) ?? {};
		return (body as { customer: { integration_customers: object[] } }).customer
			.integration_customers;
	}

	/** The links that the customer has, as they are sent. */
	const asSent = () =>
		linksOf().map(({ lago_id: id, type, ...kept }) => ({
			id,
			integration_type: type,
			integration_code: kept.integration_code,
			external_customer_id: kept.external_customer_id,
			sync_with_provider: true,
			...(type === 'netsuite' ? { subsidiary_id: '2' } : { targeted_object: 'companies' }),
		}));

	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme.com',
			integration_customers: [
				linkOf('netsuite', { subsidiary_id: '2' }),
				linkOf('hubspot', { targeted_object: 'companies' }),
			] as never,
		});
	});

	/** Lago as it is may keep these anyway, but destroys a link that it takes for another one. */
	test.each([{}, { id: 'an ID that Lago does not have' }])(
		'that exist are changed by their type and keep their other values, and the others stay: %j',
		async (given) => {
			const [netsuite, hubspot] = asSent();
			const changed = { ...netsuite, external_customer_id: 'new' };
			expect(await sentBy(link({ ...given, syncWithProvider: '' }))).toEqual([changed, hubspot]);
			expect(linksOf().map(({ lago_id }) => lago_id)).toEqual([netsuite.id, hubspot.id]);
		},
	);

	test('that move to another connection go without what belongs to the old one', async () => {
		lago.store.addIntegration({ type: 'netsuite', code: 'netsuite_eu' });
		const [{ id }, hubspot] = asSent();
		const moved = { id, integrationCode: 'netsuite_eu', syncWithProvider: true };
		expect(await sentBy({ ...link(moved), replaceIntegration: true })).toEqual([
			{
				integration_type: 'netsuite',
				integration_code: 'netsuite_eu',
				external_customer_id: 'new',
				sync_with_provider: true,
			},
			hubspot,
		]);
		expect(linksOf()).toMatchObject([
			{ lago_id: hubspot.id },
			{ type: 'netsuite', integration_code: 'netsuite_eu', external_customer_id: 'new' },
		]);
	});
});

describe('the payment provider', () => {
	const billing = (billingConfiguration: INodeParameters) => ({ ...upsert, billingConfiguration });

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
});
