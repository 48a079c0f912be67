/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { n8n } from '../support';

/** A Lago of one customer, on a server that vouches for itself. */
let server: Server;

beforeAll(async () => {
	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
	server = createServer({ key, cert }, (_, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ customer: { external_id: 'acme' } }));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterAll(() => server.close());

const get = async (credential: { ignoreSslIssues?: boolean }) =>
	await n8n.runNode(
		{ resource: 'customer', operation: 'get', customerId: 'acme', simplify: false },
		{
			credentials: {
				baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
				apiKey: 'key',
				...credential,
			},
		},
	);

test.each([{}, { ignoreSslIssues: false }])(
	'a server with a certificate of its own is not trusted: %j',
	async (credential) => {
		const { items, error } = await get(credential);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^The certificate of the Lago server is not trusted \(\w+\)$/);
		expect(error?.description).toBe(
			"If it is your own server with a self-signed certificate, switch on 'Ignore SSL Issues' in the Lago API credential.",
		);
	},
);

test("a server with a certificate of its own is asked with 'Ignore SSL Issues'", async () => {
	const { items, error } = await get({ ignoreSslIssues: true });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([{ external_id: 'acme' }]);
});
