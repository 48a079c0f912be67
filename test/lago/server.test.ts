import { lago } from '../support';
import { client } from './client';
import { startLago } from './index';

const call = client(() => lago);

describe('what is recorded', () => {
	it('keeps path and query as they were on the wire', async () => {
		await call('GET', '/customers//acme%2Ecom?a[]=1&b=%20');

		expect(lago.requests).toMatchObject([
			{ method: 'GET', path: '/api/v1/customers//acme%2Ecom', query: 'a[]=1&b=%20' },
		]);
		expect(lago.requests[0].body).toBeUndefined();
	});

	it('keeps JSON parsed and anything else as text', async () => {
		await call('POST', '/customers', { customer: { external_id: 'a' } });
		await call('POST', '/customers', '{"customer"');

		expect(lago.requests.map(({ body }) => body)).toEqual([
			{ customer: { external_id: 'a' } },
			'{"customer"',
		]);
	});

	it('has the id that Lago answers with', async () => {
		const other = await startLago();
		const { headers } = await fetch(`${other.url}/api/v1/customers`);
		await other.close();

		expect(headers.get('x-request-id')).toBe(other.requests[0].id);
	});

	it('counts the requests in flight', async () => {
		lago.intercept(() => ({ delayMs: 100 }));
		await Promise.all([1, 2, 3].map(() => call('GET', '/customers')));
		await call('GET', '/customers');

		expect(lago.maxInFlight).toBe(3);
	});

	it('is forgotten on reset, the keys are not', async () => {
		const key = lago.restrictedKey({ customer: ['read'] });
		lago.store.addCustomer({ external_id: 'a' });
		await call('GET', '/customers');
		lago.reset();

		expect(lago).toMatchObject({ requests: [], maxInFlight: 0 });
		expect((await call('GET', '/customers', undefined, key)).body.customers).toEqual([]);
	});
});

describe('interception', () => {
	it('answers in place of Lago', async () => {
		lago.intercept((_, nth) => (nth === 0 ? { status: 502, body: 'Bad Gateway' } : undefined));

		const response = await fetch(`${lago.url}/api/v1/customers`);
		expect([response.status, await response.text()]).toEqual([502, 'Bad Gateway']);
		expect((await call('GET', '/customers')).status).toBe(200);
	});

	it('adds headers to the normal answer', async () => {
		lago.intercept(() => ({ headers: { 'x-a': 'b' } }));

		const { status, headers } = await call('GET', '/customers');
		expect([status, headers.get('x-a')]).toEqual([200, 'b']);
	});

	it.each([
		['before', 0],
		['after', 1],
		['half', 1],
	] as const)('cuts %s Lago, which then made %d customers', async (cut, count) => {
		lago.intercept(() => ({ cut }));

		await expect(call('POST', '/customers', { customer: { external_id: 'a' } })).rejects.toThrow();
		expect(lago.store.customers).toHaveLength(count);
	});

	it.each([
		[true, 1],
		[false, 0],
	])('answers for Lago that carried it out: %j', async (carriedOut, count) => {
		lago.intercept(() => ({ carriedOut, status: 504, body: '"gave up"' }));

		const answer = await call('POST', '/customers', { customer: { external_id: 'a' } });
		expect(answer).toMatchObject({ status: 504, body: 'gave up' });
		expect(lago.store.customers).toHaveLength(count);
	});

	it('changes what Lago answers', async () => {
		lago.intercept(() => ({ edit: ({ meta }: { meta: object }) => ({ changed: meta }) }));

		const { body } = await call('GET', '/customers');
		expect(body).toMatchObject({ changed: { total_count: 0 } });
	});

	it.each([1, 2, 7, 60])('sends the whole answer in %i pieces', async (pieces) => {
		lago.store.addCustomer({ external_id: 'a', name: 'Müller 漢字' });
		lago.intercept(() => ({ pieces }));

		const { body } = await call('GET', '/customers/a');
		expect(body.customer.name).toBe('Müller 漢字');
	});
});

it('limits the rate as Lago Cloud does', async () => {
	const limited = await startLago({ rateLimit: { limit: 2, windowMs: 60_000 } });
	const answers = [];
	for (let i = 0; i < 3; i++) answers.push(await client(() => limited)('GET', '/customers'));
	await limited.close();

	expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
	expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
		'1',
		'0',
		'0',
	]);
	expect(answers[2].headers.get('x-ratelimit-limit')).toBe('2');
	expect(Number(answers[2].headers.get('x-ratelimit-reset'))).toBeGreaterThan(50);
});

it('tells its version to everyone', async () => {
	const old = await startLago({ version: '1.27.1' });
	const response = await fetch(`${old.url}/health`);
	await old.close();

	expect(await response.json()).toMatchObject({ version: '1.27.1', message: 'Success' });
});
