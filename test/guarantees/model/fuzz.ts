/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/**
 * Runs the model test with ever new seeds: `FUZZ_MINUTES=30 npm run fuzz`. What fails is told with the
 * seed that `FUZZ_SEED` begins with to have it again, and smaller.
 */
import fc from 'fast-check';
import { startLago } from '../../lago';
import build from '../../n8n/globalSetup';
import { check } from './check';
import { casesOf, togetherOf } from './generators';
import { operationNames } from './model';
import { checkProcesses, processes } from './processes';
import { checkTogether } from './together';

const RUNS = 10;
/** One of so many changes that were done may be lost between two processes. */
const MOST_LOST = 240;

const writes = operationNames.filter((name) => !name.endsWith('getAll'));

async function main(): Promise<void> {
	const { FUZZ_MINUTES = '30', FUZZ_SEED = String(Date.now() % 2 ** 31) } = process.env;
	const end = Date.now() + Number(FUZZ_MINUTES) * 60_000;
	let seed = Number(FUZZ_SEED);
	let runs = 0;
	console.log(`FUZZ_SEED=${seed}, for ${FUZZ_MINUTES} minutes`);
	await build();
	const n8n = await import('../../n8n');
	const lago = await startLago();
	const processesTotal = { done: 0, lost: 0 };

	/** @returns whether it found nothing */
	async function tries<T>(
		what: string,
		cases: fc.Arbitrary<T>,
		checkCase: (each: T) => Promise<void>,
	) {
		const property = fc.asyncProperty(cases, async (each) => {
			runs++;
			await checkCase(each);
		});
		const details = await fc.check(property, { seed, numRuns: RUNS });
		if (!details.failed) return true;
		console.error(`${what}, FUZZ_SEED=${seed}\n${fc.defaultReportMessage(details)}`);
		console.error(details.errorInstance);
		process.exitCode = 1;
		return false;
	}

	async function tryAll(): Promise<boolean> {
		for (const operation of operationNames) {
			const cases = casesOf(operation);
			if (!(await tries(operation, cases, async (each) => await check(n8n, lago, each))))
				return false;
		}
		const together = togetherOf(writes);
		return (
			(await tries('together', together, async (each) => await checkTogether(n8n, lago, each))) &&
			(await tries('processes', processes, async (each) => {
				const { done, lost } = await checkProcesses(n8n, lago, each);
				processesTotal.done += done;
				processesTotal.lost += lost;
			}))
		);
	}

	while (Date.now() < end && (await tryAll())) seed++;
	const { done, lost } = processesTotal;
	console.log(`of ${done} changes of two processes, ${lost} were lost`);
	if (lost > Math.max(1, done / MOST_LOST)) process.exitCode = 1;
	if (!process.exitCode) {
		console.log(`${runs} runs, the last with the seed ${seed - 1}: nothing found`);
	}
	await lago.close();
}

void main();
