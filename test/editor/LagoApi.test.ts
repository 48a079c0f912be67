import fc from 'fast-check';
import type { Reply } from '../lago';
import { documents } from '../declarations/readme';
import { lago, n8n, run, runFast, wire } from '../n8n/support';

const testWith = async (data: { baseUrl?: string; apiKey?: string } = {}) =>
	await n8n.testCredential({ baseUrl: lago.url, apiKey: lago.apiKey, ...data });

const OK = { status: 'OK', message: 'Lago accepts the API key' };

const answered = async (reply: Reply) => {
	lago.intercept(() => reply);
	return await testWith();
};

describe('a new credential', () => {
	const cloud = 'https://api.getlago.com';

	test.each([
		// Not that of the app that people see.
		['baseUrl', { default: cloud, placeholder: `e.g. ${cloud}`, required: true }],
		['apiKey', { default: '', required: true, typeOptions: { password: true } }],
		['ignoreSslIssues', { default: false }],
	])('has %s: %j', async (name, says) => {
		const { properties } = await n8n.lagoCredential();
		expect(properties.find((property) => property.name === name)).toMatchObject(says);
	});

	test('tells of both of Lago Cloud, as the README does', async () => {
		const [{ description }] = (await n8n.lagoCredential()).properties;
		for (const address of [cloud, 'https://api.eu.getlago.com']) {
			expect(description).toContain(address);
			expect(documents).toContain(`\`${address}\``);
		}
	});
});

