import { lago } from '../../n8n/support';
import { watchPrototypes } from '../model/check';
import { entry, failureOf, metadataOf, runAll, wordsOf, writes } from '../../n8n/helpers';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: '={{ $json.id }}' };
const withOther = { ...upsert, customerFields: { otherFields: '={{ $json.other }}' } };

const NAMES_OF_JAVASCRIPT = ['__proto__', 'constructor', 'prototype'];

test('a key of Other Fields is a key, and no path to what all objects of the process share', async () => {
	const added = watchPrototypes(lago);
	const paths = ['__proto__', 'constructor.prototype', 'a', 'billing_configuration'];
	const other = Object.fromEntries(paths.map((path) => [`${path}.locale`, 'fr']));
	await runAll(withOther, [{ id: 'first', other: JSON.stringify(other) }, { id: 'second' }]);
	expect(added()).toEqual([]);
	expect(writes().map(({ body }) => body)).toEqual([
		{ customer: { external_id: 'first', ...other } },
		{ customer: { external_id: 'second' } },
	]);
});

test("an expression's object is not written into, and is no other item's", async () => {
	const other = { billing_configuration: { document_locale: 'fr' } };
	const ids = ['a', 'b', 'c'];
	await runAll(
		{
			...upsert,
			customerFields: { otherFields: "={{ $('Start').first().json.other }}" },
			billingConfiguration: { providerCustomerId: '=cus_{{ $json.id }}' },
		},
		ids.map((id) => ({ id, other })),
	);
	const billing = (id: string) => ({ document_locale: 'fr', provider_customer_id: `cus_${id}` });
	expect(writes().map(({ body }) => body)).toEqual(
		ids.map((id) => ({ customer: { external_id: id, billing_configuration: billing(id) } })),
	);
	expect(other).toEqual({ billing_configuration: { document_locale: 'fr' } });
});

test('a value of Other Fields is not replaced where a field of the editor belongs into an object', async () => {
	const other = { billing_configuration: 'none' };
	const billingConfiguration = { documentLocale: 'fr' };
	expect(await failureOf({ ...withOther, billingConfiguration }, { id: 'acme', other })).toBe(
		"'Other Fields (JSON)' has 'billing_configuration', which is not an object Remove it there.",
	);
	expect(lago.requests).toEqual([]);
});

test.each([
	{ metadata: { plan: 'pro' } },
	{ metadata: [null] },
	{ metadata: 'pro' },
	{ integration_customers: { type: 'xero' } },
	{ integration_customers: [null] },
	{ integration_customers: 5 },
])('%j in Other Fields is no failure of the node itself, and removes nothing', async (other) => {
	lago.store.addCustomer({ external_id: 'acme', metadata: [entry('region', 'eu')] });
	const { errors } = await runAll(withOther, [{ id: 'acme', other: JSON.stringify(other) }]);
	for (const { json } of errors) {
		expect(wordsOf(json)).not.toMatch(/Cannot|is not a function|is not iterable|undefined/);
	}
	expect(metadataOf('acme')).toEqual({ region: 'eu' });
});

test.each([
	['merge', ['team', 'crm', ...NAMES_OF_JAVASCRIPT]],
	['replace', NAMES_OF_JAVASCRIPT],
])(
	'%s of the metadata of a limited wallet takes names of JavaScript as keys',
	async (operation, keys) => {
		lago.store.addBillableMetric({ code: 'calls' });
		const wallet = lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
			...{
				code: 'main',
				billable_metric_codes: ['calls'],
				metadata: { team: 'north', crm: 'A-1' },
			},
		});
		const given = NAMES_OF_JAVASCRIPT.map((key) => ({ key, value: '1' }));
		// An entry whose expression gives nothing is left out.
		const walletMetadata = { pair: [...given, { key: 'crm', value: '={{ $json.nothing }}' }] };
		const ofMain = { customerId: 'acme', walletCode: 'main' };
		const { errors } = await runAll({
			...{ resource: 'walletMetadata', operation, ...ofMain, walletMetadata },
		});
		expect(errors).toEqual([]);
		expect(Object.keys(wallet.metadata ?? {}).sort()).toEqual([...keys].sort());
		expect(wallet).toMatchObject({ billable_metric_codes: ['calls'] });
	},
);

test.each(NAMES_OF_JAVASCRIPT)(
	'the key %s of metadata as a filter finds the customers that have it',
	async (key) => {
		lago.store.addCustomer({ external_id: 'with', metadata: [entry(key, '1')] });
		lago.store.addCustomer({ external_id: 'without' });
		const customerFilters = { metadata: { pair: [{ key, value: '1' }] } };
		const list = { resource: 'customer', operation: 'getAll', returnAll: true, customerFilters };
		const { items } = await runAll(list);
		expect(items.map(({ json }) => json.external_id)).toEqual(['with']);
	},
);

const merge = async (...given: Array<{ key: string; value: string; id?: string }>) =>
	await runAll({ ...upsert, customerFields: { metadata: { entry: given } } }, [{ id: 'acme' }]);

test('a key that Lago has, given twice, is refused', async () => {
	lago.store.addCustomer({ external_id: 'acme', metadata: [entry('plan', 'free')] });
	const { errors } = await merge({ key: 'plan', value: '1' }, { key: 'plan', value: '2' });
	expect(errors.map(({ json }) => json.error)).toEqual(["'Metadata' has the key 'plan' twice"]);
	expect(metadataOf('acme')).toEqual({ plan: 'free' });
});

test.each([false, true])(
	'an entry renamed by its ID stays beside a new one of the old key (reversed: %s)',
	async (reversed) => {
		const known = entry('plan', 'free');
		lago.store.addCustomer({ external_id: 'acme', metadata: [known] });
		const given = [
			{ id: known.lago_id, key: 'old plan', value: 'free' },
			{ key: 'plan', value: 'pro' },
		];
		const { errors } = await merge(...(reversed ? given.reverse() : given));
		expect(errors).toEqual([]);
		expect(metadataOf('acme')).toEqual({ 'old plan': 'free', plan: 'pro' });
	},
);

test('an entry of metadata with an ID that Lago does not have is new, and not sent twice', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	lago.intercept(({ method }) =>
		method === 'GET' ? undefined : { carriedOut: true, status: 500, body: { status: 500 } },
	);
	const { errors } = await merge({ id: 'entry-1', key: 'plan', value: 'pro' });
	expect(wordsOf(errors[0].json)).toContain('may have carried the request out');
	expect(writes()).toHaveLength(1);
});

test('two entries of metadata with the same ID are refused', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const given = ['one', 'two'].map((key) => ({ key, value: '1', id: 'entry-1' }));
	const { errors } = await merge(...given);
	expect(errors.map(({ json }) => json.error)).toEqual(["'Metadata' has the ID 'entry-1' twice"]);
});
