import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { askedWait, openLane, type Answer, type Lane } from '../../nodes/LagoCustomer/lago/limiter';
import { VirtualClock } from './virtualClock';

let clock: VirtualClock;
let run: AbortController;
let lanes: Lane[];

beforeEach(() => {
	clock = new VirtualClock();
	run = new AbortController();
	lanes = [];
});

afterEach(() => {
	for (const lane of lanes) lane.close();
});

function open(options: { cap?: number; url?: string; apiKey?: string; signal?: AbortSignal } = {}) {
	const { url = 'https://lago.example', apiKey = 'key', signal = run.signal, cap } = options;
	const lane = openLane({ url, apiKey }, { cap, signal, clock });
	lanes.push(lane);
	return lane;
}

/** A request that is hasResponse after a while, and notes when it left. */
const request =
	(left: Array<[string, number]>, name: string, answer: Partial<Answer> = {}, latency = 100) =>
	async (): Promise<Answer> => {
		left.push([name, clock.now() - 1_000_000]);
		await clock.sleep(latency);
		return { hasResponse: true, status: 200, ...answer };
	};

const namesOf = (left: Array<[string, number]>) => left.map(([name]) => name);

const told = (limit: number, remaining: number, reset = 1) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(reset),
});

describe('a turn', () => {
	test('gives the answer, or what the request throws', async () => {
		const lane = open();
		const answer = { hasResponse: true, status: 404, body: 'x' };
		expect(await lane.turn(async () => answer)).toBe(answer);
		const broken = lane.turn(async () => await Promise.reject(new Error('broken')));
		await expect(broken).rejects.toThrow('broken');
	});

	test('comes first for requests of items already begun', async () => {
		const lane = open({ cap: 1 });
		const left: Array<[string, number]> = [];
		await clock.run(
			Promise.all([
				lane.turn(request(left, 'first')),
				lane.turn(request(left, 'new item')),
				lane.turn(request(left, 'second page'), { continues: true }),
			]),
		);
		expect(namesOf(left)).toEqual(['first', 'second page', 'new item']);
	});

	test('goes from lane to lane, so that a short run does not wait for a long one', async () => {
		const left: Array<[string, number]> = [];
		const turns = (lane: Lane, name: string, count: number) =>
			Array.from({ length: count }, async () => await lane.turn(request(left, name)));
		const long = turns(open(), 'long', 200);
		const short = turns(open(), 'short', 10);
		await clock.run(Promise.all([...long, ...short]));
		// The eight that had started, and one for each of the other run.
		expect(namesOf(left).lastIndexOf('short')).toBeLessThan(8 + 2 * 10);
	});

	test('comes in the same moment where answers take no time, and never for all at once', async () => {
		const lane = open();
		let inFlight = 0;
		let most = 0;
		const instant = async (): Promise<Answer> => {
			most = Math.max(most, ++inFlight);
			await Promise.resolve();
			inFlight--;
			return { hasResponse: true, status: 200 };
		};
		await clock.run(
			Promise.all(Array.from({ length: 3000 }, async () => await lane.turn(instant))),
		);
		expect(most).toBeLessThanOrEqual(64);
		expect(lane.parallel).toBeGreaterThanOrEqual(1);
	});

	test('is refused with the reason of the signal once the run has ended', async () => {
		const left: Array<[string, number]> = [];
		const lane = open({ cap: 1 });
		const reason = new Error('cancelled');
		const first = lane.turn(request(left, 'first'));
		const waiting = lane.turn(request(left, 'waiting'));
		run.abort(reason);
		await expect(waiting).rejects.toBe(reason);
		await expect(lane.turn(request(left, 'late'))).rejects.toBe(reason);
		await expect(clock.run(first)).rejects.toBe(reason);
		expect(left).toEqual([]);
	});

	test('that waits for another one is refused at once when the run ends', async () => {
		const left: Array<[string, number]> = [];
		const lane = open({ cap: 1 });
		const first = lane.turn(request(left, 'first'));
		const waiting = lane.turn(request(left, 'waiting'));
		await sleep(0);
		run.abort(new Error('cancelled'));
		await expect(Promise.race([waiting, sleep(1000)])).rejects.toThrow('cancelled');
		await clock.run(first);
		expect(namesOf(left)).toEqual(['first']);
	});

	test('of another run goes on when one run has ended', async () => {
		const left: Array<[string, number]> = [];
		const ended = new AbortController();
		const lane = open({ signal: ended.signal });
		const turns = Array.from({ length: 20 }, async () => await lane.turn(request(left, 'ended')));
		const other = open().turn(request(left, 'other'));
		ended.abort(new Error('cancelled'));
		const outcomes = await clock.run(Promise.allSettled([...turns, other]));
		expect(outcomes.map(({ status }) => status)).toEqual([
			...Array.from({ length: 20 }, () => 'rejected'),
			'fulfilled',
		]);
	});
});

