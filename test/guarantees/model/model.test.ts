import fc from 'fast-check';
import { resources } from '../../../nodes/LagoCustomer/resources';
import { startLago } from '../../lago';
import { n8n } from '../../n8n/support';
import { check } from './check';
import { casesOf, togetherOf } from './generators';
import { apply, operationNames } from './model';
import { checkProcesses, processes } from './processes';
import { checkTogether } from './together';

/** Always the same, so that nobody else's change fails by chance; `npm run fuzz` has others. */
const SEED = 20261124;
const RUNS = 10;
/** What can be said of a customer is the most. */
const RUNS_OF_UPSERTS = 25;
const RUNS_TOGETHER = 15;
const RUNS_OF_PROCESSES = 8;
/** So many more are tried to make what fails small. */
const SHRINKS = 60;

const writes = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ option, kind }) => (kind === 'write' ? `${resource}.${option.value}` : [])),
);

test.each(writes)(
	'%s is in the model, and cases are generated for it that it carries out',
	(operation) => {
		expect(operationNames).toContain(operation);
		const cases = fc.sample(casesOf(operation), { seed: SEED, numRuns: 40 });
		const isCarriedOut = cases.some(
			({ before, items: [item] }) => apply(before, operation, item).refused === undefined,
		);
		expect(isCarriedOut).toBe(true);
	},
);

/** They run side by side, as most of it is waiting. */
test.concurrent.each(operationNames)(
	'%s leaves Lago as the model says, and says so',
	async (operation) => {
		const lago = await startLago();
		const numRuns = operation === 'customer.createOrUpdate' ? RUNS_OF_UPSERTS : RUNS;
		let left = numRuns + SHRINKS;
		try {
			await fc.assert(
				fc.asyncProperty(casesOf(operation), async (each) => {
					fc.pre(left-- > 0);
					await check(n8n, lago, each);
				}),
				{ seed: SEED, numRuns },
			);
		} finally {
			await lago.close();
		}
	},
);

test.concurrent('several executions at once do what they would do one after the other', async () => {
	const lago = await startLago();
	let left = RUNS_TOGETHER + SHRINKS;
	try {
		await fc.assert(
			fc.asyncProperty(togetherOf(writes), async (each) => {
				fc.pre(left-- > 0);
				await checkTogether(n8n, lago, each);
			}),
			{ seed: SEED, numRuns: RUNS_TOGETHER },
		);
	} finally {
		await lago.close();
	}
});

test.concurrent('two processes change nothing else, and lose what was done once in 240 at most', async () => {
	const lago = await startLago();
	const total = { all: 0, done: 0, lost: 0 };
	try {
		await fc.assert(
			fc.asyncProperty(processes, async (each) => {
				const { done, lost } = await checkProcesses(n8n, lago, each);
				total.all += each.flatMap(({ changes }) => changes).length;
				total.done += done;
				total.lost += lost;
			}),
			{ seed: SEED, numRuns: RUNS_OF_PROCESSES, endOnFailure: true },
		);
	} finally {
		await lago.close();
	}
	// Hardly any gives up: a process that writes three times in vain says so.
	expect(total.done).toBeGreaterThan(0.9 * total.all);
	expect(total.lost).toBeLessThanOrEqual(1);
});
