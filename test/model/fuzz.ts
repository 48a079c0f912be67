/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/**
 * Runs the model test with ever new seeds: `FUZZ_MINUTES=30 npm run fuzz`. What fails is told with the
 * seed that `FUZZ_SEED` begins with to have it again, and smaller.
 */
import fc from 'fast-check';
import { startLago } from '../lago';
import build from '../n8n/globalSetup';
import { check } from './check';
import { casesOf } from './generators';
import { operationNames } from './model';

const RUNS = 10;

async function main(): Promise<void> {
	const { FUZZ_MINUTES = '30', FUZZ_SEED = String(Date.now() % 2 ** 31) } = process.env;
	const end = Date.now() + Number(FUZZ_MINUTES) * 60_000;
	let seed = Number(FUZZ_SEED);
	let runs = 0;
	console.log(`FUZZ_SEED=${seed}, for ${FUZZ_MINUTES} minutes`);
	await build();
	const n8n = await import('../n8n');
	const lago = await startLago();
	for (; Date.now() < end; seed++) {
		for (const operation of operationNames) {
			const property = fc.asyncProperty(casesOf(operation), async (each) => {
				runs++;
				await check(n8n, lago, each);
			});
			const details = await fc.check(property, { seed, numRuns: RUNS });
			if (!details.failed) continue;
			console.error(`${operation}, FUZZ_SEED=${seed}\n${fc.defaultReportMessage(details)}`);
			console.error(details.errorInstance);
			process.exitCode = 1;
			await lago.close();
			return;
		}
	}
	console.log(`${runs} runs, the last with the seed ${seed - 1}: nothing found`);
	await lago.close();
}

void main();
