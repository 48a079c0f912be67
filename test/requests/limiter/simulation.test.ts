import fc from 'fast-check';
import { always, between, bimodal, exponential, lognormal } from './random';
import type { ServerOptions, SimulatedServer } from './server';
import { simulate, simulateFixed, type Run } from './simulate';

// Time is that of a clock of their own, so that nothing here depends on the machine.

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

describe('a server whose latency varies', () => {
	const servers: Array<[string, ServerOptions]> = [
		['always the same', { service: always(200) }],
		['uniform', { service: between(100, 300) }],
		['exponential', { service: exponential(200) }],
		['lognormal, σ 0.5', { service: lognormal(200, 0.5) }],
		['lognormal, σ 1', { service: lognormal(200, 1) }],
		['bimodal', { service: bimodal(20, 400, 0.1) }],
		['with pauses', { service: between(100, 300), pauses: { every: 3000, length: 500 } }],
	];

	/** The time of all seeds together, compared to 1.2 × as many in flight as the server works on. */
	async function timesOracle(options: ServerOptions, requests: number): Promise<number> {
		const inFlight = Math.min(64, Math.ceil(1.2 * (options.capacity ?? Infinity)));
		let took = 0;
		let oracle = 0;
		for (const seed of [1, 2, 3, 4]) {
			took += (await simulate({ ...options, seed }, [{ requests }])).took;
			oracle += (await simulateFixed({ ...options, seed }, { requests, inFlight })).took;
		}
		return took / oracle;
	}

	describe.each(servers)('%s', (_, options) => {
		test.each([
			[100, 5, 2.1],
			[100, 50, 2.1],
			[300, 2, 1.4],
			[300, 5, 1.4],
			[300, 10, 1.4],
			[300, 20, 1.4],
			[300, 50, 1.4],
			[1000, Infinity, 1.4],
		])('%d requests, %d threads: at most %f times as long', async (requests, capacity, most) => {
			expect(await timesOracle({ ...options, capacity }, requests)).toBeLessThanOrEqual(most);
		});
	});
});

describe('a server whose five threads share a core, 9 ms a request', () => {
	const REQUESTS = 300;

	/** What 300 requests were like, compared to one after the other. */
	async function compare(options: ServerOptions & { seed: number }) {
		const shared = { capacity: 5, hasOneCore: true, ...options };
		const { server, took } = await simulate(shared, [{ requests: REQUESTS }]);
		const sequential = await simulateFixed(shared, { requests: REQUESTS, inFlight: 1 });
		return {
			throughput: sequential.took / took,
			latency: median(server.latencies) / median(sequential.server.latencies),
			inFlight: server.latencies.reduce((sum, each) => sum + each, 0) / took,
			mostLater: mostAfter(server, 1000),
		};
	}

	const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length / 2];

	/** The most in flight from that time on, in milliseconds since the first request. */
	const mostAfter = ({ inFlight }: SimulatedServer, ms: number) =>
		Math.max(...inFlight.filter(({ since }) => since > ms).map(({ count }) => count));

	const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);

	test.each([
		['always', always(9)],
		['between 4.5 and 13.5, on average', between(4.5, 13.5)],
		['lognormal, σ 0.5, on average', lognormal(9, 0.5)],
	])('gets few at a time: %s', async (_, service) => {
		for (const seed of SEEDS) {
			const { throughput, latency, inFlight, mostLater } = await compare({ service, seed });
			expect(throughput).toBeGreaterThanOrEqual(0.95);
			expect(latency).toBeLessThanOrEqual(4);
			expect(inFlight).toBeLessThanOrEqual(5);
			expect(mostLater).toBeLessThanOrEqual(8);
		}
	});

	test.each([
		['exponential', exponential(9)],
		['lognormal, σ 1', lognormal(9, 1)],
	])('gets few at a time, on average of ten runs: %s', async (_, service) => {
		const all = [];
		for (const seed of SEEDS) all.push(await compare({ service, seed }));
		const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
		expect(mean(all.map(({ throughput }) => throughput))).toBeGreaterThanOrEqual(0.95);
		expect(mean(all.map(({ latency }) => latency))).toBeLessThanOrEqual(4);
		expect(mean(all.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(5);
		expect(mean(all.map(({ mostLater }) => mostLater))).toBeLessThanOrEqual(8);
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
		const runs = Array.from({ length: count }, (_, n): Run => ({
			requests: 1000,
			process: `${n}`,
		}));
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
