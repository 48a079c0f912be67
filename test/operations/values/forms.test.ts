import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../n8n/support';
import { FROM_ITEM, refusal } from '../helpers';

const upsert = (customerFields: INodeParameters, more: INodeParameters = {}): INodeParameters => ({
	resource: 'customer',
	operation: 'createOrUpdate',
	externalId: 'acme',
	customerFields,
	...more,
});

/** What is sent of the customer. */
async function customerOf(parameters: INodeParameters, value: unknown) {
	const { error } = await run(parameters, { items: [{ value } as never] });
	expect(error).toBeUndefined();
	const { external_id, ...customer } = (
		wire().find(({ body }) => body)?.body as { customer: Record<string, unknown> }
	).customer;
	expect(external_id).toBe('acme');
	return customer;
}

describe('a list', () => {
	test.each<[string, INodeParameters, unknown, string[]]>([
		['codes between commas', FROM_ITEM as never, 'thanks, legal', ['thanks', 'legal']],
		['a JSON list as text', FROM_ITEM as never, ' ["thanks", "legal"] ', ['thanks', 'legal']],
		['a blank around the expression', '= {{ $json.value }} ' as never, ['a', 'b'], ['a', 'b']],
		['a list in an entry', [FROM_ITEM] as never, ['a', 'b'], ['a', 'b']],
		['commas in an entry', ['x', FROM_ITEM] as never, 'a,b', ['x', 'a', 'b']],
		['a code with a comma in a list', FROM_ITEM as never, ['a,b', 'c'], ['a,b', 'c']],
		['a code with a comma, typed', ['a,b'] as never, null, ['a,b']],
		['text that only begins like a list', FROM_ITEM as never, '[a', ['[a']],
	])('%s', async (_, codes, value, sent) => {
		// Lago drops codes that it does not have.
		for (const code of sent) lago.store.addInvoiceCustomSection({ code });
		const parameters = upsert({ invoiceCustomSectionCodes: codes, taxCodes: [] });
		const customer = await customerOf(parameters, value);
		expect(customer.invoice_custom_section_codes).toEqual(sent);
	});

	test('of options, as filters', async () => {
		const customerFilters = {
			countries: FROM_ITEM,
			zipcodes: '={{ $json.zips }}',
			states: '={{ $json.states }}',
			currencies: '={{ ["usd"] }}',
		};
		await run(
			{ resource: 'customer', operation: 'getAll', customerFilters },
			{
				items: [{ value: 'FR,de', zips: '10115, 10117', states: '["CA","D.C., Washington"]' }],
			},
		);
		const [{ request }] = wire();
		const query = new URLSearchParams(request.split('?')[1]);
		expect(query.getAll('countries[]')).toEqual(['FR', 'DE']);
		expect(query.getAll('zipcodes[]')).toEqual(['10115', '10117']);
		expect(query.getAll('states[]')).toEqual(['CA', 'D.C., Washington']);
		expect(query.getAll('currencies[]')).toEqual(['USD']);
	});
});

