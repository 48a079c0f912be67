/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { freePort } from '../../editor/ports';
import { openNode } from '../browser';
import { saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

const PAGE = '<!DOCTYPE html><title>Somewhere else</title>';

async function serve(server: Server): Promise<{ host: string; close: () => void }> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { host: `127.0.0.1:${port}`, close: () => server.close() };
}

/** What the editor says when a credential is saved: of each failure the same as a run. */
export async function credentials({ lago, rest, page, check }: Walk) {
	const right = { baseUrl: lago.url, apiKey: lago.apiKey };
	const credential = await rest.saveCredential('lagoApi', 'Credential test', right);
	const workflow = await saveLagoWorkflow(rest, credential, {
		resource: 'customer',
		operation: 'getAll',
	});

	/** Saves other values, and returns what the editor then says of them. */
	const save = async ({ baseUrl, apiKey }: typeof right): Promise<string> => {
		const tested = async () =>
			await page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await openNode(page, workflow.id);
		await Promise.all([tested(), page.getByTestId('credential-edit-button').click()]);
		await page.getByTestId('parameter-input-baseUrl').locator('input').fill(baseUrl);
		await page.getByTestId('parameter-input-apiKey').locator('input').fill(apiKey);
		const [response] = await Promise.all([
			tested(),
			page.getByTestId('credential-save-button').click(),
		]);
		const { data } = (await response.json()) as { data: { status: string; message: string } };
		if (data.status === 'Error') {
			await page.getByText('More details').click();
			await page.getByText(data.message).first().waitFor();
		} else {
			await page.getByTestId('credentials-config-container-test-success').waitFor();
		}
		return await page.getByTestId('node-credentials-config-container').innerText();
	};

	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
	const answer =
		(status: number, headers: Record<string, string>, body: string): RequestListener =>
		(_, response) =>
			response.writeHead(status, headers).end(body);
	const servers = {
		https: await serve(createTlsServer({ key, cert }, answer(200, {}, PAGE))),
		page: await serve(createServer(answer(200, { 'content-type': 'text/html' }, PAGE))),
		other: await serve(createServer(answer(404, { 'content-type': 'application/json' }, '{}'))),
		redirect: await serve(createServer(answer(301, { location: 'https://lago.example/' }, ''))),
	};

	const failures: Record<string, [values: Partial<typeof right>, says: string]> = {
		'a missing scheme is https': [
			{ baseUrl: new URL(lago.url).host },
			'The server at this address does not speak https (EPROTO)',
		],
		'https:// to a server that speaks http': [
			{ baseUrl: lago.url.replace('http:', 'https:') },
			'The server at this address does not speak https (EPROTO)',
		],
		'http:// to a server that speaks https': [
			{ baseUrl: `http://${servers.https.host}` },
			'The connection to Lago broke (ECONNRESET)',
		],
		'nothing listens': [
			{ baseUrl: `http://127.0.0.1:${await freePort()}` },
			'No Lago server can be reached (ECONNREFUSED)',
		],
		'an unknown host': [
			{ baseUrl: 'https://lago.invalid' },
			'No Lago server can be reached (ENOTFOUND)',
		],
		'a certificate that nobody vouches for': [
			{ baseUrl: `https://${servers.https.host}` },
			'The certificate of the Lago server is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
		],
		'a redirect': [
			{ baseUrl: `http://${servers.redirect.host}` },
			'The address redirects to https://lago.example (HTTP 301)',
		],
		'a web page': [
			{ baseUrl: `http://${servers.page.host}` },
			"The answer is a web page, so it is not from Lago's API (HTTP 200)",
		],
		'another service': [
			{ baseUrl: `http://${servers.other.host}` },
			"The answer is JSON of another kind, so it is not from Lago's API (HTTP 404)",
		],
		'a wrong key': [{ apiKey: 'wrong' }, 'Lago did not accept the API key'],
	};
	for (const [name, [values, says]] of Object.entries(failures)) {
		await check(`credential: ${name}`, async () => {
			const text = await save({ ...right, ...values });
			assert.match(text, /Couldn.t connect/);
			assert.ok(text.includes(says), text);
			const { error } = (await rest.run(workflow, 'Start')).data.resultData;
			assert.ok(error && 'description' in error, 'the run did not fail');
			assert.equal(error.message, says);
			// Lago gives each request an ID of its own.
			const [described] = String(error.description).split(" Lago's ID");
			assert.ok(text.includes(`${says}. ${described}`), `${text}\n${described}`);
		});
	}
	for (const [name, values] of Object.entries({
		'a key with Bearer before it passes': { apiKey: `Bearer ${lago.apiKey}` },
		'the right ones pass': {},
	})) {
		await check(`credential: ${name}`, async () => {
			assert.match(await save({ ...right, ...values }), /Connection tested successfully/);
			assert.equal((await rest.run(workflow, 'Start')).status, 'success');
		});
	}
	for (const { close } of Object.values(servers)) close();
}
