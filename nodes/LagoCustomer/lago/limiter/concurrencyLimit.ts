/** Requests in flight before anything is known about the server. */
const INITIAL_LIMIT = 8;

/**
 * The first requests are sent one at a time, to learn the no-load RTT: so many, or for so many ms. After
 * a longer time, a server of many threads would be idle for too long.
 */
const ALONE = { requests: 4, ms: 30 };

/** The most that are in flight at a server that announces no rate limit. */
const MAX_LIMIT = 64;

/** The same if it announces one: the pacer keeps to it, and slow responses need many at once. */
export const MAX_LIMIT_WHEN_RATE_LIMITED = 160;

/** Twice the limit should bring twice the throughput; from this factor on it was worth it. */
const MIN_GAIN = 1.35;

/** Half the limit should bring half the throughput; from this factor on the limit was too high. */
const MIN_RETAINED = 0.75;

/** More than the server works on at once, so that it never waits for the next request. */
const HEADROOM = 1.2;

/** If latency is below this many times the no-load RTT, the server is not saturated. */
const RTT_TOLERANCE = 1.3;

/** With a latency of this many times that of a request alone, requests wait in the server. */
const QUEUED = 3;

/** Windows from one probe to the next: doubles from the minimum to the maximum while the limit stays. */
const PROBE_INTERVAL = { min: 2, max: 32 };

/** Samples of earlier probes that still count. */
const NO_LOAD_SAMPLES = 24;

/** Shortest time that the clock can tell apart, in ms. */
const CLOCK_RESOLUTION_MS = 1;

/** Sums over a time: its length, the sum of all latencies in it (both in ms), and responses. */
interface Sums {
	time: number;
	busy: number;
	responses: number;
}

/** What a limit has brought: responses per ms, and their mean latency in ms. */
interface Throughput {
	limit: number;
	rate: number;
	latency: number;
}

/**
 * Finds how many requests in flight a server makes use of: with more, each only waits longer.
 *
 * - Alone: the first requests are sent one at a time, which shows the latency without any load.
 * - Slow start: the limit doubles while that increases throughput.
 * - Probing: it halves until that decreases throughput. The last step has shown the latency when no
 *   request waits for another (no-load RTT, as in BBR).
 * - Steady: no-load RTT × highest throughput is what the server works on at once (Little's law), and so
 *   the limit. From time to time it probes again, as the server and the requests change.
 *
 * Measured and rejected: a gradient limiter (Netflix: limit × lowest RTT ÷ RTT), a third of the code. It
 * takes the lowest of varying latencies for the no-load RTT. Time ÷ that of 1.2 × as many in flight as
 * there are threads, for 300 requests of 200 ms in test/requests/limiter:
 *
 * | Latency          | Threads      | This class         | Gradient          |
 * |------------------|--------------|--------------------|-------------------|
 * | constant         | 10 / 30 / 50 | 1.14 / 1.22 / 1.36 | 1.14 / 1.20 / 1.33 |
 * | exponential      | 10 / 30 / 50 | 1.13 / 1.12 / 1.25 | 8.6 / 21 / 28     |
 * | lognormal, σ 0.5 | 10 / 30 / 50 | 1.08 / 1.17 / 1.36 | 7.0 / 18 / 25     |
 * | bimodal          | 10 / 30 / 50 | 1.08 / 1.08 / 1.18 | 3.0 / 1.4 / 1.1   |
 *
 * Hill climbing on throughput is half of the code, and takes up to eight times the ideal time where
 * latencies are exponential.
 */
export class ConcurrencyLimit {
	limit = INITIAL_LIMIT;
	inFlight = 0;

	private phase: 'alone' | 'slowStart' | 'probing' | 'steady' = 'alone';
	private aloneUntil = Infinity;
	/** Of the first request; 0 once slow start has something better to compare with. */
	private firstLatency = 0;
	private maxLimit = MAX_LIMIT;
	private probeInterval = PROBE_INTERVAL.min;

