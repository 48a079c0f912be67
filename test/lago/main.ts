/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/** Runs the stand-in with the demo data, for the editor and for curl. */
import { readPort } from '../../tools/editor/ports';
import { start } from '../../tools/editor/start';
import { startLago } from './index';

async function main(): Promise<void> {
	const lago = await startLago({ port: await readPort('LAGO_PORT', 3000), seed: 'demo' });
	console.log(`Base URL  ${lago.url}`);
	console.log(`API key   ${lago.apiKey}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void lago.close());
	}
}

start(main);
