import { lago, n8n, run } from '../support';
import { bearable, type Fault } from './fault';
import { idOf, itemOf, Plan } from './plan';
import { underMisfortunes } from './seed';

jest.setTimeout(30_000);

const ITEMS = 80;
const FAILING = 20;
const AT_ONCE = 8;
const GENEROUS_MS = 1000;

const get = {
	resource: 'customer',
	operation: 'get',
	customerId: '={{ $json.id }}',
	requestOptions: { maxParallelRequests: AT_ONCE },
};

const items = Array.from({ length: ITEMS }, (_, item) => ({ id: idOf(item) }));

/** Which item each request was for and when it came in, in the order of their arrival. */
let arrivals: Array<{ item: number; moment: number }>;

beforeEach(() => {
	arrivals = [];
	for (const { id } of items) lago.store.addCustomer({ external_id: id });
});

/**
 * Lets misfortunes happen to all items but the one that is to fail, and makes every answer so late
 * that most items have to wait.
 */
function answerLate(delayMs: number, misfortunes: Fault[][]) {
	const plan = new Plan(misfortunes);
	lago.intercept((request, nth) => {
		const item = itemOf(request);
		arrivals.push({ item, moment: Date.now() });
		return { ...(item !== FAILING && plan.handler(request, nth)), delayMs };
	});
}

test('Stop: once an item has failed, nothing new starts, not even another try', async () => {
	await underMisfortunes(async (misfortunes) => {
		answerLate(60, misfortunes);
		lago.store.customer(idOf(FAILING)).deleted_at = lago.store.now();
		const { error, items: results } = await run(get, { items });
		expect(error?.message).toBe(`Lago has no customer '${idOf(FAILING)}' [item ${FAILING}]`);
		expect(results).toEqual([]);
		await n8n.sleep(1.5 * GENEROUS_MS);
		const answered = arrivals.findLastIndex(({ item }) => item === FAILING);
		const failed = arrivals[answered].moment + 60;
		const meanwhile = arrivals.filter(({ moment }) => moment > failed);
		// Those that were on their way when the answer was.
		expect(meanwhile.length).toBeLessThanOrEqual(AT_ONCE);
		expect(new Set(arrivals.map(({ item }) => item)).size).toBeLessThan(ITEMS);
	}, bearable);
});

test('a cancelled run starts nothing more, however much it had still to try', async () => {
	await underMisfortunes(async (misfortunes) => {
		answerLate(200, misfortunes);
		const begin = Date.now();
		await run(get, { items, cancelAfter: 200, node: { onError: 'continueErrorOutput' } });
		await n8n.sleep(2 * GENEROUS_MS);
		const late = arrivals.filter(({ moment }) => moment > begin + 200 + GENEROUS_MS);
		expect(late).toEqual([]);
	});
});

test('a run that waits for the rate limit can be cancelled', async () => {
	let requests = 0;
	lago.intercept(() => {
		requests++;
		return { status: 429, headers: { 'x-ratelimit-reset': '1' } };
	});
	await run(get, { items, cancelAfter: 200 });
	const sent = requests;
	await n8n.sleep(1.5 * GENEROUS_MS);
	expect(requests).toBe(sent);
});
