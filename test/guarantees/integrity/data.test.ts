import { lago, run, wire } from '../../n8n/support';
import { entry, metadataOf, runAll, wordsOf, writes } from './support';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: '={{ $json.id }}' };
const withOther = { ...upsert, customerFields: { otherFields: '={{ $json.other }}' } };
const NAMES_OF_JAVASCRIPT = ['__proto__', 'constructor', 'prototype'];

/** What all objects of the node's process inherit from; not of the test's, which runs in a sandbox. */
const shared: object = Object.getPrototypeOf(Object.getPrototypeOf(lago.requests));

describe('Other Fields', () => {
	const before = new Set(Reflect.ownKeys(shared));
	const added = () => Reflect.ownKeys(shared).filter((key) => !before.has(key));
	afterEach(() => {
		for (const key of added()) Reflect.deleteProperty(shared, key);
	});

	test.each(['__proto__.email', 'constructor.prototype.email'])(
		'the key %s changes nothing but its own customer',
		async (key) => {
			await runAll(withOther, [{ id: 'first', other: JSON.stringify({ [key]: 'x@x.example' }) }]);
			expect(added()).toEqual([]);
			lago.requests.length = 0;
			await runAll(upsert, [{ id: 'second' }]);
			expect(wire()).toEqual([
				{ request: 'POST /customers', body: { customer: { external_id: 'second' } } },
			]);
		},
	);

	test('a key with dots is a key, and no path', async () => {
		const other = { 'a.b': 1, 'billing_configuration.document_locale': 'fr' };
		await runAll(withOther, [{ id: 'acme', other }]);
		const [{ body }] = wire();
		expect(body).toEqual({ customer: { external_id: 'acme', ...other } });
	});

	test('a value is not replaced where a field of the editor belongs into an object', async () => {
		const other = { billing_configuration: 'none' };
		const billingConfiguration = { documentLocale: 'fr' };
		const { errors } = await runAll({ ...withOther, billingConfiguration }, [
			{ id: 'acme', other },
		]);
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([
			"'Other Fields (JSON)' has 'billing_configuration', which is not an object Remove it there.",
		]);
		expect(lago.requests).toEqual([]);
	});

	test("an expression's object is not written into, and is no other item's", async () => {
		const other = { billing_configuration: { document_locale: 'fr' } };
		const items = ['a', 'b', 'c'].map((id) => ({ id, other, ofProvider: `cus_${id}` }));
		const parameters = {
			...upsert,
			customerFields: { otherFields: "={{ $('Start').first().json.other }}" },
			billingConfiguration: {
				paymentProvider: 'stripe',
				providerCustomerId: '={{ $json.ofProvider }}',
			},
		};
		await runAll(parameters, items);
		const billing = (id: string) => ({
			document_locale: 'fr',
			payment_provider: 'stripe',
			provider_customer_id: `cus_${id}`,
		});
		expect(writes().map(({ body }) => body)).toEqual(
			['a', 'b', 'c'].map((id) => ({
				customer: { external_id: id, billing_configuration: billing(id) },
			})),
		);
		expect(other).toEqual({ billing_configuration: { document_locale: 'fr' } });
	});

	test.each([
		{ metadata: { plan: 'pro' } },
		{ metadata: [null] },
		{ metadata: 'pro' },
		{ integration_customers: { type: 'xero' } },
		{ integration_customers: [null] },
		{ integration_customers: 5 },
	])('%j is no failure of the node itself, and removes nothing', async (other) => {
		lago.store.addCustomer({ external_id: 'acme', metadata: [entry('region', 'eu')] });
		const { errors } = await runAll(withOther, [{ id: 'acme', other: JSON.stringify(other) }]);
		for (const { json } of errors) {
			expect(wordsOf(json)).not.toMatch(/Cannot|is not a function|is not iterable|undefined/);
		}
		expect(metadataOf('acme')).toEqual({ region: 'eu' });
	});
});

