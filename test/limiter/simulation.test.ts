import fc from 'fast-check';
import type { Random } from './server';
import { simulate, type Run } from './simulate';

// Time is that of a clock of their own, so that nothing here depends on the machine.

const always = (ms: number) => () => ms;

const between = (least: number, most: number) => (random: Random) =>
	least + (most - least) * random();

/** The time that so many requests take at best, and one answer. */
const ideal = (requests: number, perSecond: number, answerMs: number) =>
	(requests / perSecond) * 1000 + answerMs;

describe('a server that tells no limit', () => {
	test.each([5, 8, 10, 13, 20, 30, 35, 40, 50])(
		'with %d threads is kept busy',
		async (capacity) => {
			for (const service of [always(200), between(100, 300)]) {
				const { took } = await simulate({ capacity, service }, [{ requests: 300 }]);
				expect(took / ideal(300, 5 * capacity, 200)).toBeLessThanOrEqual(1.4);
			}
		},
	);

	test.each([1, 2])('with %d threads is kept busy without a queue in it', async (capacity) => {
		const { took, server } = await simulate({ capacity, service: always(200) }, [
			{ requests: 300 },
		]);
		expect(took / ideal(300, 5 * capacity, 200)).toBeLessThanOrEqual(1.1);
		expect(server.waitedMs(8)).toBe(0);
		// Once its level is found, hardly any.
		expect(server.waitedMs(4)).toBeLessThanOrEqual(0.1 * took);
	});

	test('that takes everything at once gets 64', async () => {
		const { took, server } = await simulate({ service: always(100) }, [{ requests: 1000 }]);
		expect(took).toBeLessThanOrEqual(2000);
		expect(server.mostSockets).toBe(64);
	});

	test('gets no more than the run allows', async () => {
		const { server } = await simulate({ service: always(100) }, [
			{ requests: 200, maxConcurrency: 3 },
		]);
		expect(server.mostSockets).toBe(3);
	});

	test('is found anew when it has become slower, and when it is as fast again', async () => {
		let requests = 0;
		const service = () => (++requests > 1000 && requests <= 2000 ? 1000 : 100);
		const { took } = await simulate({ capacity: 20, service }, [{ requests: 3000 }]);
		expect(took).toBeLessThanOrEqual(1.4 * (2000 / 200 + 1000 / 20) * 1000);
	});

	test('that refuses without a word gets everything in the end', async () => {
		const rateLimit = { limit: 20, isTold: false };
		const { lost } = await simulate({ service: always(20), rateLimit }, [{ requests: 300 }]);
		expect(lost).toBe(0);
	});
});

describe('50 a second', () => {
	const rateLimit = { limit: 50 };

	test('with fast answers are used to the last but two', async () => {
		const { took, refused } = await simulate({ service: always(20), rateLimit }, [
			{ requests: 1000 },
		]);
		expect(took).toBeLessThanOrEqual(21_000);
		expect(refused).toBe(0);
	});

	test.each([1000, 3000])('are used with answers after %d ms', async (ms) => {
		const { took, refused } = await simulate({ service: always(ms), rateLimit }, [
			{ requests: 300 },
		]);
		expect(took / ideal(300, 50, ms)).toBeLessThanOrEqual(1.4);
		expect(refused).toBe(0);
	});

	test.each([20, 200, 1000])('are shared by runs of a process: %d ms an answer', async (ms) => {
		const runs = [250, 250, 250, 30].map((requests): Run => ({ requests }));
		const simulated = await simulate({ service: between(0.5 * ms, 1.5 * ms), rateLimit }, runs);
		expect(simulated.lost).toBe(0);
		expect(simulated.refused).toBeLessThanOrEqual(0.05);
		expect(simulated.took / ideal(780, 50, ms)).toBeLessThanOrEqual(1.2);
		// The short one has its part from the first second on.
		expect(simulated.runs[3].took / ideal(4 * 30, 50, ms)).toBeLessThanOrEqual(2);
	});

	test.each([
		[2, 20],
		[2, 200],
		[2, 1000],
		[3, 200],
		[4, 20],
		[4, 1000],
	])('are shared by %d processes that know nothing of each other: %d ms', async (count, ms) => {
		const runs = Array.from(
			{ length: count },
			(_, n): Run => ({ requests: 1000, process: `${n}` }),
		);
		const simulated = await simulate({ service: between(0.5 * ms, 1.5 * ms), rateLimit }, runs);
		expect(simulated.lost).toBe(0);
		expect(simulated.refused).toBeLessThanOrEqual(0.1);
		expect(simulated.took / ideal(1000 * count, 50, ms)).toBeLessThanOrEqual(1.5);
	});

	test('come to the same for a process that comes later', async () => {
		const { runs, refused } = await simulate({ service: always(50), rateLimit }, [
			{ requests: 3000, process: 'first' },
			{ requests: 2000, process: 'later', after: 10_000 },
		]);
		expect(refused).toBeLessThanOrEqual(0.1);
		const share = (run: number, from: number, to: number) =>
			runs[run].answers.filter((at) => at > from && at <= to).length;
		expect(share(0, 1000, 10_000) / 9).toBeGreaterThan(45);
		for (const run of [0, 1]) {
			const perSecond = share(run, 40_000, 70_000) / 30;
			expect(perSecond).toBeGreaterThan(0.7 * 25);
			expect(perSecond).toBeLessThan(1.3 * 25);
		}
	});
});

test('whatever the server and the runs, all is done and no more than allowed is in flight', async () => {
	const run = fc.record({
		requests: fc.integer({ min: 1, max: 80 }),
		process: fc.constantFrom('a', 'b'),
		maxConcurrency: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
		after: fc.nat(3000),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(run, { minLength: 1, maxLength: 4 }),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 1, max: 1000 }),
			fc.option(
				fc.record({
					limit: fc.integer({ min: 5, max: 200 }),
					windowMs: fc.constantFrom(1000, 1000, 5000),
					isTold: fc.boolean(),
				}),
				{ nil: undefined },
			),
			fc.nat(),
			async (runs, capacity, ms, rateLimit, seed) => {
				const service = between(0.3 * ms, 1.7 * ms);
				const { lost, server } = await simulate({ capacity, service, rateLimit, seed }, runs);
				expect(lost).toBe(0);
				expect(server.mostSockets).toBeLessThanOrEqual(2 * 160);
			},
		),
		{ numRuns: 60, seed: 20261124 },
	);
});
