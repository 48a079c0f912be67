/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { lago, n8n, runFast } from '../support';
import { bearable, type Fault } from './fault';
import { idOf, itemOf, Plan } from './plan';
import { underMisfortunes } from './seed';

const ITEMS = 80;
const FAILING = 20;
const AT_ONCE = 8;

/** Long enough for any request that is still to come: the longest wait of the node takes less. */
const AFTERMATH_MS = 700;

const get = {
	resource: 'customer',
	operation: 'get',
	customerId: '={{ $json.id }}',
	requestOptions: { maxParallelRequests: AT_ONCE },
};

const items = Array.from({ length: ITEMS }, (_, item) => ({ id: idOf(item) }));

/** The item of each request, in the order of their arrival. */
let arrivals: number[];

beforeEach(() => {
	arrivals = [];
	for (const { id } of items) lago.store.addCustomer({ external_id: id });
});

/** Watches for the answer about an item. Returns how many requests had arrived when it was sent. */
function watchAnswerTo(item: number): () => number {
	const channel = 'http.server.response.finish';
	let arrived = Infinity;
	const onFinish = (message: unknown) => {
		const { req, statusCode } = (message as { response: ServerResponse }).response;
		if (statusCode === 404 && itemOf({ path: req.url!, query: '' }) === item) {
			arrived = arrivals.length;
		}
	};
	subscribe(channel, onFinish);
	return () => {
		unsubscribe(channel, onFinish);
		return arrived;
	};
}

/**
 * Lets misfortunes happen to all items but the one that is to fail, and makes every answer so late
 * that most items have to wait.
 */
function answerLate(delayMs: number, misfortunes: Fault[][]) {
	const plan = new Plan(misfortunes);
	lago.intercept((request, nth) => {
		const item = itemOf(request);
		arrivals.push(item);
		return { ...(item !== FAILING && plan.handler(request, nth)), delayMs };
	});
}

test('Stop: once an item has failed, nothing new starts, not even another try', async () => {
	await underMisfortunes(async (misfortunes) => {
		answerLate(60, misfortunes);
		lago.store.customer(idOf(FAILING)).deleted_at = lago.store.now();
		const failedAfter = watchAnswerTo(FAILING);
		const { error, items: results } = await runFast(get, { items });
		expect(error?.message).toBe(`Lago has no customer '${idOf(FAILING)}' [item ${FAILING}]`);
		expect(results).toEqual([]);
		await n8n.sleep(AFTERMATH_MS);
		// Those that were on their way when the answer was.
		expect(arrivals.length - failedAfter()).toBeLessThanOrEqual(AT_ONCE);
		expect(arrivals.length).toBeGreaterThanOrEqual(failedAfter());
		expect(new Set(arrivals).size).toBeLessThan(ITEMS);
	}, bearable);
});

test('a cancelled run starts nothing more, however much it had still to try', async () => {
	await underMisfortunes(async (misfortunes) => {
		answerLate(200, misfortunes);
		await runFast(get, { items, cancelAfter: 200, node: { onError: 'continueErrorOutput' } });
		const sent = arrivals.length;
		await n8n.sleep(AFTERMATH_MS);
		expect(arrivals.length - sent).toBeLessThanOrEqual(AT_ONCE);
		expect(new Set(arrivals).size).toBeLessThan(ITEMS);
	});
});

test('a run that waits for the rate limit can be cancelled', async () => {
	let requests = 0;
	lago.intercept(() => {
		requests++;
		return { status: 429, headers: { 'x-ratelimit-reset': '60' } };
	});
	await runFast(get, { items, cancelAfter: 200 });
	const sent = requests;
	await n8n.sleep(AFTERMATH_MS);
	expect(requests - sent).toBeLessThanOrEqual(AT_ONCE);
});
