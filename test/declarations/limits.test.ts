/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/** The limits that the README and docs name are those that the node keeps. */
import { ClientRequest } from 'node:http';
import { simulate } from '../requests/limiter/simulate';
import { lago, run, runFast } from '../n8n/support';
import { toldNumber } from './readme';

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
const listAll = { resource: 'customer', operation: 'getAll', returnAll: true };

/** What Lago answers to a list, as if it had so many customers, of whom this page is the last. */
const hasInAll = (count: number) =>
	lago.intercept(() => ({
		edit: ({ customers }: { customers: unknown[] }) => ({
			customers,
			meta: { current_page: 1, next_page: null, total_pages: 1, total_count: count },
		}),
	}));

test('how many requests are in flight at once', async () => {
	const most = toldNumber(/\*\*Parallel requests\*\*[^\n]*? up to (\d+)\./);
	const { server } = await simulate({ service: () => 100 }, [{ requests: 1000 }]);
	expect(server.mostSockets).toBe(most);
});

test('how many requests are in flight at once when a rate limit is announced', async () => {
	const most = toldNumber(/announces a rate limit[^\n]*? up to (\d+)\./);
	const rateLimit = { limit: 500, isTold: true };
	const { server } = await simulate({ service: () => 2000, rateLimit }, [{ requests: 3000 }]);
	expect(server.mostSockets).toBe(most);
});

test('after how many refusals by the rate limit an item fails', async () => {
	const refusals = toldNumber(/an item fails after (\d+) refusals/);
	lago.intercept(() => ({ status: 429, headers: { 'x-ratelimit-reset': '0' }, body: {} }));
	const { error } = await runFast(get);
	expect(error?.message).toBe("Lago's rate limit stayed used up");
	expect(lago.requests.length).toBe(refusals);
});

test('how often a request is tried whose connection breaks', async () => {
	const tries = toldNumber(/server errors and broken connections are tried (\w+) times/);
	lago.intercept(() => ({ cut: 'before' }));
	const { error } = await runFast(get);
	expect(error?.message).toMatch('The connection to Lago broke');
	expect(lago.requests.length).toBe(tries);
});

test('how often a list is read from which something is deleted meanwhile', async () => {
	const times = toldNumber(/reads the list again, (\w+) times in all at the most/);
	for (let nth = 0; nth < 150; nth++) lago.store.addCustomer({ external_id: `c${nth}` });
	// The second page of each reading says that there is one less.
	lago.intercept(({ query }) => ({
		edit: ({ customers, meta }: { customers: unknown[]; meta: { total_count: number } }) => ({
			customers,
			meta: { ...meta, total_count: /\bpage=2\b/.test(query) ? 149 : 150 },
		}),
	}));
	const { items } = await run(listAll);
	expect(items).toHaveLength(150);
	const readings = lago.requests.filter(({ query }) => /\bpage=1\b/.test(query));
	expect(readings.length).toBe(times);
});

test('how long a list may be', async () => {
	const most = toldNumber(/a list with more than ([\d,]+) is refused/);
	lago.store.addCustomer({ external_id: 'acme' });
	hasInAll(most);
	// So many are announced and do not come.
	expect((await run(listAll)).error?.message).toContain('is not complete');
	lago.requests.length = 0;
	hasInAll(most + 1);
	const { error } = await run(listAll);
	expect(error?.message ?? 'It was read').toContain(
		`would give ${most + 1} results, and n8n's nodes break at more than ${most}`,
	);
	expect(lago.requests).toHaveLength(1);
});

test('how long an ID may be', async () => {
	const bytes = toldNumber(/\*\*IDs\*\*[^\n]*?up to ([\d,]+) bytes/);
	// Each of these characters has two bytes.
	const customerId = 'é'.repeat(bytes / 2);
	const { error: longest } = await run({ ...get, customerId });
	expect(longest?.message).toMatch('Lago has no customer');
	const { error } = await run({ ...get, customerId: `${customerId}a` });
	expect(error?.message ?? 'It was sent').toContain(`is longer than ${bytes} bytes`);
	expect(lago.requests).toHaveLength(1);
});

test('how long an answer is waited for', async () => {
	const minutes = toldNumber(/\*\*Timeout\*\*: (\w+) minutes for each request/);
	const waits = jest.spyOn(ClientRequest.prototype, 'setTimeout');
	lago.store.addCustomer({ external_id: 'acme' });
	await run(get);
	expect(waits.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([minutes * 60_000]);
	waits.mockClear();
	await run({ ...get, requestOptions: { timeout: 1234 } });
	expect(waits.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([1234]);
	waits.mockRestore();
});
