/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/** One of everything, in whichever n8n this runs in. What each operation does is told by test/operations. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { proveEngine, startEngine } from '../../bench/engine';
import { startLago, type Lago } from '../../../test/lago';
import { loadOptions, runNode, runTool, searchList, testCredential } from '../../../test/n8n';

let lago: Lago;

before(async () => {
	if (process.env.N8N_EXPRESSION_ENGINE === 'vm') {
		await startEngine('vm');
		await proveEngine('vm');
	}
	lago = await startLago();
});

after(async () => await lago.close());

beforeEach(() => {
	lago.reset();
	const acme = lago.store.addCustomer({ external_id: 'acme.com', name: 'Acme', currency: 'EUR' });
	lago.store.addWallet(acme, { code: 'prepaid', name: 'Prepaid' });
});

const credentials = () => ({ baseUrl: lago.url, apiKey: lago.apiKey });

const fromList = (value: string) => ({ __rl: true, mode: 'list', value });

const customer = { resource: 'customer', customerId: fromList('acme.com') };

const wallet = { ...customer, resource: 'wallet', walletCode: fromList('prepaid') };

const run = async (
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	node?: Partial<INode>,
) =>
	await runNode(parameters, {
		credentials: credentials(),
		items: items.map((json) => ({ json })),
		node,
	});

const jsonOf = async (...args: Parameters<typeof run>) => {
	const { items, error } = await run(...args);
	assert.equal(error, undefined);
	return items.map(({ json }) => json);
};

const wire = () =>
	lago.requests.map(({ method, path, query, body }) => ({
		request: `${method} ${path.replace('/api/v1', '')}${query && `?${decodeURIComponent(query)}`}`,
		...(body !== undefined && { body }),
	}));

test('get', async () => {
	const [json] = await jsonOf({ ...customer, operation: 'get' });
	assert.equal(json.name, 'Acme');
	assert.ok(Object.keys(json).length <= 10, 'It is simplified');
	assert.deepEqual(wire(), [{ request: 'GET /customers/acme%2Ecom' }]);
});

test('get of an ID that an expression gives, for each item', async () => {
	lago.store.addCustomer({ external_id: 'b', name: 'B' });
	const customerId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	const { items, error } = await run({ ...customer, customerId, operation: 'get' }, [
		{ id: 'b' },
		{ id: 'acme.com' },
	]);
	assert.equal(error, undefined);
	assert.deepEqual(
		items.map(({ json, pairedItem }) => [json.name, pairedItem]),
		[
			['B', { item: 0 }],
			['Acme', { item: 1 }],
		],
	);
});

test('get many, over pages', async () => {
	for (let nth = 0; nth < 230; nth += 1) lago.store.addCustomer({ external_id: `c${nth}` });
	const all = { resource: 'customer', operation: 'getAll', returnAll: true, simplify: false };
	const ids = (await jsonOf(all)).map(({ external_id }) => external_id);
	assert.equal(ids.length, 231);
	assert.equal(new Set(ids).size, 231);
	assert.equal(wire().length, 3);
});

test('get many, with a list and a date of an expression as filters', async () => {
	const invoices = { ...customer, resource: 'invoice', operation: 'getAll' };
	const invoiceFilters = {
		paymentStatuses: ['failed', 'pending'],
		issuingDateTo: '={{ $now.set({ year: 2026, month: 3, day: 31, hour: 12 }) }}',
	};
	await jsonOf({ ...invoices, invoiceFilters });
	const [, query] = wire()[0].request.split('?');
	assert.deepEqual(query.split('&').sort(), [
		'issuing_date_to=2026-03-31',
		'page=1',
		'payment_status[]=failed',
		'payment_status[]=pending',
		'per_page=50',
	]);
});

test('create or update', async () => {
	const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'new' };
	const customerFields = { name: '={{ $json.name }}', netPaymentTerm: '={{ $json.days }}' };
	const [json] = await jsonOf({ ...upsert, customerFields }, [{ name: 'New', days: 30 }]);
	assert.equal(json.external_id, 'new');
	assert.deepEqual(wire().at(-1), {
		request: 'POST /customers',
		body: { customer: { external_id: 'new', name: 'New', net_payment_term: 30 } },
	});
});

test('create or update of a new node, and of one that was saved with version 1', async () => {
	const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'new' };
	const billingAddress = { address: { city: 'Lyon' } };
	const onPanel = { ...upsert, name: 'New', currency: '', billingAddress };
	const [now] = await jsonOf(onPanel, [{}], { typeVersion: 1.1 });
	const customerFields = { name: 'New', currency: '', billingAddress };
	const [earlier] = await jsonOf({ ...upsert, customerFields }, [{}], { typeVersion: 1 });
	assert.deepEqual(
		wire(),
		Array(2).fill({
			request: 'POST /customers',
			body: { customer: { external_id: 'new', name: 'New', city: 'Lyon' } },
		}),
	);
	assert.ok(Object.keys(now).length <= 10, 'It is simplified');
	assert.ok(Object.keys(earlier).length > 30, 'It is not');
});

test('update', async () => {
	const [json] = await jsonOf({
		...wallet,
		operation: 'update',
		walletUpdateFields: { name: 'Credits' },
	});
	assert.equal(json.name, 'Credits');
	assert.equal(wire().at(-1)?.request, 'PUT /customers/acme%2Ecom/wallets/prepaid');
});

test('delete', async () => {
	const [json] = await jsonOf({ ...customer, operation: 'delete' });
	assert.equal(json.deleted, true);
	assert.ok(wire().some(({ request }) => request === 'DELETE /customers/acme%2Ecom'));
});

test('an answer of Lago that stops the run', async () => {
	const { error } = await run({ ...customer, customerId: 'missing', operation: 'get' });
	assert.equal(error?.message, "Lago has no customer 'missing'");
});

test('error output: what fails and what succeeds part, each with its own input', async () => {
	const { items, errors, error } = await run(
		{ ...customer, customerId: '={{ $json.id }}', operation: 'get' },
		[{ id: 'missing' }, { id: '' }, { id: 'acme.com' }],
		{ onError: 'continueErrorOutput' },
	);
	assert.equal(error, undefined);
	assert.deepEqual(
		items.map(({ json, pairedItem }) => [json.name, pairedItem]),
		[['Acme', { item: 2 }]],
	);
	assert.deepEqual(
		errors.map(({ json, pairedItem }) => [json.id, typeof json.error, pairedItem]),
		[
			['missing', 'string', { item: 0 }],
			['', 'string', { item: 1 }],
		],
	);
});

test('list search', async () => {
	lago.store.addCustomer({ external_id: 'b', name: 'B' });
	const found = await searchList('searchCustomers', { credentials: credentials(), filter: 'acme' });
	assert.deepEqual(
		found.results.map(({ value }) => value),
		['acme.com'],
	);
});

test('list search that depends on the customer', async () => {
	const found = await searchList('searchWallets', {
		credentials: credentials(),
		parameters: { ...wallet, operation: 'get' },
	});
	assert.deepEqual(
		found.results.map(({ value }) => value),
		['prepaid'],
	);
});

test('dropdown', async () => {
	lago.store.addBillableMetric({ code: 'calls', name: 'Calls' });
	const options = await loadOptions('getBillableMetrics', { credentials: credentials() });
	assert.deepEqual(
		options.map(({ value }) => value),
		['calls'],
	);
});

test('tool of an AI agent', async () => {
	const customerId = { __rl: true, mode: 'id', value: "={{ $fromAI('id', 'The ID', 'string') }}" };
	const get = { resource: 'customer', operation: 'get', customerId };
	const { offer, answers } = await runTool(get, [{ id: 'acme.com' }, { id: 'missing' }], {
		caller: 'agent',
		credentials: credentials(),
	});
	assert.deepEqual(offer.parameters.required, ['id']);
	assert.match(JSON.stringify(answers[0]), /"name":"Acme"/);
	assert.match(JSON.stringify(answers[1]), /Lago has no customer 'missing'/);
});

test('new tool of an AI agent, which asks for what it needs', async () => {
	const get = { resource: 'customer', operation: 'get' };
	const { offer, answers } = await runTool(get, [{ Customer: 'acme.com' }], {
		caller: 'agent',
		credentials: credentials(),
		node: { typeVersion: 1.1 },
	});
	assert.match(JSON.stringify(offer.parameters.properties), /The customer's external ID/);
	assert.deepEqual(offer.parameters.required, ['Customer']);
	assert.match(JSON.stringify(answers[0]), /"name":"Acme"/);
});

test('credential test: right key', async () => {
	assert.equal((await testCredential(credentials())).status, 'OK');
});

test('credential test: wrong key', async () => {
	const { status, message } = await testCredential({ ...credentials(), apiKey: 'wrong' });
	assert.equal(status, 'Error');
	assert.match(message, /^Lago did not accept the API key\./);
});

test('credential test: not Lago', async () => {
	lago.intercept(() => ({ body: '<!DOCTYPE html>' }));
	const { status, message } = await testCredential(credentials());
	assert.equal(status, 'Error');
	assert.match(message, /^The answer is a web page, so it is not from Lago's API/);
});

test('credential test: nothing listens', async () => {
	const { message } = await testCredential({ ...credentials(), baseUrl: 'http://127.0.0.1:9' });
	assert.match(message, /^No Lago server can be reached \(ECONNREFUSED\)\./);
});

test('a request ends in time, also when bytes keep coming', { timeout: 60_000 }, async () => {
	const server = createServer((_, response) => {
		const timer = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(timer));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const { error } = await runNode(
		{ resource: 'customer', operation: 'getAll', requestOptions: { timeout: 200 } },
		{ credentials: { ...credentials(), baseUrl: `http://127.0.0.1:${port}` } },
	);
	server.closeAllConnections();
	server.close();
	assert.equal(error?.message, 'Lago did not answer in time');
});