describe('entries that one expression gives', () => {
	const metadata = (entry: INodeParameters) => upsert({ metadata: { entry: [entry] } });

	const pair = (key: string, value: string, isShown = false) => ({
		key,
		value,
		display_in_invoice: isShown,
	});

	test.each<[unknown, object[], boolean?]>([
		[{ segment: 'vip', seats: 3, empty: null }, [pair('segment', 'vip'), pair('seats', '3')]],
		// As Lago has it.
		[[{ ...pair('a', 'b', true), lago_id: 'x', created_at: 'then' }], [pair('a', 'b', true)]],
		// One entry, and what only begins like one.
		[{ key: 'a', value: 'b' }, [pair('a', 'b')]],
		[{ key: 'a', __proto: 'b' }, [pair('key', 'a'), pair('__proto', 'b')]],
		// What else the entry has is for all.
		[{ a: 'b', c: 'd' }, [pair('a', 'b', true), pair('c', 'd', true)], true],
	])('of metadata: %j', async (value, sent, displayInInvoice = false) => {
		const customer = await customerOf(metadata({ key: FROM_ITEM, displayInInvoice }), value);
		expect(customer.metadata).toEqual(sent);
	});

	const create = (alert: INodeParameters): INodeParameters => ({
		...{ resource: 'walletAlert', operation: 'create', customerId: 'acme', walletCode: 'prepaid' },
		alerts: { alert: [alert] },
	});

	const thresholds = [{ value: '20', code: 'low', recurring: false }];

	const lagos = { code: 'low', alert_type: 'wallet_balance_amount', name: 'Low', thresholds };

	const ofMetadata = { pair: [{ key: FROM_ITEM }] };

	test.each<[value: unknown, parameters: INodeParameters, sent: unknown]>([
		[
			{ crm: 'A-1', __proto__x: 'y' },
			{
				...{ resource: 'walletMetadata', operation: 'replace' },
				...{ customerId: 'acme', walletCode: 'prepaid' },
				// n8n itself wants something in each required field.
				walletMetadata: { pair: [{ key: FROM_ITEM, value: FROM_ITEM }] },
			},
			{ metadata: { crm: 'A-1', __proto__x: 'y' } },
		],
		[
			{ segment: 'vip', team: 'north' },
			{ resource: 'customer', operation: 'getAll', customerFilters: { metadata: ofMetadata } },
			'GET /customers?metadata[segment]=vip&metadata[team]=north&page=1&per_page=50',
		],
		// An alert as Lago has it.
		[
			[{ ...lagos, lago_id: 'x', previous_value: 0 }],
			create({ code: FROM_ITEM }),
			{ alerts: [lagos] },
		],
		[
			[50, 20],
			create({ code: 'b', thresholds: { threshold: [{ value: FROM_ITEM }] } }),
			{
				alerts: [
					expect.objectContaining({
						code: 'b',
						thresholds: ['50', '20'].map((value) => ({ value, recurring: false })),
					}),
				],
			},
		],
	])('%j in other groups: %#', async (value, parameters, sent) => {
		lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), { code: 'prepaid' });
		await run(parameters, { items: [{ value } as never] });
		const { request, body } = wire().at(-1) ?? {};
		expect(body ?? request).toEqual(sent);
	});

	test.each([
		[[{ value: 'x' }], "'Metadata' has an entry without 'key'", 'It is {"value":"x"}.'],
		[['a'], "'Metadata' has an entry that is not made of fields", `It is "a", which has no 'key'.`],
	])('%j is rejected', async (value, message, description) => {
		expect(await refusal(metadata({ key: FROM_ITEM }), value)).toEqual({ message, description });
	});

	test('an expression for all entries, of which n8n makes letters, is rejected', async () => {
		const parameters = upsert({ metadata: { entry: FROM_ITEM } as never });
		expect(await refusal(parameters, [{ key: 'a', value: 'b' }])).toEqual({
			message: "'Metadata' has 18 entries, and all are empty",
			description:
				"n8n takes no expression for all entries at once. Add one entry, and put the expression into its 'Key': it may give an object or a list.",
		});
	});
});

describe('values as other systems write them', () => {
	const address = (country: string) => ({ billingAddress: { address: { country } } });

	const timezone = upsert({ timezone: FROM_ITEM });

	const language = upsert({}, { billingConfiguration: { documentLocale: FROM_ITEM } });

	const speaks = (document_locale: string) => ({ billing_configuration: { document_locale } });

	const yesOrNo = upsert({ skipInvoiceCustomSections: FROM_ITEM });

	test.each<[string, INodeParameters, unknown[], object]>([
		['a currency', upsert({ currency: FROM_ITEM }), ['usd'], { currency: 'USD' }],
		['a country', upsert(address(FROM_ITEM)), ['fr'], { country: 'FR' }],
		['an option', upsert({ customerType: FROM_ITEM }), ['Company'], { customer_type: 'company' }],
		['a time zone', timezone, ['Asia/Calcutta'], { timezone: 'Asia/Kolkata' }],
		['a time zone', timezone, ['Europe/Kiev'], { timezone: 'Europe/Kyiv' }],
		['a time zone', timezone, ['europe/paris'], { timezone: 'Europe/Paris' }],
		['a time zone', timezone, ['Etc/UTC'], { timezone: 'UTC' }],
		['a language', language, ['FR', 'fr-FR', 'fr_CA'], speaks('fr')],
		['a language', language, ['pt-br'], speaks('pt-BR')],
		['yes', yesOrNo, ['TRUE', 'yes', '1', 1, 'Yes'], { skip_invoice_custom_sections: true }],
		['no', yesOrNo, ['FALSE', 'no', '0', 0], { skip_invoice_custom_sections: false }],
	])('%s: %#', async (_, parameters, values, sent) => {
		const { error } = await run(parameters, { items: values.map((value) => ({ value }) as never) });
		expect(error).toBeUndefined();
		const body = { customer: { external_id: 'acme', ...sent } };
		expect(wire()).toEqual(values.map(() => ({ request: 'POST /customers', body })));
	});

	test('a name in place of a code is rejected with that code', async () => {
		expect(await refusal(upsert(address(FROM_ITEM)), 'france')).toEqual({
			message: `'Billing Address > Country' cannot be "france"`,
			description: 'Use a two-letter country code, such as FR for France.',
		});
	});
});

