/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** What reviewers of the package check, on the package as npm would publish it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../packed/command';
import { buildsAlike, unpackedIn } from './build';
import { loads } from './loaders';
import { hasNoPlaceholders } from './placeholders';
import { refusesPublish } from './publish';
import { passesScanner, scannerRefuses } from './scanner';

/** The npm of Node.js 20, 22 and 24. */
const NPM = ['10.8.2', '10.9.4', '11'];

/** publint has nothing to say, not even a suggestion. */
async function passesPublint(folder: string): Promise<string> {
	const said = await command('npx', ['publint', 'run', '--strict', unpackedIn(folder)]);
	assert.match(said, /All good!\s*$/);
	return '';
}

/** `npm ci` takes the lock file, whichever npm a machine has. */
async function acceptsLockFile(): Promise<string> {
	for (const version of NPM) await command('npx', ['--yes', `npm@${version}`, 'ci', '--dry-run']);
	return `npm ${NPM.join(', ')}`;
}

/** n8n's linter and the formatter have nothing to say. */
async function lints(): Promise<string> {
	await command('npm', ['run', 'lint']);
	return '';
}

/**
 * Each does its work in a folder, says what it saw, and throws if that is not right. They run in this
 * order: the first one packs what others look at.
 */
const checks: Record<string, (folder: string) => Promise<string>> = {
	'Two builds give one tarball': buildsAlike,
	"n8n's scanner passes": passesScanner,
	"n8n's scanner refuses a forbidden import": scannerRefuses,
	'publint passes': passesPublint,
	'Every loader of n8n loads the package': loads,
	'npm refuses to publish by hand': refusesPublish,
	'npm ci takes the lock file': acceptsLockFile,
	'No placeholders': hasNoPlaceholders,
	Lint: lints,
};

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
