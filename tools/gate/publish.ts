/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { command } from '../packed/command';

/** What npm takes for a sign that it runs in a workflow that may sign a provenance. */
const CI = /^(CI|GITHUB_|GITLAB_|ACTIONS_|npm_|NODE_AUTH_TOKEN)/i;

/** npm refuses to publish by hand, by a means that no setting of scripts switches off. */
export async function refusesPublish(): Promise<string> {
	const refused = await publishByHand();
	assert.deepEqual(refused.written, []);
	assert.match(refused.said, /provenance generation not supported/);
	// So that it is not this registry which refuses.
	assert.equal((await publishByHand(['--provenance=false'])).written.length, 1);
	return 'without a provenance nothing leaves';
}

/**
 * Publishes as a maintainer who is logged in would by hand, to a registry that takes
 * everything. Returns what npm wrote there and said.
 */
async function publishByHand(args: string[] = []): Promise<{ written: string[]; said: string }> {
	const written: string[] = [];
	const registry = createServer(({ method, url }, response) => {
		if (method !== 'GET') written.push(`${method} ${url}`);
		response.writeHead(method === 'GET' ? 404 : 200, { 'content-type': 'application/json' });
		response.end('{}');
	});
	await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
	const { port } = registry.address() as AddressInfo;
	const address = `127.0.0.1:${port}/`;
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CI.test(name)));
	const login = [`--registry=http://${address}`, `--//${address}:_authToken=token`];
	try {
		const said = await command('npm', ['publish', ...login, ...args], { env });
		return { written, said };
	} catch (error) {
		return { written, said: String(error) };
	} finally {
		registry.close();
	}
}
