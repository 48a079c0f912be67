/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

interface Options {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
}

/** Runs a command and returns what it wrote; if it fails, everything it wrote is the error. */
export async function command(
	file: string,
	args: string[],
	{ cwd = ROOT, env = process.env }: Options = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		let all = '';
		child.stdout.on('data', (data) => {
			output += data;
			all += data;
		});
		child.stderr.on('data', (data) => (all += data));
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) resolve(output);
			else reject(new Error(`${file} ${args.join(' ')} ended with ${code}\n${all}`));
		});
	});
}
