/** The rows on what a write does to a customer. */
import type { IDataObject } from 'n8n-workflow';
import { delayTheFirst, entry, hintsOf, metadataOf, upsert, writes } from '../../n8n/helpers';
import { AT_STRIPE, NOTHING } from '../../operations/helpers';
import { lago, wire } from '../../n8n/support';
import { allRecorded, directly, recorded, run, type Proofs } from './support';

const post = async (customer: object) =>
	await directly('POST', '/customers', { customer: { external_id: 'acme', ...customer } });

/** A customer at Stripe with a stored payment method, and nothing else. */
function addAtStripe() {
	lago.reset();
	lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe_eu' });
	const customer = { external_id: 'acme', ...structuredClone(AT_STRIPE) };
	lago.store.addPaymentMethod(lago.store.addCustomer(customer));
}

/** The provider of the customer, and how many payment methods are stored. */
const providerAndMethods = () => [
	lago.store.customer('acme').payment_provider,
	lago.store.payment_methods.length,
];

const linkTo = (type: string) => ({
	lago_id: lago.store.uuid(),
	external_customer_id: `${type} 1`,
	type,
	integration_code: type,
	code: null,
	is_default: true,
	category: 'accounting',
	sync_with_provider: true,
});

/** A customer with two links, and with metadata of two keys. */
const addLinked = () =>
	lago.store.addCustomer({
		external_id: 'acme',
		integration_customers: [linkTo('netsuite'), linkTo('hubspot')],
		metadata: [entry('plan', 'free'), entry('region', 'eu')],
	});

const linksOf = () =>
	lago.store
		.customer('acme')
		.integration_customers.map(({ integration_code: code, external_customer_id: id }) => [
			code,
			id,
		]);

const links = (...integrationCustomer: Array<Record<string, string>>) => ({
	integrationCustomers: { integrationCustomer },
});

const BOTH_LINKS = [
	['netsuite', 'netsuite 1'],
	['hubspot', 'hubspot 1'],
];

