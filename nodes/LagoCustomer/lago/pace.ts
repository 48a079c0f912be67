/** Milliseconds: the time that Lago Cloud's limits are for. */
export const SECOND = 1000;

/** From this part of the limit on, what others seem to use is no mistake of the estimate. */
const OTHERS = 0.15;

/** The part of the limit that all who use it share; the rest is for what none of them sees coming. */
const SHARED = 0.87;

/** The part of the limit by which the rate grows in a second, beside others and alone. */
const STEP = { shared: 1 / 30, alone: 1 / 6 };

/** The part of the rate that is left after a refusal. */
const AFTER_REFUSAL = 0.85;

/**
 * Keeps requests just under a limit a second, and leaves others, such as n8n's other processes, their
 * share of it. Lago tells the end of its second in whole seconds, which is too coarse to wait for, so
 * that requests leave evenly. Nothing here is about limits for longer.
 *
 * From everyone's second, an answer tells how much of the limit is used. With the requests of one
 * process spread evenly, that is half of what all use in a second, on average. Whoever sees others
 * adds a little to its rate each second, and takes the same part off as all do: so that who has more
 * loses more, and all come to the same.
 */
export class Pace {
	/**
	 * Requests a second: each second may get one more that was late, and one more because it does not
	 * begin when ours does; and they do not arrive as evenly as they leave.
	 */
	private readonly most: number;
	private rate: number;
	private nextAt = 0;

	/** When the requests of the last second left. */
	private readonly recent: number[] = [];

	/** What the answers to requests that left since then have told. */
	private since = 0;
	private told = { answers: 0, used: 0, own: 0 };

	constructor(private readonly limit: number) {
		this.most = Math.max(limit / 2, Math.min(limit - 2, limit * 0.96));
		this.rate = this.most;
	}

	/** Milliseconds until the next request may start. */
	wait(now: number): number {
		return this.nextAt - now;
	}

	/** @returns how many requests have started in the second up to this one */
	started(now: number): number {
		this.spend(1, now);
		while ((this.recent[0] ?? now) <= now - SECOND) this.recent.shift();
		return this.recent.push(now);
	}

	/** Counts requests that left at that time, or will leave as soon as they may. */
	spend(requests: number, at: number): void {
		const interval = SECOND / this.rate;
		this.nextAt = Math.max(this.nextAt, at - interval) + requests * interval;
	}

	/**
	 * @param used how much of the second's limit was used when the server saw a request
	 * @param sentAt when the request started
	 * @param own how many of this process had started in the second up to it
	 */
	learn(used: number, sentAt: number, own: number, now: number): void {
		if (sentAt < this.since) return;
		if (this.since === 0) this.since = sentAt;
		this.told.answers++;
		this.told.used += used;
		this.told.own += own;
		// Over a whole second, it does not matter where in the server's second it begins.
		if (sentAt - this.since < SECOND) return;
		const total = (2 * this.told.used) / this.told.answers - 1;
		const others = total - this.told.own / this.told.answers;
		const isAlone = others < OTHERS * this.limit;
		const grown = this.rate + this.limit * (isAlone ? STEP.alone : STEP.shared);
		const part = isAlone ? 1 : Math.min(1, (SHARED * this.limit) / total);
		this.rate = Math.min(this.most, grown * part);
		this.since = now;
		this.told = { answers: 0, used: 0, own: 0 };
	}

	/** Others were there already when the first request left. */
	giveWay(): void {
		this.rate = Math.min(this.rate, this.most / 2);
	}

	refused(): void {
		this.rate = Math.max(this.rate * AFTER_REFUSAL, this.limit / 20);
	}
}
