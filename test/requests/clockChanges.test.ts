/** The clock of the machine is set while a run waits: by hand, or by a server for the time. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { upsertMetadata } from '../n8n/helpers';
import type { Reply } from '../lago';
import { lago, n8n, run } from '../n8n/support';

// A run that is held up would take an hour, and each waits for a second at the most.
jest.setTimeout(30_000);

const HOUR_MS = 3_600_000;

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
const addKey = upsertMetadata('={{ $json.key }}', '1');

let setRight = () => {};

afterEach(() => setRight());

/** Sets the clock so long after the node has sent its first request of that method, answered so. */
function setClockAfterFirst(method: string, afterMs: number, by: number, reply: Reply) {
	let isFirst = true;
	lago.intercept((request) => {
		if (request.method !== method || !isFirst) return undefined;
		isFirst = false;
		void n8n.sleep(afterMs).then(() => (setRight = n8n.setClock(by)));
		return reply;
	});
}

const busy = { status: 429, headers: { 'x-ratelimit-reset': '1' }, body: '' };

interface Waiting {
	given: INodeParameters;
	items?: IDataObject[];
	method?: string;
	reply: Reply;
	/** When the clock is set, after the request was sent. */
	afterMs?: number;
}

const WAITING: Record<string, Waiting> = {
	'before the next attempt': { given: get, reply: { status: 503, body: '' } },
	'for the rate limit': { given: get, reply: busy },
	'before it looks after a write, and with the next one to the object': {
		given: addKey,
		items: [{ key: 'a' }, { key: 'b' }],
		method: 'POST',
		reply: { delayMs: 200 },
		afterMs: 300,
	},
};

test.each(Object.entries(WAITING))(
	'set back, it does not hold up a run that waits %s',
	async (_, { given, items = [{}], method = 'GET', reply, afterMs = 100 }) => {
		lago.store.addCustomer({ external_id: 'acme' });
		setClockAfterFirst(method, afterMs, -HOUR_MS, reply);
		const { items: results } = await run(given, { items });
		expect(results).toHaveLength(items.length);
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

test('set back, it does not move the Timeout of a request', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	// So slowly that it takes a second, but never so that n8n's own Timeout, which counts pauses, ends it.
	setClockAfterFirst('GET', 100, -HOUR_MS, { pieces: 300 });
	const { items } = await run({ ...get, requestOptions: { timeout: 300 } });
	expect(items).toHaveLength(1);
	expect(lago.requests).toHaveLength(2);
});

test('set forth, it does not end the wait that a server asks for', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	setClockAfterFirst('GET', 100, HOUR_MS, { ...busy, headers: { 'x-ratelimit-reset': '2' } });
	const running = run(get);
	while (!lago.requests.length) await n8n.sleep(5);
	await n8n.sleep(300);
	expect(lago.requests).toHaveLength(1);
	expect((await running).items).toHaveLength(1);
});
