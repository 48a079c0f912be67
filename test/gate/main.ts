/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** What reviewers of the package check, on the package as npm would publish it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks';

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'gate-'));
	const failures: Array<[name: string, error: unknown]> = [];
	for (const [name, check] of Object.entries(checks)) {
		try {
			console.log(`passed  ${name.padEnd(50)} ${await check(folder)}`);
		} catch (error) {
			failures.push([name, error]);
			console.log(`FAILED  ${name}`);
		}
	}
	await rm(folder, { recursive: true, force: true });
	for (const [name, error] of failures) console.error(`\n${name}:`, error);
	console.log(
		`\n${Object.keys(checks).length - failures.length} passed, ${failures.length} failed`,
	);
	process.exit(failures.length === 0 ? 0 : 1);
}

void main();
