import { identifyAccount } from '../../../nodes/LagoCustomer/lago/account';
import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import {
	acquireLimiter,
	parseRetryAfterMs,
	type RunLimiter,
} from '../../../nodes/LagoCustomer/lago/limiter/limiter';
import type { Response } from './server';
import { VirtualClock } from './virtualClock';

let clock: VirtualClock;
let run: AbortController;
let limiters: RunLimiter[];

beforeEach(() => {
	clock = new VirtualClock();
	run = new AbortController();
	limiters = [];
});

afterEach(() => {
	for (const limiter of limiters) limiter.release();
});

function acquire(
	options: { maxConcurrency?: number; url?: string; apiKey?: string; signal?: AbortSignal } = {},
) {
	const {
		url = 'https://lago.example',
		apiKey = 'key',
		signal = run.signal,
		maxConcurrency,
	} = options;
	const limiter = acquireLimiter(identifyAccount(url, apiKey), { maxConcurrency, signal, clock });
	limiters.push(limiter);
	return limiter;
}

/** A request that is answered after a while, and notes when it left. */
const request =
	(left: Array<[string, number]>, name: string, response: Partial<Response> = {}, latency = 100) =>
	async (): Promise<Response> => {
		left.push([name, clock.now() - 1_000_000]);
		await clock.sleep(latency);
		return { status: 200, headers: {}, ...response };
	};

const namesOf = (left: Array<[string, number]>) => left.map(([name]) => name);

const told = (limit: number, remaining: number, reset = 1) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(reset),
});

describe('a scheduled request', () => {
	test('gives the answer, or what the request throws', async () => {
		const limiter = acquire();
		const answer = { status: 404, headers: {}, body: 'x' };
		expect(await limiter.schedule(async () => answer)).toBe(answer);
		const broken = limiter.schedule(async () => await Promise.reject(new Error('broken')));
		await expect(broken).rejects.toThrow('broken');
	});

	test('comes in the same moment where answers take no time, and never for all at once', async () => {
		const limiter = acquire();
		let inFlight = 0;
		let most = 0;
		const instant = async (): Promise<Response> => {
			most = Math.max(most, ++inFlight);
			await Promise.resolve();
			inFlight--;
			return { status: 200, headers: {} };
		};
		await clock.run(
			Promise.all(Array.from({ length: 3000 }, async () => await limiter.schedule(instant))),
		);
		expect(most).toBeLessThanOrEqual(64);
		expect(limiter.availableConcurrency).toBeGreaterThanOrEqual(1);
	});

	test('is refused with the reason of the signal once the run has ended', async () => {
		const left: Array<[string, number]> = [];
		const limiter = acquire({ maxConcurrency: 1 });
		const reason = new Error('cancelled');
		const first = limiter.schedule(request(left, 'first'));
		const waiting = limiter.schedule(request(left, 'waiting'));
		run.abort(reason);
		await expect(waiting).rejects.toBe(reason);
		await expect(limiter.schedule(request(left, 'late'))).rejects.toBe(reason);
		await expect(clock.run(first)).rejects.toBe(reason);
		expect(left).toEqual([]);
	});

	test('that waits for another one is refused at once when the run ends', async () => {
		const left: Array<[string, number]> = [];
		const limiter = acquire({ maxConcurrency: 1 });
		const first = limiter.schedule(request(left, 'first'));
		const waiting = limiter.schedule(request(left, 'waiting'));
		await sleep(0);
		run.abort(new Error('cancelled'));
		await expect(Promise.race([waiting, sleep(1000)])).rejects.toThrow('cancelled');
		await clock.run(first);
		expect(namesOf(left)).toEqual(['first']);
	});

	test('of another run goes on when one run has ended', async () => {
		const left: Array<[string, number]> = [];
		const ended = new AbortController();
		const limiter = acquire({ signal: ended.signal });
		const requests = Array.from(
			{ length: 20 },
			async () => await limiter.schedule(request(left, 'ended')),
		);
		const other = acquire().schedule(request(left, 'other'));
		ended.abort(new Error('cancelled'));
		const outcomes = await clock.run(Promise.allSettled([...requests, other]));
		expect(outcomes.map(({ status }) => status)).toEqual([
			...Array.from({ length: 20 }, () => 'rejected'),
			'fulfilled',
		]);
	});
});

