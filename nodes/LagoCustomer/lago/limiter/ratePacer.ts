/** The window that Lago Cloud's rate limits are for, in ms. */
export const WINDOW_MS = 1000;

/** The part of the limit from which on foreign use is no error of the estimate. */
const FOREIGN_USE_THRESHOLD = 0.15;

/** The part of the limit that all processes together use; the rest absorbs errors of the estimate. */
const TARGET_UTILIZATION = 0.87;

/** The part of the limit by which the rate grows in a second. */
const ADDITIVE_INCREASE = { shared: 1 / 30, alone: 1 / 6 };

/** The part of the rate that is left after a 429. */
const BACKOFF_RATIO = 0.85;

/**
 * Keeps requests just under a limit per second, and shares it with other n8n processes on the account.
 * Requests are spread evenly, because Lago tells the end of its window in whole seconds, which is too
 * coarse to wait for. Longer windows are not paced.
 *
 * `x-ratelimit-remaining` samples the shared counter at a random moment of its one-second window. With
 * evenly spaced requests its mean is half the window's total, so total = 2 × mean(used) − 1. If other
 * processes take part, the rate first grows by a fixed part of the limit and is then cut by the same
 * factor in all of them: additive increase and multiplicative decrease converge to equal shares (Chiu
 * and Jain 1989).
 *
 * Measured and rejected: AIMD on 429s alone, 45 lines shorter. For one process it is the same. With
 * several, at 50 requests per second, in test/requests/limiter (time ÷ ideal, refused requests):
 *
 * | Processes, latency       | This class | AIMD on 429s |
 * |--------------------------|------------|--------------|
 * | 2, 200 ms                | 1.15, 0.1 % | 1.36, 1.2 % |
 * | 3, 200 ms                | 1.14, 0.3 % | 1.40, 2.8 % |
 * | 4, 20 ms                 | 1.28, 1.9 % | 1.56, 4.6 % |
 * | one comes later, per s   | 23.8 + 22.1 | 21.9 + 16.9 |
 *
 * The constants were tuned there, in "are shared by … processes" and "come to the same for a process
 * that comes later".
 */
export class RatePacer {
	/**
	 * Highest rate, in requests per second: limit − 2 (one request delayed from the window before, one
	 * because the server's window is not aligned with ours), at most 96 % (network jitter), at least half
	 * the limit.
	 */
	private readonly maxRate: number;
	private rate: number;
	private nextAt = 0;

	/** When the requests of the last second were sent. */
	private readonly recent: number[] = [];

	/** Sums over the responses to requests sent since then. */
	private since = 0;
	private samples = { count: 0, used: 0, ownRate: 0 };

	/** @param limit requests per second */
	constructor(private readonly limit: number) {
		this.maxRate = Math.max(limit / 2, Math.min(limit - 2, limit * 0.96));
		this.rate = this.maxRate;
	}

	/** How long until the next request may be sent, in ms; negative if it might have been already. */
	getDelay(now: number): number {
		return this.nextAt - now;
	}

	/** @returns how many requests were sent in the second up to this one */
	onSend(now: number): number {
		this.consume(1, now);
		while ((this.recent[0] ?? now) <= now - WINDOW_MS) this.recent.shift();
		return this.recent.push(now);
	}

	/** Charges requests that were sent at that time, or will be as soon as they may. */
	consume(requests: number, at: number): void {
		const interval = WINDOW_MS / this.rate;
		this.nextAt = Math.max(this.nextAt, at - interval) + requests * interval;
	}

	/**
	 * @param sample.used how much of the limit was used when the server received the request
	 * @param sample.ownRate how many requests this process had sent in the second up to it
	 */
	addSample(sample: { used: number; ownRate: number; sentAt: number; now: number }): void {
		const { samples, limit } = this;
		if (sample.sentAt < this.since) return;
		if (this.since === 0) this.since = sample.sentAt;
		samples.count++;
		samples.used += sample.used;
		samples.ownRate += sample.ownRate;
		// Over a whole second, it does not matter where in the server's window it begins.
		if (sample.sentAt - this.since < WINDOW_MS) return;
		const total = (2 * samples.used) / samples.count - 1;
		const foreign = total - samples.ownRate / samples.count;
		const isAlone = foreign < FOREIGN_USE_THRESHOLD * limit;
		const increased =
			this.rate + limit * (isAlone ? ADDITIVE_INCREASE.alone : ADDITIVE_INCREASE.shared);
		const factor = isAlone ? 1 : Math.min(1, (TARGET_UTILIZATION * limit) / total);
		this.rate = Math.min(this.maxRate, increased * factor);
		this.since = sample.now;
		this.samples = { count: 0, used: 0, ownRate: 0 };
	}

	/** Others used the limit already when the first request was sent. */
	yieldHalf(): void {
		this.rate = Math.min(this.rate, this.maxRate / 2);
	}

	onThrottled(): void {
		this.rate = Math.max(this.rate * BACKOFF_RATIO, this.limit / 20);
	}
}
