/** Several executions of one n8n process, which write to the same objects at once. */
import { lago, n8n, run, runFast } from '../../n8n/support';
import { metadataOf, upsert, upsertMetadata } from '../../n8n/helpers';

test('writes to one customer never overlap', async () => {
	lago.intercept(() => ({ delayMs: 20 }));
	await Promise.all(['a', 'b', 'c'].map(async (key) => await run(upsertMetadata(key, '1'))));
	expect(lago.maxInFlight).toBe(1);
	expect(metadataOf('acme')).toEqual({ a: '1', b: '1', c: '1' });
});

test('writes to different customers go at the same time', async () => {
	const ids = ['a', 'b', 'c'];
	let arrived = 0;
	let letGo = () => {};
	const isAllThere = new Promise<void>((resolve) => (letGo = resolve));
	lago.intercept(() => {
		if (++arrived === ids.length) letGo();
		return { delayMs: 200 };
	});
	const all = ids.map(async (externalId) => await run({ ...upsert, externalId }));
	await isAllThere;
	await Promise.all(all);
	expect(lago.maxInFlight).toBe(ids.length);
});

test('an execution that is cancelled while it waits for another leaves at once', async () => {
	lago.intercept(({ method }) => (method === 'GET' ? { delayMs: 1500 } : undefined));
	const ended: string[] = [];
	const first = runFast(upsertMetadata('a', '1')).then(() => ended.push('first'));
	while (!lago.requests.length) await n8n.sleep(5);
	const waiting = runFast(upsertMetadata('b', '1'), { cancelAfter: 100 }).then(() =>
		ended.push('cancelled'),
	);
	await waiting;
	expect(lago.requests).toHaveLength(1);
	lago.intercept(() => undefined);
	await first;
	expect(ended).toEqual(['cancelled', 'first']);
	expect(metadataOf('acme')).toEqual({ a: '1' });
});