describe('what one item alone shows to be wrong stops all before the first request:', () => {
	const metadata = (...entry: INodeParameters[]) =>
		upsert({ metadata: { entry: entry.map((given) => ({ value: 'x', ...given })) } });

	const keys = (signs: string) => metadata(...[...signs].map((key) => ({ key })));

	const links = (...integrationCustomer: INodeParameters[]) =>
		upsert({ integrationCustomers: { integrationCustomer } });

	const link = { integrationType: 'xero', integrationCode: 'a' };

	const thresholds = (...threshold: INodeParameters[]) => ({ thresholds: { threshold } });

	const recurring = thresholds(...['1', '2'].map((value) => ({ value, recurring: true })));

	const alert = (code: string, alertType: string, given = thresholds({ value: '1' })) => ({
		...{ code, alertType, ...given },
	});

	const ofWallet = { customerId: 'acme', walletCode: 'prepaid' };

	const create = (...alerts: INodeParameters[]): INodeParameters => ({
		...{ resource: 'walletAlert', operation: 'create', ...ofWallet, alerts: { alert: alerts } },
	});

	const update = (alertUpdateFields: INodeParameters): INodeParameters => ({
		...{ resource: 'walletAlert', operation: 'update', ...ofWallet, alertCode: 'low' },
		alertUpdateFields,
	});

	const valued = (...values: string[]) => update(thresholds(...values.map((value) => ({ value }))));

	const merge = (key: string, value: string): INodeParameters => ({
		...{ resource: 'walletMetadata', operation: 'merge', ...ofWallet },
		walletMetadata: { pair: [{ key, value }] },
	});

	const [balance, credits] = ['wallet_balance_amount', 'wallet_credits_balance'];

	test.each<[string, INodeParameters]>([
		["'Metadata' has the key 'a' twice", keys('aa')],
		["'Metadata' has the ID '1' twice", metadata({ key: 'a', id: '1' }, { key: 'b', id: '1' })],
		["'Metadata' has 6 entries", keys('abcdef')],
		["'Metadata' has 51 entries", merge(FROM_ITEM, FROM_ITEM)],
		["'Integration Customers' has two links of the type 'xero'", links(link, link)],
		[
			"'Integration Customers' has a link without 'Integration Type'",
			upsert({ otherFields: '{ "integration_customers": [{ "integration_code": "a" }] }' }),
		],
		[
			"'Other Fields (JSON)' has 'customer' around the fields",
			upsert({ otherFields: '{ "customer": { "name": "Acme" } }' }),
		],
		[
			"'Alerts' has alert 2 ('b') of a type that another alert of the wallet has: 'a'",
			create(alert('a', balance), alert('b', balance)),
		],
		[
			"'Alerts' has alert 2 ('a') with the code of another alert of the wallet: wallet_balance_amount",
			create(alert('a', balance), alert('a', credits)),
		],
		["'Thresholds' has 2 that are recurring: 1, 2", create(alert('a', balance, recurring))],
		["'Thresholds' has 2 that are recurring: 1, 2", update(recurring)],
		["'Thresholds' has the value 5 twice", valued('5', '10', '5.0')],
		["'Thresholds' has 21 entries", valued(...Array.from({ length: 21 }, (_, nth) => `${nth}`))],
	])('%s', async (message, parameters) => {
		// What one expression gives may be more than n8n itself lets one enter.
		const value = Object.fromEntries(Array.from({ length: 51 }, (_, nth) => [`key${nth}`, 'x']));
		const { error } = await run(parameters, { items: [{ value }, { value }] });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(wire()).toEqual([]);
	});
});