describe('sleep', () => {
	test('lasts as long as asked', async () => {
		const begin = clock.now();
		await clock.run(acquire().sleep(1234));
		expect(clock.now() - begin).toBe(1234);
	});

	test('ends soon after the run has', async () => {
		const begin = clock.now();
		const pause = acquire().sleep(60_000);
		const abort = clock.sleep(1000).then(() => run.abort(new Error('cancelled')));
		await expect(clock.run(pause)).rejects.toThrow('cancelled');
		await abort;
		expect(clock.now() - begin).toBeLessThanOrEqual(1200);
	});
});

describe('a refusal', () => {
	test.each([
		['what the server asks', { 'retry-after': '5' }, 5000],
		['no less than the back-off', { 'x-ratelimit-reset': '0' }, 500],
		['the back-off where it asks for nothing', {}, 500],
		['the back-off where it asks for less', { 'x-ratelimit-reset': '0.01' }, 500],
	])('holds all runs back for %s', async (_, headers, wait) => {
		const left: Array<[string, number]> = [];
		const [one, other] = [acquire(), acquire()];
		await clock.run(one.schedule(request(left, 'refused', { status: 429, headers })));
		await clock.run(
			Promise.all([one, other].map((limiter) => limiter.schedule(request(left, 'after')))),
		);
		for (const [, at] of left.slice(1)) {
			expect(at).toBeGreaterThanOrEqual(100 + wait);
			expect(at).toBeLessThanOrEqual(100 + wait + 100);
		}
	});

	test('after the other doubles the wait; an answer begins anew', async () => {
		const left: Array<[string, number]> = [];
		const limiter = acquire();
		for (const status of [429, 429, 429, 200, 429, 200]) {
			await clock.run(limiter.schedule(request(left, String(status), { status }, 1)));
		}
		const waits = left.slice(1).map(([, at], index) => at - left[index][1]);
		for (const [index, wait] of [500, 1000, 2000, 0, 500].entries()) {
			expect(waits[index]).toBeGreaterThanOrEqual(wait);
			expect(waits[index]).toBeLessThanOrEqual(wait + 105);
		}
	});

	test('of many at once is one refusal', async () => {
		const left: Array<[string, number]> = [];
		const limiter = acquire();
		const refused = { status: 429 };
		await clock.run(
			Promise.all([1, 2, 3, 4, 5].map(() => limiter.schedule(request(left, 'refused', refused)))),
		);
		await clock.run(limiter.schedule(request(left, 'after')));
		expect(left.at(-1)?.[1]).toBeLessThan(100 + 500 + 105);
	});
});

