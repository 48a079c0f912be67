import fc from 'fast-check';
import { askedWait, Pace } from '../../nodes/LagoCustomer/engine/rateLimit';

const NOW = Date.parse('2026-11-22T10:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: NOW }));

afterEach(() => jest.useRealTimers());

test.each([
	[{ 'x-ratelimit-reset': '2' }, 2000],
	[{ 'x-ratelimit-reset': '0.5', 'retry-after': '9' }, 500],
	[{ 'x-ratelimit-reset': 'soon', 'retry-after': '3' }, 3000],
	[{ 'retry-after': 'Sun, 22 Nov 2026 10:00:05 GMT' }, 5000],
	[{ 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT' }, undefined],
	[{ 'x-ratelimit-reset': '86400' }, 60_000],
	[{ 'x-ratelimit-reset': '-1' }, undefined],
	[{}, undefined],
])('%j asks for a wait of %p ms', (headers, wait) => {
	expect(askedWait(headers)).toBe(wait);
});

const headerValue = fc.oneof(
	fc.anything(),
	fc.double().map(String),
	fc.date().map((date) => date.toUTCString()),
);

test('no header makes the wait negative, endless or not a number', () => {
	fc.assert(
		fc.property(headerValue, headerValue, (reset, after) => {
			const wait = askedWait({ 'x-ratelimit-reset': reset, 'retry-after': after });
			expect(wait === undefined || (wait >= 0 && wait <= 60_000)).toBe(true);
		}),
	);
});

test('no header makes the pace stand still', () => {
	fc.assert(
		fc.property(headerValue, headerValue, headerValue, (limit, remaining, reset) => {
			const pace = new Pace();
			const headers = {
				'x-ratelimit-limit': limit,
				'x-ratelimit-remaining': remaining,
				'x-ratelimit-reset': reset,
			};
			const hold = pace.learn(headers, 10);
			expect(hold >= 0 && hold <= 60_000).toBe(true);
			for (let n = 0; n < 20; n++) pace.yield();
			pace.started();
			expect(pace.wait <= 60_000).toBe(true);
		}),
	);
});

/**
 * A run against a gateway that allows `limit` requests a window, on a clock of its own: how long the
 * run takes and how many requests are refused.
 */
function simulate(requests: number, limit: number, windowMs: number, latency: number) {
	const pace = new Pace();
	const answers: Array<{ at: number; headers: Record<string, string> }> = [];
	let windowEnd = 0;
	let count = 0;
	let refused = 0;
	let holdUntil = 0;
	for (let sent = 0; sent < requests; ) {
		const due = () => answers.length > 0 && answers[0].at <= Date.now();
		while (due()) {
			const hold = pace.learn(answers.shift()!.headers, answers.length);
			holdUntil = Math.max(holdUntil, Date.now() + hold);
		}
		if (answers.length === 10 || pace.wait > 0 || holdUntil > Date.now()) {
			jest.setSystemTime(Date.now() + 1);
			continue;
		}
		if (Date.now() >= windowEnd) [windowEnd, count] = [Date.now() + windowMs, 0];
		pace.started();
		sent++;
		if (++count > limit) refused++;
		answers.push({
			at: Date.now() + latency,
			headers: {
				'x-ratelimit-limit': String(limit),
				'x-ratelimit-remaining': String(Math.max(limit - count, 0)),
				'x-ratelimit-reset': String(Math.ceil((windowEnd - Date.now()) / 1000)),
			},
		});
	}
	return { took: Date.now() - NOW, refused };
}

test.each([0, 20, 100])(
	'a thousand requests keep just under 50 a second: answers after %d ms',
	(latency) => {
		const { took, refused } = simulate(1000, 50, 1000, latency);
		expect(refused).toBe(0);
		expect(took).toBeGreaterThan(20_000 - 1000);
		expect(took).toBeLessThan(20_000 * 1.1);
	},
);

test('no limit a second is ever exceeded', () => {
	fc.assert(
		fc.property(fc.integer({ min: 11, max: 300 }), fc.nat(150), (limit, latency) => {
			jest.setSystemTime(NOW);
			expect(simulate(4 * limit, limit, 1000, latency).refused).toBe(0);
		}),
		{ numRuns: 30 },
	);
});

test('a limit for longer than a second is used as fast as the requests come, then waited for', () => {
	const { took, refused } = simulate(500, 200, 30_000, 20);
	expect(refused).toBe(0);
	expect(took).toBeGreaterThan(60_000 - 1000);
	expect(took).toBeLessThan(60_000 + 2000);
});

test('what other runs have used is left alone at the start', () => {
	const pace = new Pace();
	pace.learn({ 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '25' }, 1);
	expect(pace.wait).toBeGreaterThan(500);
});

test('a run that is refused leaves more to others, and takes it back little by little', () => {
	const pace = new Pace();
	const waitOfOne = () => {
		pace.learn({ 'x-ratelimit-limit': '50', 'x-ratelimit-reset': '1' }, 0);
		jest.setSystemTime(Date.now() + 10_000);
		pace.started();
		pace.started();
		return pace.wait;
	};
	const alone = waitOfOne();
	pace.yield();
	expect(waitOfOne()).toBeGreaterThan(alone * 1.2);
	for (let n = 0; n < 50; n++) waitOfOne();
	expect(waitOfOne()).toBeCloseTo(alone, 5);
});