describe('keys of metadata that are names of JavaScript', () => {
	const wallet = { resource: 'walletMetadata', customerId: 'acme', walletCode: 'main' };
	const walletMetadata = { pair: NAMES_OF_JAVASCRIPT.map((key) => ({ key, value: '1' })) };

	test.each([
		['replace', []],
		['merge', []],
		['replace', ['calls']],
		['merge', ['calls']],
	])('%s of a wallet with the scope %j', async (operation, metrics) => {
		lago.store.addBillableMetric({ code: 'calls' });
		const { metadata, ...found } = lago.store.addWallet(
			lago.store.addCustomer({ external_id: 'acme' }),
			{ code: 'main', billable_metric_codes: metrics, metadata: { team: 'north' } },
		);
		expect(metadata).toEqual({ team: 'north' });
		const { items } = await runAll({ ...wallet, operation, walletMetadata });
		expect(items).toHaveLength(1);
		const changed = lago.store.wallets.find(({ lago_id: id }) => id === found.lago_id);
		const keys = operation === 'merge' ? ['team', ...NAMES_OF_JAVASCRIPT] : NAMES_OF_JAVASCRIPT;
		expect(Object.keys(changed?.metadata ?? {}).sort()).toEqual([...keys].sort());
		expect(changed?.billable_metric_codes).toEqual(metrics);
	});

	test.each(NAMES_OF_JAVASCRIPT)('%s as a filter finds the customers that have it', async (key) => {
		lago.store.addCustomer({ external_id: 'with', metadata: [entry(key, '1')] });
		lago.store.addCustomer({ external_id: 'without' });
		const customerFilters = { metadata: { pair: [{ key, value: '1' }] } };
		const list = { resource: 'customer', operation: 'getAll', returnAll: true, customerFilters };
		const { items } = await runAll(list);
		expect(items.map(({ json }) => json.external_id)).toEqual(['with']);
	});
});

describe('metadata of a customer', () => {
	const merge = async (...given: Array<{ key: string; value: string; id?: string }>) =>
		await runAll({ ...upsert, customerFields: { metadata: { entry: given } } }, [{ id: 'acme' }]);

	test('a key that Lago has, given twice, is refused', async () => {
		lago.store.addCustomer({ external_id: 'acme', metadata: [entry('plan', 'free')] });
		const { errors } = await merge({ key: 'plan', value: '1' }, { key: 'plan', value: '2' });
		expect(errors.map(({ json }) => json.error)).toEqual([
			expect.stringContaining("has the key 'plan' twice"),
		]);
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

	test('an entry with an ID that Lago does not have is new, and not sent twice', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		lago.intercept(({ method }) =>
			method === 'GET' ? undefined : { carriedOut: true, status: 500, body: { status: 500 } },
		);
		const { errors } = await merge({ id: 'entry-1', key: 'plan', value: 'pro' });
		expect(wordsOf(errors[0].json)).toContain('may have carried the request out');
		expect(writes()).toHaveLength(1);
	});
});

describe('an entry of metadata whose expression gives nothing is left out', () => {
	const given = [
		{ key: 'plan', value: '={{ $json.plan }}' },
		{ key: 'crm', value: '={{ $json.nothing }}' },
	];

	test('of a customer', async () => {
		lago.store.addCustomer({ external_id: 'acme', metadata: [entry('crm', 'A-1')] });
		const customerFields = { name: 'New', metadata: { entry: given } };
		const { errors } = await runAll({ ...upsert, customerFields }, [{ id: 'acme', plan: 'pro' }]);
		expect(errors).toEqual([]);
		expect(lago.store.customer('acme').name).toBe('New');
		expect(metadataOf('acme')).toEqual({ crm: 'A-1', plan: 'pro' });
	});

	test('of a wallet', async () => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		const wallet = lago.store.addWallet(customer, { code: 'main', metadata: { crm: 'A-1' } });
		const merge = {
			resource: 'walletMetadata',
			operation: 'merge',
			walletMetadata: { pair: given },
		};
		const ofMain = { customerId: 'acme', walletCode: 'main' };
		const { errors } = await runAll({ ...merge, ...ofMain }, [{ plan: 'pro' }]);
		expect(errors).toEqual([]);
		expect(wallet.metadata).toEqual({ crm: 'A-1', plan: 'pro' });
	});
});

describe('IDs that are none', () => {
	const customer = { resource: 'customer', customerId: '={{ $json.id }}' };

	test.each([
		['NaN', NaN],
		['Infinity', Infinity],
		['-Infinity', -Infinity],
		['blanks', '   '],
		['a tab', '\t'],
	])('%s is refused', async (_, id) => {
		for (const parameters of [upsert, { ...customer, operation: 'delete' }]) {
			const { error } = await run(parameters, { items: [{ id }] });
			expect(String(error?.message)).toMatch(/^'(External ID|Customer)' /);
		}
		expect(wire()).toEqual([]);
	});

	test('a large number is one ID, to write and to read', async () => {
		const items = [{ id: Number.MAX_SAFE_INTEGER }];
		await run(upsert, { items });
		const { items: read } = await run({ ...customer, operation: 'get' }, { items });
		expect(read.map(({ json }) => json.external_id)).toEqual(['9007199254740991']);
	});
});

test('two entries of metadata with the same ID are refused', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const given = ['one', 'two'].map((key) => ({ key, value: '1', id: 'entry-1' }));
	const { errors } = await runAll({ ...upsert, customerFields: { metadata: { entry: given } } }, [
		{ id: 'acme' },
	]);
	expect(errors.map(({ json }) => json.error)).toEqual(["'Metadata' has the ID 'entry-1' twice"]);
});
