/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { lago, n8n } from '../n8n/support';

/** The way to Lago through a server that vouches for itself. */
let server: Server;

beforeAll(async () => {
	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
	server = createServer({ key, cert }, async ({ url, headers }, response) => {
		const { authorization = '' } = headers;
		const answer = await fetch(`${lago.url}${url}`, { headers: { authorization } });
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(await answer.text());
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterAll(() => server.close());

const credentialOf = (settings: { ignoreSslIssues?: boolean }) => ({
	baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
	apiKey: lago.apiKey,
	...settings,
});

const get = async (settings: { ignoreSslIssues?: boolean }) =>
	await n8n.runNode(
		{ resource: 'customer', operation: 'get', customerId: 'acme', simplify: false },
		{ credentials: credentialOf(settings) },
	);

test.each([{}, { ignoreSslIssues: false }])(
	'a certificate of its own is not trusted: %j',
	async (settings) => {
		const { items, error } = await get(settings);
		expect(await n8n.testCredential(credentialOf(settings))).toMatchObject({ status: 'Error' });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^The certificate of the Lago server is not trusted \(\w+\)$/);
		expect(error?.description).toBe(
			"If it is your own server with a self-signed certificate, switch on 'Ignore SSL Issues' in the Lago API credential.",
		);
	},
);

test("a certificate of its own does not matter with 'Ignore SSL Issues'", async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { items, error } = await get({ ignoreSslIssues: true });
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: { external_id: 'acme' } }]);
	const credential = credentialOf({ ignoreSslIssues: true });
	expect(await n8n.testCredential(credential)).toMatchObject({ status: 'OK' });
});