export const ofCustomers: Proofs = {
	"Another payment provider, another connection, or none (`null`), deletes the customer's stored payment methods; an empty or unknown name disconnects the provider":
		async () => {
			expect(recorded('provider emptied').body.customer.billing_configuration).toMatchObject({
				payment_provider: null,
			});
			expect(recorded('payment methods then').body.payment_methods).toHaveLength(2);
			for (const [billing_configuration, left] of [
				[{ payment_provider: 'adyen' }, ['adyen', 0]],
				[{ payment_provider: 'stripe', payment_provider_code: 'stripe_eu' }, ['stripe', 0]],
				[{ payment_provider: null }, [null, 0]],
				[{ payment_provider: '' }, [null, 1]],
				[{ payment_provider: 'unknown' }, [null, 1]],
			] as const) {
				addAtStripe();
				expect((await post({ billing_configuration })).status).toBe(200);
				expect([billing_configuration, providerAndMethods()]).toEqual([
					billing_configuration,
					left,
				]);
			}

			const billingConfiguration = { paymentProvider: 'adyen' };
			addAtStripe();
			for (const [other, field] of [
				[billingConfiguration, 'Payment Provider'],
				[{ paymentProvider: 'stripe', paymentProviderCode: 'unknown' }, 'Payment Provider Code'],
				[{ paymentProviderCode: 'stripe_eu' }, 'Payment Provider Code'],
			] as const) {
				const { error } = await run({ ...upsert, billingConfiguration: other });
				expect(error?.message).toBe(
					`'${field}' is not the one that the customer has: stripe (stripe)`,
				);
			}
			await run({ ...upsert, billingConfiguration: { paymentProvider: NOTHING } });
			expect(wire()).toEqual([
				...[1, 2, 3].map(() => ({ request: 'GET /customers/acme' })),
				{ request: 'POST /customers', body: { customer: { external_id: 'acme' } } },
			]);
			expect(providerAndMethods()).toEqual(['stripe', 1]);

			await run({
				...upsert,
				billingConfiguration: { ...billingConfiguration, replacePaymentProvider: true },
			});
			expect(providerAndMethods()).toEqual(['adyen', 0]);
			addAtStripe();
			const clearFields = ['billing_configuration.payment_provider'];
			await run({ ...upsert, customerFields: { clearFields } });
			expect(providerAndMethods()).toEqual([null, 0]);
		},

	'Metadata and integration customers that are not listed with their ID are removed': async () => {
		const [{ request }] = allRecorded('one more entry removes the others');
		const { body } = recorded('one more entry removes the others');
		expect(request.body).toMatchObject({ customer: { metadata: [{ key: 'z' }] } });
		expect(body.customer.metadata).toMatchObject([{ key: 'z' }]);
		addLinked();
		await post({
			metadata: [{ key: 'team', value: 'a' }],
			integration_customers: [
				{ integration_type: 'xero', integration_code: 'xero', external_customer_id: 'xero 1' },
			],
		});
		expect([metadataOf('acme'), linksOf()]).toEqual([{ team: 'a' }, [['xero', 'xero 1']]]);

		lago.reset();
		addLinked();
		const xero = { integrationType: 'xero', integrationCode: 'xero', externalCustomerId: 'xero 1' };
		const metadata = { entry: [{ key: 'team', value: 'a' }] };
		await run({ ...upsert, customerFields: { metadata, ...links(xero) } });
		expect(wire().map(({ request: sent }) => sent)).toEqual([
			'GET /customers/acme',
			'POST /customers',
			'GET /customers/acme',
		]);
		expect(metadataOf('acme')).toEqual({ plan: 'free', region: 'eu', team: 'a' });
		expect(linksOf()).toEqual([...BOTH_LINKS, ['xero', 'xero 1']]);

		await run({
			...upsert,
			customerFields: {
				metadataKeysToRemove: ['plan'],
				integrationsToUnlink: ['netsuite', 'xero'],
			},
		});
		expect(metadataOf('acme')).toEqual({ region: 'eu', team: 'a' });
		expect(linksOf()).toEqual([['hubspot', 'hubspot 1']]);
		await run({ ...upsert, customerFields: { metadata, replaceMetadata: true } });
		expect(metadataOf('acme')).toEqual({ team: 'a' });
	},

	'An integration customer without a type makes Lago fail after it has removed the others':
		async () => {
			expect(recorded('link before').body.customer.integration_customers).toHaveLength(1);
			expect(recorded('link without a type: 500').status).toBe(500);
			expect(recorded('link afterwards: gone').body.customer.integration_customers).toEqual([]);

			addLinked();
			const customerFields = links({ integrationType: NOTHING, integrationCode: 'xero' });
			const { error } = await run({ ...upsert, customerFields });
			expect(error?.message).toBe("'Integration Customers > Integration Type' is empty");
			expect(wire()).toEqual([]);
			expect(linksOf()).toEqual(BOTH_LINKS);
		},

	'A link that is sent with its ID and another connection stays with the old one, and Lago says nothing':
		async () => {
			lago.store.addIntegration({ type: 'netsuite', code: 'netsuite_eu' });
			const [{ lago_id: id }, hubspot] = addLinked().integration_customers;
			const { status } = await post({
				integration_customers: [
					{
						...{ id, integration_type: 'netsuite', integration_code: 'netsuite_eu' },
						external_customer_id: 'eu 1',
					},
					{ id: hubspot.lago_id, integration_type: 'hubspot', integration_code: 'hubspot' },
				],
			});
			expect([status, linksOf()]).toEqual([200, BOTH_LINKS]);

			const moved = { integrationType: 'netsuite', integrationCode: 'netsuite_eu' };
			const customerFields = links({ ...moved, externalCustomerId: 'eu 1', id });
			const { error } = await run({ ...upsert, customerFields });
			expect(error?.message).toBe(
				"'Integration Code' of the link to netsuite is not the one that the customer has: netsuite",
			);
			expect(linksOf()).toEqual(BOTH_LINKS);

			await run({ ...upsert, customerFields: { ...customerFields, replaceIntegration: true } });
			expect(wire().findLast(({ body }) => body)?.body).toMatchObject({
				customer: {
					integration_customers: [
						{ integration_code: 'netsuite_eu', external_customer_id: 'eu 1' },
						{ id: hubspot.lago_id },
					],
				},
			});
			expect(linksOf()).toEqual([
				['hubspot', 'hubspot 1'],
				['netsuite_eu', 'eu 1'],
			]);
			expect(lago.store.customer('acme').integration_customers.map((link) => link.lago_id)).toEqual(
				[hubspot.lago_id, expect.not.stringMatching(id)],
			);
		},

	'A typing error in an Integration Code deletes the link that is there': async () => {
		const [{ request }] = allRecorded('a link without an ID and with a code that does not exist');
		expect(request.body).toMatchObject({
			customer: { integration_customers: [{ integration_code: 'xerro' }] },
		});
		expect(recorded('it is as it was').body.customer.integration_customers).toHaveLength(1);
		expect(recorded('no link is left').body.customer.integration_customers).toEqual([]);
		lago.store.addCustomer({ external_id: 'acme' });
		const link = (integration_code: string) => ({
			integration_customers: [
				{ integration_type: 'xero', integration_code, external_customer_id: 'x 1' },
			],
		});
		const linksNow = () => {
			lago.store.runJobs();
			return linksOf();
		};
		await post(link('xero'));
		expect(linksNow()).toEqual([['xero', 'x 1']]);
		await post(link('xerro'));
		expect(linksNow()).toEqual([]);

		await post(link('xero'));
		expect(linksNow()).toEqual([['xero', 'x 1']]);
		const mistyped = { integrationType: 'xero', integrationCode: 'xerro' };
		const customerFields = links({ ...mistyped, externalCustomerId: 'x 1' });
		const refused = await run({ ...upsert, customerFields });
		expect(refused.error?.message).toBe(
			"'Integration Code' of the link to xero is not the one that the customer has: xero",
		);
		expect(refused.error?.description).toContain("'Replace Integration'");
		expect(writes()).toEqual([]);
		const { error } = await run({
			...upsert,
			customerFields: { ...customerFields, replaceIntegration: true },
		});
		expect(error?.message).toBe("Lago made no link to xero by the 'Integration Code' 'xerro'");
		expect(error?.description).toContain("The earlier link, to 'xero', was sent again.");
		expect(linksNow()).toEqual([['xero', 'x 1']]);

		await post({ integration_customers: [] });
		expect(hintsOf(await run({ ...upsert, customerFields }))).toEqual([
			"Lago made no link to xero by the 'Integration Code' 'xerro' within 10 seconds. Check the code.",
		]);
	},

	'Unknown invoice custom sections are left out, and take the place of those that are there':
		async () => {
			const unknown = recorded('an unknown section takes the known one away');
			expect(unknown.status).toBe(200);
			const left = unknown.body.customer.applicable_invoice_custom_sections as IDataObject[];
			expect(left.map(({ code }) => code)).not.toContain('thanks');
			for (const code of ['bank', 'thanks']) lago.store.addInvoiceCustomSection({ code });
			const customer = lago.store.addCustomer({ external_id: 'acme' });
			await post({ invoice_custom_section_codes: ['bank'] });
			await post({ invoice_custom_section_codes: ['nope'] });
			expect(customer.invoice_custom_section_codes).toEqual([]);

			await post({ invoice_custom_section_codes: ['bank'] });
			const { error } = await run({
				...upsert,
				customerFields: { invoiceCustomSectionCodes: ['thanks', 'nope'] },
			});
			expect(error?.message).toBe(
				"'Invoice Custom Section Codes' has what is no invoice custom section in Lago: nope",
			);
			expect(error?.description).toContain('has its earlier sections again: bank.');
			expect(customer.invoice_custom_section_codes).toEqual(['bank']);
		},

	'Two writes to the same object at once overwrite each other': async () => {
		const atOnce = allRecorded('four at once, one new id').map(({ answer }) => answer.status);
		expect(atOnce.sort()).toEqual([200, 422, 422, 422]);
		lago.store.addCustomer({ external_id: 'acme' });
		const keys = ['a', 'b', 'c'];
		const addOf = (key: string) => ({ entry: [{ key, value: '1' }] });
		const read = await Promise.all(
			keys.map(async () => (await directly('GET', '/customers/acme')).body.customer.metadata),
		);
		for (const [nth, key] of keys.entries()) {
			await post({ metadata: [...read[nth], { key, value: '1' }] });
		}
		expect(metadataOf('acme')).toEqual({ c: '1' });

		lago.reset();
		lago.store.addCustomer({ external_id: 'acme' });
		delayTheFirst();
		const { items } = await run(
			{ ...upsert, customerFields: { metadata: addOf('={{ $json.key }}') } },
			{ items: keys.map((key) => ({ key })) },
		);
		expect(items).toHaveLength(3);
		expect(wire().map(({ request }) => request)).toEqual(
			keys.flatMap(() => ['GET /customers/acme', 'POST /customers', 'GET /customers/acme']),
		);
		expect(metadataOf('acme')).toEqual({ a: '1', b: '1', c: '1' });

		// So do three executions.
		lago.reset();
		lago.store.addCustomer({ external_id: 'acme' });
		delayTheFirst();
		const all = await Promise.all(
			keys.map(async (key) => await run({ ...upsert, customerFields: { metadata: addOf(key) } })),
		);
		expect(all.map(({ items: [item] }) => item.json.external_id)).toEqual(keys.map(() => 'acme'));
		expect(metadataOf('acme')).toEqual({ a: '1', b: '1', c: '1' });
	},

	'Without a licence, Lago ignores a time zone and a grace period, and says nothing': async () => {
		lago.store.organization.premium = false;
		const { status, body } = await post({
			timezone: 'Europe/Paris',
			billing_configuration: { invoice_grace_period: 3 },
		});
		expect(status).toBe(200);
		expect(body.customer).toMatchObject({
			timezone: null,
			billing_configuration: { invoice_grace_period: null },
		});

		const result = await run({
			...upsert,
			customerFields: { timezone: 'Europe/Paris' },
			billingConfiguration: { invoiceGracePeriod: 3 },
		});
		expect([result.items.length, result.error]).toEqual([1, undefined]);
		expect(hintsOf(result).sort()).toEqual(
			['Invoice Grace Period', 'Timezone'].map(
				(field) =>
					`Lago kept another value of '${field}' than the one sent: none. It needs a Lago licence.`,
			),
		);
	},
};