describe('a pause', () => {
	test('lasts as long as asked', async () => {
		const begin = clock.now();
		await clock.run(open().pause(1234));
		expect(clock.now() - begin).toBe(1234);
	});

	test('ends soon after the run has', async () => {
		const begin = clock.now();
		const pause = open().pause(60_000);
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
	])('holds all lanes back for %s', async (_, headers, wait) => {
		const left: Array<[string, number]> = [];
		const [one, other] = [open(), open()];
		await clock.run(one.turn(request(left, 'refused', { status: 429, headers })));
		await clock.run(Promise.all([one, other].map((lane) => lane.turn(request(left, 'after')))));
		for (const [, at] of left.slice(1)) {
			expect(at).toBeGreaterThanOrEqual(100 + wait);
			expect(at).toBeLessThanOrEqual(100 + wait + 100);
		}
	});

	test('after the other doubles the wait; an answer begins anew', async () => {
		const left: Array<[string, number]> = [];
		const lane = open();
		for (const status of [429, 429, 429, 200, 429, 200]) {
			await clock.run(lane.turn(request(left, String(status), { status }, 1)));
		}
		const waits = left.slice(1).map(([, at], index) => at - left[index][1]);
		for (const [index, wait] of [500, 1000, 2000, 0, 500].entries()) {
			expect(waits[index]).toBeGreaterThanOrEqual(wait);
			expect(waits[index]).toBeLessThanOrEqual(wait + 105);
		}
	});

	test('of many at once is one refusal', async () => {
		const left: Array<[string, number]> = [];
		const lane = open();
		const refused = { status: 429 };
		await clock.run(
			Promise.all([1, 2, 3, 4, 5].map(() => lane.turn(request(left, 'refused', refused)))),
		);
		await clock.run(lane.turn(request(left, 'after')));
		expect(left.at(-1)?.[1]).toBeLessThan(100 + 500 + 105);
	});
});

describe('a limit', () => {
	test('for longer than a second is used as fast as the requests come, then waited for', async () => {
		const left: Array<[string, number]> = [];
		const lane = open();
		let remaining = 30;
		let resetAt = clock.now() + 20_000;
		const answer = async (): Promise<Answer> => {
			if (clock.now() >= resetAt) [remaining, resetAt] = [30, clock.now() + 20_000];
			left.push(['', clock.now() - 1_000_000]);
			await clock.sleep(20);
			const reset = Math.ceil((resetAt - clock.now()) / 1000);
			return { hasResponse: true, status: 200, headers: told(30, --remaining, reset) };
		};
		await clock.run(Promise.all(Array.from({ length: 60 }, async () => await lane.turn(answer))));
		expect(left.filter(([, at]) => at < 1000).length).toBeGreaterThan(20);
		expect(left.filter(([, at]) => at < 20_000).length).toBeLessThanOrEqual(30);
		expect(left.at(-1)?.[1]).toBeLessThan(42_000);
	});

	test('of each lane is its own: usage may be asked for more often than the rest', async () => {
		const perLane = async (limit: number) => {
			const lane = open();
			for (let n = 0; n < 5; n++) {
				await lane.turn(request([], '', { headers: told(limit, limit - 1) }, 5));
			}
			const begin = clock.now();
			for (let n = 0; n < 40; n++) {
				await lane.turn(request([], '', { headers: told(limit, limit - 1) }, 1));
			}
			return 40_000 / (clock.now() - begin);
		};
		const [slow, fast] = await clock.run(Promise.all([perLane(50), perLane(200)]));
		expect(slow).toBeLessThanOrEqual(50);
		expect(fast).toBeGreaterThan(100);
	});

	test('that makes no sense stops nothing', async () => {
		const headerValue = fc.oneof(fc.anything(), fc.double().map(String), fc.nat().map(String));
		await fc.assert(
			fc.asyncProperty(headerValue, headerValue, headerValue, async (limit, remaining, reset) => {
				clock = new VirtualClock();
				const lane = open({ url: 'https://nonsense.example' });
				const headers = {
					'x-ratelimit-limit': limit,
					'x-ratelimit-remaining': remaining,
					'x-ratelimit-reset': reset,
				};
				for (let n = 0; n < 5; n++) {
					const before = clock.now();
					await clock.run(lane.turn(request([], '', { headers }, 1)));
					expect(clock.now() - before).toBeLessThanOrEqual(60_001);
				}
				lane.close();
			}),
		);
	});
});

describe('what is known', () => {
	const limited = async (lane: Lane, left: Array<[string, number]>) =>
		await clock.run(
			Promise.all(
				Array.from({ length: 4 }, async (_, n) => {
					await lane.turn(request(left, String(n), { headers: told(2, 1) }, 1));
				}),
			),
		);
	const span = (left: Array<[string, number]>) => left[3][1] - left[0][1];

	test('is shared by the lanes to one account, and by them alone', async () => {
		await limited(open(), []);
		const same: Array<[string, number]> = [];
		await limited(open(), same);
		expect(span(same)).toBeGreaterThan(1000);
		for (const other of [{ apiKey: 'other' }, { url: 'https://other.example' }]) {
			const left: Array<[string, number]> = [];
			await limited(open(other), left);
			expect(span(left)).toBeLessThan(1000);
		}
	});

	test('is forgotten when nobody uses the account', async () => {
		await limited(open(), []);
		for (const lane of lanes) lane.close();
		const left: Array<[string, number]> = [];
		await limited(open(), left);
		expect(span(left)).toBeLessThan(1000);
	});

	test('tells how many pages to ask for at once, within the cap and beside others', () => {
		const lane = open();
		expect(lane.parallel).toBe(8);
		expect(open({ cap: 3 }).parallel).toBe(3);
		expect(lane.parallel).toBe(4);
	});
});

describe('the wait that a server asks for', () => {
	const NOW = Date.parse('2026-11-22T10:00:00Z');

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
		expect(askedWait(headers, NOW)).toBe(wait);
	});

	test('is never negative, endless or not a number', () => {
		const headerValue = fc.oneof(
			fc.anything(),
			fc.double().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		);
		fc.assert(
			fc.property(headerValue, headerValue, (reset, after) => {
				const wait = askedWait({ 'x-ratelimit-reset': reset, 'retry-after': after });
				expect(wait === undefined || (wait >= 0 && wait <= 60_000)).toBe(true);
			}),
		);
	});
});