describe('a limit', () => {
	test('for longer than a second is used as fast as the requests come, then waited for', async () => {
		const left: Array<[string, number]> = [];
		const limiter = acquire();
		let remaining = 30;
		let resetAt = clock.now() + 20_000;
		const answer = async (): Promise<Response> => {
			if (clock.now() >= resetAt) [remaining, resetAt] = [30, clock.now() + 20_000];
			left.push(['', clock.now() - 1_000_000]);
			await clock.sleep(20);
			const reset = Math.ceil((resetAt - clock.now()) / 1000);
			return { status: 200, headers: told(30, --remaining, reset) };
		};
		await clock.run(
			Promise.all(Array.from({ length: 60 }, async () => await limiter.schedule(answer))),
		);
		expect(left.filter(([, at]) => at < 1000).length).toBeGreaterThan(20);
		expect(left.filter(([, at]) => at < 20_000).length).toBeLessThanOrEqual(30);
		expect(left.at(-1)?.[1]).toBeLessThan(42_000);
	});

	test('of each run is its own: usage may be asked for more often than the rest', async () => {
		const perRun = async (limit: number) => {
			const limiter = acquire();
			for (let n = 0; n < 5; n++) {
				await limiter.schedule(request([], '', { headers: told(limit, limit - 1) }, 5));
			}
			const begin = clock.now();
			for (let n = 0; n < 40; n++) {
				await limiter.schedule(request([], '', { headers: told(limit, limit - 1) }, 1));
			}
			return 40_000 / (clock.now() - begin);
		};
		const [slow, fast] = await clock.run(Promise.all([perRun(50), perRun(200)]));
		expect(slow).toBeLessThanOrEqual(50);
		expect(fast).toBeGreaterThan(100);
	});

	test('that makes no sense stops nothing', async () => {
		const headerValue = fc.oneof(fc.anything(), fc.double().map(String), fc.nat().map(String));
		await fc.assert(
			fc.asyncProperty(headerValue, headerValue, headerValue, async (limit, remaining, reset) => {
				clock = new VirtualClock();
				const limiter = acquire({ url: 'https://nonsense.example' });
				const headers = {
					'x-ratelimit-limit': limit,
					'x-ratelimit-remaining': remaining,
					'x-ratelimit-reset': reset,
				};
				for (let n = 0; n < 5; n++) {
					const before = clock.now();
					await clock.run(limiter.schedule(request([], '', { headers }, 1)));
					expect(clock.now() - before).toBeLessThanOrEqual(60_001);
				}
				limiter.release();
			}),
		);
	});
});

describe('what is known', () => {
	/** How long a request waits before it is sent; the server allows two a second, and says so. */
	const waitOf = async (limiter: RunLimiter) => {
		const begin = clock.now();
		const left: Array<[string, number]> = [];
		const headers = told(2, 1);
		await clock.run(limiter.schedule(request(left, '', { headers }, 1)));
		return left[0][1] - (begin - 1_000_000);
	};

	test('is shared by the runs that use one account, and by them alone', async () => {
		for (const wait of [0, 0, 999]) expect(await waitOf(acquire())).toBe(wait);
		expect(await waitOf(acquire({ apiKey: 'other' }))).toBe(0);
		expect(await waitOf(acquire({ url: 'https://other.example' }))).toBe(0);
	});

	test('is forgotten when nobody uses the account', async () => {
		for (const wait of [0, 0, 999]) expect(await waitOf(acquire())).toBe(wait);
		for (const limiter of limiters) limiter.release();
		expect(await waitOf(acquire())).toBe(0);
	});

	test('tells how many pages to ask for at once, within the cap and beside others', () => {
		const limiter = acquire();
		expect(limiter.availableConcurrency).toBe(8);
		expect(acquire({ maxConcurrency: 3 }).availableConcurrency).toBe(3);
		expect(limiter.availableConcurrency).toBe(4);
	});
});

describe('the wait that a server asks for', () => {
	const date = 'Sun, 22 Nov 2026 10:00:00 GMT';

	test.each([
		[{ 'x-ratelimit-reset': '2' }, 2000],
		[{ 'x-ratelimit-reset': '0.5', 'retry-after': '9' }, 500],
		[{ 'x-ratelimit-reset': 'soon', 'retry-after': '3' }, 3000],
		[{ 'retry-after': 'Sun, 22 Nov 2026 10:00:05 GMT', date }, 5000],
		[{ 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT', date }, undefined],
		[{ 'x-ratelimit-reset': '86400' }, 60_000],
		[{ 'x-ratelimit-reset': '-1' }, undefined],
		[{}, undefined],
	])('%j asks for a wait of %p ms', (headers, wait) => {
		expect(parseRetryAfterMs(headers)).toBe(wait);
	});

	test('is never negative, endless or not a number', () => {
		const headerValue = fc.oneof(
			fc.anything(),
			fc.double().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		);
		fc.assert(
			fc.property(headerValue, headerValue, (reset, after) => {
				const wait = parseRetryAfterMs({ 'x-ratelimit-reset': reset, 'retry-after': after });
				expect(wait === undefined || (wait >= 0 && wait <= 60_000)).toBe(true);
			}),
		);
	});
});
