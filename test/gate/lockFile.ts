import { command } from '../packed/command';

/** The npm of Node.js 20, 22 and 24. */
const NPM = ['10.8.2', '10.9.4', '11'];

/** `npm ci` takes the lock file, whichever npm a machine has. */
export async function acceptsLockFile(): Promise<string> {
	for (const version of NPM) await command('npx', ['--yes', `npm@${version}`, 'ci', '--dry-run']);
	return `npm ${NPM.join(', ')}`;
}
