import { lago, run, wire } from '../../support';

const target = { customerId: 'acme', walletCode: 'prepaid' };
const update = { resource: 'wallet', operation: 'update', ...target };
const metadata = (operation: string) => ({ resource: 'walletMetadata', operation, ...target });
const pair = [{ key: 'team', value: 'north' }];

const wallet = () => lago.store.wallets[0];

function addWallet(attributes: Parameters<typeof lago.store.addWallet>[1] = {}) {
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
		code: 'prepaid',
		metadata: { crm: '1' },
		...attributes,
	});
}

describe('a wallet that pays for one billable metric', () => {
	beforeEach(() => {
		lago.store.addBillableMetric({ code: 'calls' });
		addWallet({ billable_metric_codes: ['calls'] });
	});

	test.each([
		['PUT', '', { wallet: { name: 'New' } }],
		['PATCH', '/metadata', { metadata: { a: 'b' } }],
	])('Lago itself lets it pay for all after a %s%s', async (method, path, body) => {
		await fetch(`${lago.url}/api/v1/customers/acme/wallets/prepaid${path}`, {
			method,
			headers: { Authorization: `Bearer ${lago.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(wallet().billable_metric_codes).toEqual([]);
	});

	test('keeps that in an update of something else', async () => {
		await run({ ...update, walletUpdateFields: { name: 'New' } });
		expect(wallet()).toMatchObject({ name: 'New', billable_metric_codes: ['calls'] });
		expect(wire().map(({ request }) => request)).toEqual([
			'GET /customers/acme/wallets/prepaid',
			'PUT /customers/acme/wallets/prepaid',
		]);
	});

	test('keeps that in an update of its fee types', async () => {
		await run({ ...update, walletUpdateFields: { feeTypes: ['charge'] } });
		expect(wallet()).toMatchObject({
			allowed_fee_types: ['charge'],
			billable_metric_codes: ['calls'],
		});
	});

	test('changes that when told to', async () => {
		lago.store.addBillableMetric({ code: 'storage' });
		await run({ ...update, walletUpdateFields: { billableMetricCodes: ['storage'] } });
		expect(wallet().billable_metric_codes).toEqual(['storage']);
	});

	test.each([
		['merge', { walletMetadata: { pair } }, { crm: '1', team: 'north' }],
		['replace', { walletMetadata: { pair } }, { team: 'north' }],
		['deleteAll', {}, {}],
		['deleteKey', { metadataKey: 'crm' }, {}],
	])('keeps that in Metadata > %s', async (operation, fields, expected) => {
		const { items, error } = await run({ ...metadata(operation), ...fields });
		expect(error).toBeUndefined();
		expect(wallet().metadata ?? {}).toEqual(expected);
		expect(wallet().billable_metric_codes).toEqual(['calls']);
		expect(items[0].json.metadata ?? {}).toEqual(expected);
	});
});

test.each(['merge', 'replace'])(
	'a wallet for all usage gets its metadata by %s itself',
	async (operation) => {
		addWallet();
		await run({ ...metadata(operation), walletMetadata: { pair } });
		expect(wire()[1].request).toBe(
			`${operation === 'merge' ? 'PATCH' : 'POST'} /customers/acme/wallets/prepaid/metadata`,
		);
	},
);

test('a rule that is changed stays the same rule', async () => {
	addWallet();
	const create = { rule: [{ trigger: 'threshold', thresholdCredits: '10', paidCredits: '5' }] };
	await run({ ...update, walletUpdateFields: { recurringTransactionRules: create } });
	const [before] = wallet().recurring_transaction_rules;
	const change = { rule: [{ trigger: 'threshold', thresholdCredits: '20', paidCredits: '5' }] };
	await run({ ...update, walletUpdateFields: { recurringTransactionRules: change } });
	expect(wallet().recurring_transaction_rules).toMatchObject([
		{ lago_id: before.lago_id, status: 'active', threshold_credits: '20.0' },
	]);
});

test('a rule that is not touched stays', async () => {
	addWallet();
	const rule = [{ trigger: 'threshold', thresholdCredits: '10', paidCredits: '5' }];
	await run({ ...update, walletUpdateFields: { recurringTransactionRules: { rule } } });
	await run({ ...update, walletUpdateFields: { name: 'New' } });
	expect(wallet().recurring_transaction_rules).toMatchObject([{ status: 'active' }]);
});

test('a key with a dot is not removed while the shorter key could be hit', async () => {
	addWallet({ metadata: { a: '1', 'a.b': '2' } });
	const { error } = await run({ ...metadata('deleteKey'), metadataKey: 'a.b' });
	expect(error?.message).toBe(
		"'Metadata Key' cannot be 'a.b' while the wallet also has the key 'a'",
	);
	expect(wallet().metadata).toEqual({ a: '1', 'a.b': '2' });
});

test('a key with a dot is removed where nothing else can be hit', async () => {
	addWallet({ metadata: { b: '1', 'a.b': '2' } });
	await run({ ...metadata('deleteKey'), metadataKey: 'a.b' });
	expect(wallet().metadata).toEqual({ b: '1' });
});

test.each(['.', '..'])(
	'a wallet does not get the code %j, by which nobody could reach it',
	async (code) => {
		addWallet();
		const { error } = await run({ ...update, walletUpdateFields: { code } });
		expect(error?.message).toBe(`'New Code' cannot be '${code}'`);
		expect(lago.requests).toEqual([]);
	},
);
