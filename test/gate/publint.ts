/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { command } from '../packed/command';
import { unpackedIn } from './build';

/** publint has nothing to say, not even a suggestion. */
export async function passesPublint(folder: string): Promise<string> {
	const said = await command('npx', ['publint', 'run', '--strict', unpackedIn(folder)]);
	assert.match(said, /All good!\s*$/);
	return '';
}
