import fc from 'fast-check';
import { buildApiUrl } from '../../nodes/LagoCustomer/lago/url';
import type { Reply } from '../lago';
import { documents } from '../declarations/readme';
import { lago, n8n, run, wire } from '../support';

const testWith = async (data: { baseUrl?: string; apiKey?: string } = {}) =>
	await n8n.testCredential({ baseUrl: lago.url, apiKey: lago.apiKey, ...data });

const OK = { status: 'OK', message: '' };

const answered = async (reply: Reply) => {
	lago.intercept(() => reply);
	return await testWith();
};

const SPELLINGS = ['', '/', '//', '/api/v1', '/api/v1/', '/API/V1//', '  '];

describe('a new credential', () => {
	const field = async (name: string) => {
		const found = (await n8n.lagoCredential()).properties.find(
			(property) => property.name === name,
		);
		if (!found) throw new Error(`There is no field ${name}`);
		return found;
	};

	test("has the address of Lago Cloud's API, not of the app that people see", async () => {
		const { default: address, placeholder, required, description } = await field('baseUrl');
		expect({ address, placeholder, required }).toEqual({
			address: 'https://api.getlago.com',
			placeholder: 'e.g. https://api.getlago.com',
			required: true,
		});
		for (const cloud of ['https://api.getlago.com', 'https://api.eu.getlago.com']) {
			expect(description).toContain(cloud);
			expect(documents).toContain(`\`${cloud}\``);
		}
	});

	test('asks for the API key, and does not show it', async () => {
		const { default: key, required, typeOptions } = await field('apiKey');
		expect({ key, required, typeOptions }).toEqual({
			key: '',
			required: true,
			typeOptions: { password: true },
		});
	});

	test('has certificates checked', async () => {
		expect((await field('ignoreSslIssues')).default).toBe(false);
	});
});

