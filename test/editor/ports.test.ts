/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const server = createServer();
let taken = 0;

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	taken = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const root = join(__dirname, '../..');

test.each([
	['npm run lago', 'test/lago/main.ts', 'LAGO_PORT'],
	['npm run dev', 'tools/editor/dev.ts', 'N8N_PORT'],
])('%s: where the port in %3$s is taken, it says so in one sentence', (_, file, variable) => {
	const others = { LAGO_PORT: '0', N8N_PORT: '0' };
	const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, ...others, [variable]: String(taken) },
	});
	expect({ status, stdout, stderr }).toEqual({
		status: 1,
		stdout: '',
		stderr: `Port ${taken} is not free. Choose another one, such as ${variable}=${taken + 1}\n`,
	});
});