describe('the test', () => {
	test('accepts the right key, with one small request', async () => {
		expect(await testWith()).toEqual(OK);
		expect(wire()).toEqual([{ request: 'GET /customers/n8n-credential-test-that-nobody-has' }]);
	});

	test('accepts a valid key that has no permission for customers', async () => {
		expect(await testWith({ apiKey: lago.restrictedKey({ invoice: ['read'] }) })).toEqual(OK);
	});

	test.each([
		['', ''],
		[' ', '\n'],
		['Bearer ', ''],
		['bearer  ', ' '],
		[' BEARER\t', ''],
	])(
		'accepts a key with %j before it and %j after it, and so does a run',
		async (before, after) => {
			const apiKey = `${before}${lago.apiKey}${after}`;
			expect(await testWith({ apiKey })).toEqual(OK);
			const { error } = await run({ resource: 'customer', operation: 'getAll' }, { apiKey });
			expect(error).toBeUndefined();
			expect(lago.requests.map(({ headers }) => headers.authorization)).toEqual([
				`Bearer ${lago.apiKey}`,
				`Bearer ${lago.apiKey}`,
			]);
		},
	);

	test('is the only one: beside a request in the credential, n8n would not call it', async () => {
		expect((await n8n.lagoCredential()).test).toBeUndefined();
	});

	const CHECK =
		"Check 'Base URL' in the Lago API credential. It is https://api.getlago.com for Lago Cloud in the US, https://api.eu.getlago.com in the EU, and the address of your own server's API otherwise.";

	/** What a run with the same credential says. */
	const runWith = async (data: { baseUrl?: string; apiKey?: string }) => {
		const { error } = await runFast({ resource: 'customer', operation: 'getAll' }, data);
		return `${error?.message}. ${error?.description}`;
	};

	/** What the test says of a credential with which it fails, and a run as well. */
	const refusalOf = async (data: { baseUrl?: string; apiKey?: string }) => {
		const { status, message } = await testWith(data);
		expect(status).toBe('Error');
		expect(await runWith(data)).toBe(message);
		return message;
	};

	test('tells of a wrong key', async () => {
		expect(await refusalOf({ apiKey: 'wrong' })).toBe(
			"Lago did not accept the API key. Check 'API Key' in the Lago API credential. The key may be mistyped, expired or rotated, or belong to another Lago than 'Base URL'. Lago answered 401 (Unauthorized).",
		);
	});

	test.each<[words: string, Reply]>([
		[
			'Lago did not accept the request: resource not found. The address may be wrong',
			{ status: 404, body: { status: 404, code: 'resource_not_found' } },
		],
		[
			"The answer is a web page, so it is not from Lago's API (HTTP 200)",
			{ status: 200, body: '<!DOCTYPE html>' },
		],
		[
			"The answer is a web page, so it is not from Lago's API (HTTP 403)",
			{ status: 403, body: '\n<html>' },
		],
		["The answer is no JSON, so it is not from Lago's API (HTTP 200)", { status: 200, body: '' }],
		['The answer is not the one that Lago gives', { status: 200, body: { hello: 'world' } }],
		[
			"The answer is JSON of another kind, so it is not from Lago's API (HTTP 404)",
			{ status: 404, body: { status: 'error', code: 5 } },
		],
		[
			"The answer is JSON of another kind, so it is not from Lago's API (HTTP 401)",
			{ status: 401, body: { message: 'Unauthorized' } },
		],
		[
			'The server at this address speaks only https (HTTP 400)',
			{ status: 400, body: '<html>The plain HTTP request was sent to HTTPS port' },
		],
		['The server could not answer (HTTP 502)', { status: 502, body: '<html>' }],
		[
			'Lago could not answer (HTTP 500)',
			{ status: 500, body: { status: 500, error: 'Internal Server Error' } },
		],
		["Lago's rate limit stayed used up", { status: 429, body: '' }],
		[
			'The address redirects to https://lago.example (HTTP 301)',
			{ status: 301, headers: { location: 'https://me:secret@lago.example/x?key=1' } },
		],
		[
			'The address redirects to /login (HTTP 302)',
			{ status: 302, headers: { location: '/login?next=1' } },
		],
	])('says "%s", as a run does', async (words, reply) => {
		const { status, message } = await answered(reply);
		expect(status).toBe('Error');
		expect(message.startsWith(words)).toBe(true);
		expect(message).not.toMatch(/secret|undefined|\.\. /);
		// A redirect is not followed, and nothing is tried twice.
		expect(lago.requests).toHaveLength(1);
		expect(await runWith({})).toBe(message);
	});

	test('does not take a service for Lago that knows every customer', async () => {
		expect(await answered({ status: 200, body: { customer: {} } })).toMatchObject({
			status: 'Error',
		});
	});

	test.each([
		['', "'Base URL' is empty."],
		['ftp://127.0.0.1:9', "'Base URL' begins with neither https:// nor http://."],
		['http://[', "'Base URL' is not the address of a server."],
		['http://127.0.0.1:9', 'No Lago server can be reached (ECONNREFUSED).'],
		['http://no-such-host.invalid', 'No Lago server can be reached ('],
	])('says of the address %j: %s', async (baseUrl, words) => {
		const message = await refusalOf({ baseUrl });
		expect(message.startsWith(words)).toBe(true);
		expect(message).toContain(CHECK);
	});

	test('tells of a server that speaks http only, where no scheme was typed', async () => {
		expect(await refusalOf({ baseUrl: lago.url.replace('http://', '') })).toBe(
			"The server at this address does not speak https (EPROTO). Check 'Base URL' in the Lago API credential: it may have to begin with http://.",
		);
	});

	test.each([
		['', "'API Key' is empty."],
		['Bearer', "'API Key' is empty."],
		['go\nod', "'API Key' has a character that no API key has."],
		['a b', "'API Key' has a character that no API key has."],
		['schlüssel', "'API Key' has a character that no API key has."],
	])('says of the key %j: %s Nothing is sent', async (apiKey, words) => {
		expect((await refusalOf({ apiKey })).startsWith(words)).toBe(true);
		expect(lago.requests).toEqual([]);
	});
});