	/** The highest throughput so far. */
	private best?: Throughput;
	/** The limit from which probing started. */
	private probedFrom = INITIAL_LIMIT;
	/** From the first requests, until a probe has confirmed or replaced it. */
	private aloneRtt = Infinity;
	/** Of the latest probes, weighted so that NO_LOAD_SAMPLES of them count. */
	private noLoad = { busy: 0, responses: 0 };

	private now = 0;
	/** Requests sent under the limit before are still in flight. */
	private isDraining = false;
	private changedAt = 0;
	private responsesInAll = 0;
	private window = noSums();
	/** All windows of the steady phase. */
	private steady = { ...noSums(), windows: 0 };

	/** How long until another request may be sent, in ms; Infinity if a response must come first. */
	getDelay(now: number): number {
		if (this.inFlight >= this.limit) return Infinity;
		if (this.phase !== 'alone' || this.inFlight === 0) return 0;
		return Math.max(0, this.aloneUntil - now);
	}

	/** @param at in ms, as all times here */
	onSend(at: number): void {
		this.advance(at);
		if (this.aloneUntil === Infinity) this.aloneUntil = at + ALONE.ms;
		if (this.phase === 'alone' && this.inFlight > 0) this.startSlowStart();
		this.inFlight++;
	}

	/** @param response.isSample whether the server really worked on it */
	onResponse(at: number, { latency, isSample }: { latency: number; isSample: boolean }): void {
		this.advance(at);
		this.inFlight--;
		if (!isSample) return this.restartWindow();
		if (this.responsesInAll++ === 0) this.firstLatency = latency;
		if (this.phase === 'alone') {
			this.noLoad.busy += latency;
			this.noLoad.responses++;
			if (this.noLoad.responses === ALONE.requests) this.startSlowStart();
			return;
		}
		this.best ??= expectedOfTwo(this.firstLatency);
		// If a later one took about as long, requests do not queue, and the first one may have been fast by
		// chance. Then any throughput is a gain.
		const isLater = this.responsesInAll > INITIAL_LIMIT / 2;
		if (isLater && latency < 2 * this.firstLatency) this.best = expectedOfTwo(Infinity);
		if (this.isDraining) {
			// What was sent under the limit before does not tell about this one.
			this.isDraining = this.inFlight >= this.limit || at - latency < this.changedAt;
			return this.restartWindow();
		}
		this.window.responses++;
		const { time, busy, responses } = this.window;
		const { limit, phase } = this;
		const enough = phase === 'probing' ? Math.max(2 * limit, 5) : Math.max(limit, INITIAL_LIMIT);
		if (responses < enough) return;
		const throughput = toThroughput(limit, this.window);
		// With too little to do, nothing shows what the server can do.
		if (busy >= 0.8 * limit * time) {
			const isEarly = phase === 'slowStart' && responses < 3 * enough;
			if (isEarly && !this.hasGained(throughput)) return;
			this.evaluate(throughput);
		}
		this.restartWindow();
	}

	/** As long as little is known, allows as many as the rate limit is worth with responses this slow. */
	onRateLimit({ perMs, latency }: { perMs: number; latency: number }): void {
		this.maxLimit = MAX_LIMIT_WHEN_RATE_LIMITED;
		if (this.responsesInAll > INITIAL_LIMIT) return;
		const worth = Math.ceil(perMs * latency * HEADROOM);
		this.limit = Math.max(this.limit, Math.min(worth, this.maxLimit));
	}

	/** The server says that it was too much, and not how much would be right. */
	halve(): void {
		this.firstLatency = 0;
		this.setLimit(half(this.limit));
		this.startSteady();
	}

