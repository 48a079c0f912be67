/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { upsert } from '../n8n/helpers';
import { lago, run, runFast } from '../n8n/support';

const sockets = new Set<Socket>();

/** What a server sends without end. */
let drip: { start: string; piece: string };

const server = createServer((socket) => {
	sockets.add(socket);
	let timer: NodeJS.Timeout | undefined;
	socket.once('data', () => {
		socket.write(drip.start);
		timer = setInterval(() => socket.write(drip.piece), 10);
	});
	socket.on('error', () => {});
	socket.on('close', () => {
		clearInterval(timer);
		sockets.delete(socket);
	});
});

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterAll(() => {
	for (const socket of sockets) socket.destroy();
	server.close();
});

const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const requestOptions = { timeout: 100 };

const list = { resource: 'customer', operation: 'getAll', requestOptions };

const SLOW_BODY = {
	start: 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"customers":[',
	piece: ' ',
};

const DRIPS: Array<[string, typeof drip]> = [
	['the body', SLOW_BODY],
	['the headers', { start: 'HTTP/1.1 200 OK\r\nx-slow: ', piece: 'x' }],
	['one interim response after the other', { start: '', piece: 'HTTP/1.1 103 Early\r\n\r\n' }],
	[
		'a change of protocol, which no answer follows',
		{
			start: 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n',
			piece: '',
		},
	],
];

test.each(DRIPS)('a request ends at its Timeout while it still receives %s', async (_, dripped) => {
	drip = dripped;
	const { error } = await runFast(list, { baseUrl: baseUrl() });
	expect(error?.message).toBe('Lago did not answer in time');
	for (const socket of sockets) {
		await new Promise((resolve) => socket.once('close', resolve));
	}
	expect(sockets.size).toBe(0);
});

test('of a write, the error says that Lago may have carried it out', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	lago.intercept(({ method }) => (method === 'POST' ? { delayMs: 2000 } : undefined));
	const { error } = await runFast({ ...upsert, requestOptions: { timeout: 200 } });
	expect(error?.message).toBe('Lago did not answer in time');
	expect(error?.description).toContain('Lago may have carried the request out nevertheless');
});

test('what ends at its Timeout makes room for the items after it', async () => {
	for (const id of ['a', 'b', 'c']) lago.store.addCustomer({ external_id: id });
	lago.intercept(({ path }) =>
		path.endsWith('/a') ? { body: { customer: {} }, delayMs: 1e9 } : undefined,
	);
	const { items } = await runFast(
		{
			resource: 'customer',
			operation: 'get',
			customerId: '={{ $json.id }}',
			requestOptions: { timeout: 600, maxParallelRequests: 1 },
		},
		{
			items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
			node: { onError: 'continueRegularOutput' },
		},
	);
	expect(items.map(({ json }) => json.external_id ?? json.error)).toEqual([
		'Lago did not answer in time',
		'b',
		'c',
	]);
});

test('a Timeout of more than an hour is refused before anything is sent', async () => {
	const { error } = await run({ ...list, requestOptions: { timeout: 2 ** 31 } });
	expect(error?.message).toBe("'Timeout' is more than 3600000");
	expect(error?.description).toBe('It is 2147483648.');
	expect(lago.requests).toEqual([]);
	await run({ ...list, requestOptions: { timeout: 3_600_000 } });
	expect(lago.requests).toHaveLength(1);
});