describe('addresses as people write them', () => {
	const get = { resource: 'customer', operation: 'get', customerId: 'acme' };

	const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0'), maxLength: 3 });
	const slashes = fc.constantFrom('', '/', '//', '///');
	const scheme = fc.constantFrom('http://', 'HTTP://', 'Http://');
	const host = fc.constantFrom('127.0.0.1', 'localhost');
	const names = ['lago', 'api', 'v1', 'apiv1', 'api-v1', 'a%20b', 'ü', 'x.y', 'API'];
	const subPath = fc
		.array(fc.constantFrom(...names), { maxLength: 3 })
		.map((segments) => segments.map((name) => `/${name}`).join(''))
		.filter((path) => !/\/api\/v1$/i.test(path));
	const ending = fc.oneof(
		fc.constant(''),
		fc
			.tuple(slashes, fc.constantFrom('/api/v1', '/api//v1', '/API/V1', '//api/v1'))
			.map(([before, end]) => before + end),
	);
	const spelling = fc
		.tuple(blanks, scheme, host, subPath, ending, slashes, blanks)
		.map(([before, http, name, path, end, slash, after]) => ({
			baseUrl: (port: string) => `${before}${http}${name}:${port}${path}${end}${slash}${after}`,
			path: `${new URL(`http://lago${path}`).pathname.replace(/\/$/, '')}/api/v1`,
		}));

	const port = () => new URL(lago.url).port;

	test('all lead to the same path: of the node, its lists and the test', async () => {
		await fc.assert(
			fc.asyncProperty(spelling, async ({ baseUrl, path }) => {
				lago.reset();
				const missing = { status: 404, error: 'Not Found', code: 'customer_not_found' };
				const answers: Record<string, Reply> = {
					acme: { body: { customer: { external_id: 'acme' } } },
					customers: { body: { customers: [{ external_id: 'acme' }], meta: {} } },
				};
				lago.intercept((request) => {
					const last = request.path.split('/').at(-1) ?? '';
					return answers[last] ?? { status: 404, body: missing };
				});
				const credentials = { baseUrl: baseUrl(port()), apiKey: lago.apiKey };
				const { error } = await run(get, { baseUrl: credentials.baseUrl });
				expect(error).toBeUndefined();
				const { results } = await n8n.searchList('searchCustomers', { credentials });
				expect(results).toHaveLength(1);
				expect(await testWith(credentials)).toEqual(OK);
				expect(lago.requests.map((request) => request.path)).toEqual([
					`${path}/customers/acme`,
					`${path}/customers`,
					`${path}/customers/n8n-credential-test-that-nobody-has`,
				]);
			}),
			{ numRuns: 60 },
		);
	});

	test.each([
		' ',
		'/',
		'/api/v1',
		'lago.example',
		'http://',
		'http:///',
		'http://?',
		'http://:80',
		'http://%',
		'://127.0.0.1',
		'javascript:alert(1)',
		'{{ $json.url }}',
		'http://127.0.0.1:99999',
		'http:/x',
		'https://http://127.0.0.1',
		'http:\\\\127.0.0.1',
		'https:////127.0.0.1',
		`http://127.0.0.1${'/'.repeat(100_000)}x`,
		`http://127.0.0.1/${'a'.repeat(2000)}`,
		null,
		{},
	])('%j is refused in words, and nothing is sent', async (baseUrl) => {
		const { error, items } = await n8n.runNode(get, {
			credentials: { baseUrl: baseUrl as string, apiKey: lago.apiKey },
		});
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^No Lago server can be reached|^'Base URL'/);
		expect(error?.description).toContain("'Base URL'");
		expect(`${error?.message} ${error?.description}`).not.toMatch(/undefined|\[object/);
		expect(lago.requests).toEqual([]);
	});

	test.each([
		...['?key=1', '#/customers', '/api/v1?key=1', '/api/v1#top', '/customers/acme?x='].map(
			(ending) => ['a ? or #', `${lago.url}${ending}`],
		),
		['a user name or password', lago.url.replace('//', '//user:secret@')],
	])('%s in it is refused, and the key is not sent: %#', async (what, baseUrl) => {
		const { error } = await run(get, { baseUrl });
		expect(error?.message).toBe(`'Base URL' contains ${what}`);
		expect(lago.requests).toEqual([]);
	});
});