describe('the test', () => {
	test('accepts the right key, with one small request', async () => {
		expect(await testWith()).toEqual(OK);
		expect(wire()).toEqual([{ request: 'GET /customers/n8n-credential-test-that-nobody-has' }]);
	});

	test.each(SPELLINGS)('accepts the address followed by %j', async (ending) => {
		expect(await testWith({ baseUrl: ` ${lago.url}${ending}` })).toEqual(OK);
	});

	test('accepts a key with blanks around it', async () => {
		expect(await testWith({ apiKey: ` ${lago.apiKey}\n` })).toEqual(OK);
	});

	test('accepts a valid key that has no permission for customers', async () => {
		expect(await testWith({ apiKey: lago.restrictedKey({ invoice: ['read'] }) })).toEqual(OK);
	});

	test('tells of a wrong key', async () => {
		expect(await testWith({ apiKey: 'wrong' })).toEqual({
			status: 'Error',
			message:
				"Lago does not accept this 'API Key'. Copy it again from Developers > API keys in Lago, and check that it belongs to the Lago at 'Base URL'.",
		});
	});

	test.each<[string, Reply]>([
		['Lago knows nothing there', { status: 404, body: { code: 'resource_not_found' } }],
		['a web page is there', { status: 200, body: '<!DOCTYPE html>' }],
		['another web page is there', { status: 403, body: '\n<html>' }],
		['nothing is said there', { status: 200, body: '' }],
		['another JSON service is there', { status: 200, body: { hello: 'world' } }],
		['it is one that knows everything', { status: 200, body: { customer: {} } }],
		['it is one of Spring', { status: 404, body: { status: 404, error: 'Not Found', path: '/x' } }],
		['it is one with a status of its own', { status: 404, body: { status: 'error', code: 5 } }],
		['it is one with a message', { status: 401, body: { message: 'Unauthorized' } }],
	])('tells of a wrong address when %s', async (_, reply) => {
		const { status, message } = await answered(reply);
		expect(status).toBe('Error');
		expect(message).toMatch(/^'Base URL' leads to something that is not Lago's API\. /);
	});

	test('tells of a redirect, and does not follow it', async () => {
		const { message } = await answered({ status: 301, headers: { location: `${lago.url}/x` } });
		expect(message).toMatch(/^'Base URL' redirects to another address\. /);
		expect(lago.requests).toHaveLength(1);
	});

	test('tells of a server in trouble', async () => {
		const replies = [
			{ status: 502, body: '<html>' },
			{ status: 500, body: { status: 500, error: 'Internal Server Error' } },
			{ status: 429, body: '' },
		];
		for (const reply of replies) {
			const { message } = await answered(reply);
			expect(message).toBe('Lago cannot answer at this moment. Try again later.');
		}
	});

	test('takes an address without a scheme as https', async () => {
		// n8n shows the bare code of a failed connection: this server speaks http.
		expect(await testWith({ baseUrl: lago.url.replace('http://', '') })).toEqual({
			status: 'Error',
			message: 'EPROTO',
		});
	});

	describe('on an n8n that knows no exceptions from ignored statuses', () => {
		const onOlder = async (data: { apiKey?: string } = {}) =>
			await n8n.testCredential(
				{ baseUrl: lago.url, apiKey: lago.apiKey, ...data },
				{ ignoresEveryStatus: true },
			);

		test('accepts the right key, and one that has no permission for customers', async () => {
			expect(await onOlder()).toEqual(OK);
			expect(await onOlder({ apiKey: lago.restrictedKey({ invoice: ['read'] }) })).toEqual(OK);
		});

		test('tells of a wrong key', async () => {
			const { status, message } = await onOlder({ apiKey: 'wrong' });
			expect(status).toBe('Error');
			expect(message).toMatch(/^Lago does not accept this 'API Key'\. /);
		});

		test.each<[RegExp, Reply]>([
			[/^'Base URL' leads to/, { status: 200, body: { hello: 'world' } }],
			[/^'Base URL' leads to/, { status: 404, body: { status: 404, error: 'Not Found' } }],
			[/^'Base URL' leads to/, { status: 200, body: '<!DOCTYPE html>' }],
			[/^'Base URL' leads to/, { status: 301, headers: { location: '/x' }, body: '' }],
			[/^Lago cannot answer/, { status: 500, body: { status: 500, error: 'Internal' } }],
		])('says %s of %j', async (words, reply) => {
			lago.intercept(() => reply);
			const { status, message } = await onOlder();
			expect(status).toBe('Error');
			expect(message).toMatch(words);
			expect(lago.requests).toHaveLength(1);
		});
	});

	test('fails when nothing answers', async () => {
		// n8n shows the bare code of a failed connection, whatever the credential says.
		expect(await testWith({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});
});

test.each(SPELLINGS)('the node and its lists accept the address followed by %j', async (ending) => {
	lago.store.addCustomer({ external_id: 'acme' });
	const credentials = { baseUrl: ` ${lago.url}${ending}`, apiKey: lago.apiKey };
	const { error } = await run(
		{ resource: 'customer', operation: 'get', customerId: 'acme' },
		{ baseUrl: credentials.baseUrl },
	);
	expect(error).toBeUndefined();
	expect((await n8n.searchList('searchCustomers', { credentials })).results).toHaveLength(1);
	expect(lago.requests.map(({ path }) => path)).toEqual([
		'/api/v1/customers/acme',
		'/api/v1/customers',
	]);
});

test('the key goes out as a bearer token', async () => {
	await run({ resource: 'customer', operation: 'getAll' });
	expect(lago.requests[0].headers.authorization).toBe(`Bearer ${lago.apiKey}`);
});

test('every spelling of an address is the same address', () => {
	const origin = fc.webUrl({ validSchemes: ['https', 'http'] }).map((url) => new URL(url).origin);
	const ending = fc.constantFrom(...SPELLINGS);
	fc.assert(
		fc.property(origin, fc.constantFrom('', '/lago', '/a/b'), ending, (host, path, end) => {
			expect(buildApiUrl(` ${host}${path}${end} `)).toBe(`${host}${path}/api/v1`);
			expect(buildApiUrl(buildApiUrl(host))).toBe(buildApiUrl(host));
			expect(buildApiUrl(` ${host.replace(/^https?:\/\//, '')}${path}${end}`)).toBe(
				`https://${host.replace(/^https?:\/\//, '')}${path}/api/v1`,
			);
		}),
	);
});

describe('addresses as people write them', () => {
	const get = { resource: 'customer', operation: 'get', customerId: 'acme' };

	const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0'), maxLength: 3 });
	const slashes = fc.constantFrom('', '/', '//', '///');
	const scheme = fc.constantFrom('http://', 'HTTP://', 'Http://');
	const host = fc.constantFrom('127.0.0.1', 'localhost');
	const segment = fc.constantFrom(
		'lago',
		'api',
		'v1',
		'apiv1',
		'api-v1',
		'a%20b',
		'ü',
		'x.y',
		'API',
	);
	const subPath = fc
		.array(segment, { maxLength: 3 })
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
		'',
		' ',
		'/',
		'/api/v1',
		'lago',
		'lago.example',
		'http://',
		'http:///',
		'http://?',
		'http://:80',
		'http://[',
		'http://%',
		'://127.0.0.1',
		'ftp://127.0.0.1:9',
		'file:///etc/hosts',
		'javascript:alert(1)',
		'{{ $json.url }}',
		'http://127.0.0.1:99999',
	])('%j is refused in words, and nothing is sent', async (baseUrl) => {
		const { error, items } = await run(get, { baseUrl });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^No Lago server can be reached|^'Base URL'/);
		expect(error?.description).toContain("'Base URL'");
		expect(`${error?.message} ${error?.description}`).not.toMatch(/undefined|\[object/);
		expect(lago.requests).toEqual([]);
	});

	test.each(['?key=1', '#/customers', '/api/v1?key=1', '/api/v1#top', '/customers/acme?x='])(
		'what ends in %j is refused by an error that names the field',
		async (ending) => {
			const { error } = await run(get, { baseUrl: lago.url + ending });
			expect(error?.message).toBe("'Base URL' contains a ? or #");
			expect(lago.requests).toEqual([]);
		},
	);

	test('a user name or password in it is refused, and not sent in place of the key', async () => {
		const { error } = await run(get, { baseUrl: lago.url.replace('//', '//user:secret@') });
		expect(error?.message).toBe("'Base URL' contains a user name or password");
		expect(lago.requests).toEqual([]);
	});
});
