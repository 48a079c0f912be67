import { clock } from '../lago/clock';

/** Milliseconds. */
const SECOND = 1000;

/** The longest that a header of the server can make the run wait, in milliseconds. */
const LONGEST_WAIT = 60_000;

/**
 * How many requests a second leave under a limit. Each window of the limit may get one more that was
 * late, and one more because it does not begin when the run does; and they do not arrive as evenly as
 * they leave.
 */
const rateUnder = (limit: number) => Math.max(limit / 2, Math.min(limit - 2, limit * 0.96));

type Headers = Record<string, unknown>;

/**
 * The wait that the server asks for: `x-ratelimit-reset` (Lago Cloud, seconds) or `retry-after`
 * (proxies, seconds or a date), in milliseconds. Undefined when it says nothing that makes sense.
 */
export function askedWait(headers: Headers, now = clock.now()): number | undefined {
	for (const name of ['x-ratelimit-reset', 'retry-after']) {
		const seconds = numberIn(headers, name);
		const wait = seconds === undefined ? Date.parse(textIn(headers, name)) - now : seconds * SECOND;
		if (wait >= 0) return Math.min(wait, LONGEST_WAIT);
	}
	return undefined;
}

/**
 * Learns from Lago's headers how often a request may start, and stays just under it.
 *
 * Lago Cloud allows so many requests a second, and tells the time to the end of that second in whole
 * seconds, which is too coarse to wait for: such a limit is kept by an even pace. Where a limit is for
 * longer, requests leave as they come until it is used up.
 */
export class Pace {
	/** The longest time to a reset that was seen, in milliseconds. */
	private window = SECOND;

	/** Milliseconds between two requests. */
	private interval = 0;

	/** When the next request may start. */
	private nextAt = 0;

	/** The part of the limit that is left for this run: other runs may use the same account. */
	private share = 1;

	/** Milliseconds until the next request may start. */
	get wait(): number {
		return this.nextAt - clock.now();
	}

	started(): void {
		this.nextAt = Math.max(this.nextAt, clock.now() - this.interval) + this.interval;
	}

	/**
	 * @param underWay how many requests have no answer yet
	 * @returns the milliseconds for which the limit is used up
	 */
	learn(headers: Headers, underWay: number): number {
		const limit = numberIn(headers, 'x-ratelimit-limit');
		if (limit === undefined || limit < 1) return 0;
		const remaining = numberIn(headers, 'x-ratelimit-remaining') ?? limit;
		const reset = Math.min((numberIn(headers, 'x-ratelimit-reset') ?? 1) * SECOND, LONGEST_WAIT);
		this.window = Math.max(this.window, reset);
		if (this.window > SECOND) {
			this.interval = 0;
			return remaining > underWay ? 0 : reset;
		}
		const isNew = this.interval === 0;
		this.share = Math.min(1, this.share + 0.5 / limit);
		this.interval = SECOND / (rateUnder(limit) * this.share);
		// What left before the limit was known counts as well, and what other runs have sent.
		if (isNew) {
			const used = Math.max(underWay, Math.min(limit - remaining, limit));
			this.nextAt = clock.now() + used * this.interval;
		}
		return 0;
	}

	/** Leaves more of the limit to others. */
	yield(): void {
		this.share = Math.max(this.share * 0.75, 0.05);
	}
}

function textIn(headers: Headers, name: string): string {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function numberIn(headers: Headers, name: string): number | undefined {
	const text = textIn(headers, name);
	return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
