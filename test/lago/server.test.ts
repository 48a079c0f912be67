/** What of the server the tests of the node would not notice if it were otherwise. */
import { lago } from '../n8n/support';
import { client, type Answer } from './client';
import { startLago } from './index';

const call = client(() => lago);

const customer = { external_id: 'a', name: 'Müller 漢字' };

test('the requests in flight are counted', async () => {
	lago.intercept(() => ({ delayMs: 100 }));
	await Promise.all([1, 2, 3].map(() => call('GET', '/customers')));
	await call('GET', '/customers');
	expect(lago.maxInFlight).toBe(3);
});

test.each([
	['before', 0],
	['after', 1],
	['half', 1],
] as const)('a connection is cut %s Lago, which then has %d customers', async (cut, count) => {
	lago.intercept(() => ({ cut }));
	await expect(call('POST', '/customers', { customer })).rejects.toThrow();
	expect(lago.store.customers).toHaveLength(count);
});

test.each([
	[true, 1],
	[false, 0],
])(
	'an answer takes the place of that of Lago, which carried it out: %j',
	async (carriedOut, count) => {
		lago.intercept(() => ({ carriedOut, status: 504, body: '"gave up"' }));
		const answer = await call('POST', '/customers', { customer });
		expect(answer).toMatchObject({ status: 504, body: 'gave up' });
		expect(lago.store.customers).toHaveLength(count);
	},
);

test.each([1, 2, 7, 60])('an answer comes whole in %i pieces', async (pieces) => {
	lago.store.addCustomer(customer);
	lago.intercept(() => ({ pieces }));
	expect((await call('GET', '/customers/a')).body.customer.name).toBe(customer.name);
});

test('the rate is limited as Lago Cloud does', async () => {
	const limited = await startLago({ rateLimit: { limit: 2, windowMs: 60_000 } });
	const answers: Answer[] = [];
	for (let i = 0; i < 3; i++) answers.push(await client(() => limited)('GET', '/customers'));
	await limited.close();
	const told = (name: string) => answers.map(({ headers }) => headers.get(`x-ratelimit-${name}`));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
	expect(told('remaining')).toEqual(['1', '0', '0']);
	expect(told('limit')).toEqual(['2', '2', '2']);
	expect(Number(told('reset')[2])).toBeGreaterThan(50);
});
