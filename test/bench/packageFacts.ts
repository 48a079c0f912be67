/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { n8n } from '../../package.json';
import { median } from './row';

export const PACKAGE = 'package';

const root = join(__dirname, '../..');

export interface PackageFacts {
	missing?: undefined;
	packedBytes: number;
	unpackedBytes: number;
	/** How long Node.js takes to load the node and its credential when n8n-workflow is loaded already. */
	requireMs: number;
}

export function packageFacts(): PackageFacts {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, stdio: 'pipe' });
	const [{ size, unpackedSize }] = JSON.parse(output.toString()) as Array<{
		size: number;
		unpackedSize: number;
	}>;
	const requireMs = median(Array.from({ length: 5 }, timeRequire));
	return { packedBytes: size, unpackedBytes: unpackedSize, requireMs };
}

/** In plain Node.js, as tsx would make loading slower. */
function timeRequire(): number {
	const script = `
		require('n8n-workflow');
		const start = performance.now();
		for (const file of ${JSON.stringify([...n8n.credentials, ...n8n.nodes])}) require('./' + file);
		console.log(performance.now() - start);
	`;
	return Number(execFileSync(process.execPath, ['-e', script], { cwd: root }));
}
