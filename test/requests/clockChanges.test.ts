/** The clock of the machine is set while a run waits: by hand, or by a server for the time. */
import type { INodeParameters } from 'n8n-workflow';
import type { Reply } from '../lago';
import { lago, n8n, run } from '../n8n/support';

// A run that is held up would take an hour, and each waits for a second at the most.
jest.setTimeout(30_000);

const HOUR_MS = 3_600_000;

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };
const addKey = {
	...upsert,
	customerFields: { metadata: { entry: [{ key: 'plan', value: 'pro' }] } },
};

let setRight = () => {};

afterEach(() => setRight());

/** Sets the clock a little after the node has sent its first request of that method, answered so. */
function setClockAfterFirst(method: string, by: number, reply: Reply = {}) {
	let isFirst = true;
	lago.intercept((request) => {
		if (request.method !== method || !isFirst) return undefined;
		isFirst = false;
		void n8n.sleep((reply.delayMs ?? 0) + 100).then(() => (setRight = n8n.setClock(by)));
		return reply;
	});
}

const busy = { status: 429, headers: { 'x-ratelimit-reset': '1' }, body: '' };

const WAITS: Array<[what: string, given: INodeParameters, method: string, reply: Reply]> = [
	['before the next attempt', get, 'GET', { status: 503, body: '' }],
	['for the rate limit', get, 'GET', busy],
	['before it looks after a write', addKey, 'POST', { delayMs: 200 }],
];

test.each(WAITS)(
	'set back, it does not hold up a run that waits %s',
	async (_, given, method, reply) => {
		lago.store.addCustomer({ external_id: 'acme' });
		setClockAfterFirst(method, -HOUR_MS, reply);
		const { items } = await run(given);
		expect(items).toHaveLength(1);
	},
);

test('set back, it does not hold up what the other runs on the account send', async () => {
	for (const id of ['a', 'b', 'c']) lago.store.addCustomer({ external_id: id });
	lago.intercept((_, nth) => {
		if (nth === 2) setRight = n8n.setClock(-HOUR_MS);
		return { headers: { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '10' } };
	});
	const parameters = { ...get, customerId: '={{ $json.id }}' };
	const options = {
		items: Array.from({ length: 6 }, (_, nth) => ({ id: 'abc'[nth % 3] })),
	};
	const runs = await Promise.all([1, 2].map(async () => await run(parameters, options)));
	expect(runs.map(({ items }) => items.length)).toEqual([6, 6]);
});

test('set back, it does not keep writes to one object waiting', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	setClockAfterFirst('POST', -HOUR_MS, { delayMs: 200 });
	const parameters = {
		...upsert,
		customerFields: { metadata: { entry: [{ key: '={{ $json.key }}', value: '1' }] } },
	};
	const { items } = await run(parameters, {
		items: [{ key: 'a' }, { key: 'b' }],
	});
	expect(items).toHaveLength(2);
});

test('set back, it does not move the Timeout of a request', async () => {
	setClockAfterFirst('GET', -HOUR_MS, { delayMs: HOUR_MS });
	const requestOptions = { timeout: 100 };
	lago.store.addCustomer({ external_id: 'acme' });
	const { items } = await run({ ...get, requestOptions });
	expect(items).toHaveLength(1);
});

test('set forth, it does not end the wait that a server asks for', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	setClockAfterFirst('GET', HOUR_MS, { ...busy, headers: { 'x-ratelimit-reset': '2' } });
	const running = run(get);
	while (!lago.requests.length) await n8n.sleep(5);
	await n8n.sleep(300);
	expect(lago.requests).toHaveLength(1);
	expect((await running).items).toHaveLength(1);
});
