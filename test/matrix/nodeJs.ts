import { command } from '../packed/command';
import { environmentFor, nodeJs } from './cache';

/** Builds and tests on a Node.js of this major, in a folder that holds the source. */
export async function runTestsOn(major: number, source: string): Promise<string> {
	const node = await nodeJs(major);
	const options = { cwd: source, env: environmentFor(node) };
	await command('npm', ['run', 'build'], options);
	await command('npx', ['jest', '--silent'], options);
	return await command(node, ['--version']);
}