	private evaluate(window: Throughput): void {
		if (this.phase === 'slowStart') {
			const hasGained = this.hasGained(window);
			this.firstLatency = 0;
			this.best = window;
			if (!hasGained) this.startProbing();
			else if (this.limit < this.maxLimit) this.limit = Math.min(2 * this.limit, this.maxLimit);
			else {
				this.probeInterval = PROBE_INTERVAL.max;
				this.startSteady();
			}
		} else if (this.phase === 'probing') {
			const { best = window } = this;
			const isRetained = window.rate > MIN_RETAINED * best.rate;
			if (isRetained) this.best = { ...window, rate: Math.max(window.rate, best.rate) };
			const isQueued = window.latency > QUEUED * this.aloneRtt;
			if ((isRetained || isQueued) && this.limit > 1) this.setLimit(half(this.limit));
			else this.settleAt(this.best ?? window);
		} else {
			const { steady } = this;
			steady.time += this.window.time;
			steady.busy += this.window.busy;
			steady.responses += this.window.responses;
			if (++steady.windows < this.probeInterval) return;
			this.best = toThroughput(this.limit, steady);
			this.startProbing();
		}
	}

	private hasGained({ rate }: Throughput): boolean {
		return rate > MIN_GAIN * (this.best?.rate ?? 0);
	}

	private startSlowStart(): void {
		this.phase = 'slowStart';
		const { busy, responses } = this.noLoad;
		// A single one may have been fast by chance.
		if (responses > 1) {
			this.aloneRtt = busy / responses;
			this.best = expectedOfTwo(this.aloneRtt);
			this.firstLatency = 0;
		}
		this.restartWindow();
	}

	private startProbing(): void {
		this.phase = 'probing';
		this.probedFrom = this.limit;
		this.setLimit(half(this.limit));
	}

	private settleAt({ limit, rate, latency }: Throughput): void {
		const { noLoad, window } = this;
		// The last few probes count, as one alone has too few responses to go by.
		const weight = Math.min(1, NO_LOAD_SAMPLES / noLoad.responses);
		noLoad.busy = noLoad.busy * weight + window.busy;
		noLoad.responses = noLoad.responses * weight + window.responses;
		const noLoadRtt = noLoad.busy / noLoad.responses;
		this.aloneRtt = Infinity;
		// Latency was the same at the limit from which probing started, so the server is not saturated.
		const isUnsaturated = limit === this.probedFrom && latency < RTT_TOLERANCE * noLoadRtt;
		if (isUnsaturated && limit < this.maxLimit) {
			this.phase = 'slowStart';
			this.limit = Math.min(2 * limit, this.maxLimit);
			return;
		}
		this.setLimit(Math.min(Math.floor(rate * noLoadRtt * HEADROOM) + 1, this.maxLimit));
		this.probeInterval =
			this.limit > 1.1 * this.probedFrom
				? PROBE_INTERVAL.min
				: Math.min(2 * this.probeInterval, PROBE_INTERVAL.max);
		this.startSteady();
	}

	private startSteady(): void {
		this.phase = 'steady';
		this.steady = { ...noSums(), windows: 0 };
	}

	private setLimit(limit: number): void {
		this.limit = Math.max(1, limit);
		this.isDraining = true;
		this.changedAt = this.now;
	}

	private advance(at: number): void {
		const time = Math.max(0, at - this.now);
		if (this.inFlight > 0) this.window.time += time;
		this.window.busy += time * this.inFlight;
		this.now = at;
	}

	private restartWindow(): void {
		this.window = noSums();
	}
}

const noSums = (): Sums => ({ time: 0, busy: 0, responses: 0 });

const half = (limit: number) => Math.max(1, Math.floor(limit / 2));

/** What two in flight bring if one alone takes that long: slow start has to bring more. */
const expectedOfTwo = (latency: number): Throughput => ({
	limit: 2,
	rate: 2 / Math.max(latency, CLOCK_RESOLUTION_MS),
	latency,
});

const toThroughput = (limit: number, { time, busy, responses }: Sums): Throughput => ({
	limit,
	rate: responses / Math.max(time, CLOCK_RESOLUTION_MS),
	latency: busy / responses,
});
