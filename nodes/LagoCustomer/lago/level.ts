/** How many requests are in flight before anything is known of the server. */
const START = 8;

/** The most that are in flight at a server that tells no limit. */
const MOST = 64;

/** The same where a limit is told: the pace keeps to it, and slow answers need many at once. */
export const MOST_UNDER_LIMIT = 160;

/** Twice as many in flight should bring twice the answers; from this factor on it was worth it. */
const GREW = 1.35;

/** Half as many in flight should bring half the answers; from this factor on they were too many. */
const HELD = 0.75;

/** How many more than the server works on at once, so that it never waits for the next request. */
const SPARE = 1.2;

/** Where answers are slower by less than this, it is worth trying whether more bring more. */
const UNSATURATED = 1.3;

/** For how many windows a level is kept before it is halved to see what it is worth, at first and in the end. */
const PATIENCE = { least: 2, most: 32 };

/** How many answers of earlier halvings still count. */
const REMEMBERED = 24;

/** The least time that the clock tells apart, in milliseconds. */
const TICK = 1;

/** A stretch of time with so many in flight: answers per millisecond, and how long each took. */
interface Window {
	size: number;
	rate: number;
	latency: number;
}

/**
 * Finds how many requests in flight a server makes use of: with more, each only waits longer.
 *
 * The level doubles while that brings more answers, then halves until that brings fewer. The last
 * halving has shown how long an answer takes when none waits for another; times the most answers
 * per millisecond, that is how many the server works on at once (Little's law). From time to time
 * the level is halved again, as the server and the requests change.
 */
export class Level {
	size = START;

	private phase: 'growing' | 'sinking' | 'steady' = 'growing';
	private most = MOST;
	private patience = PATIENCE.least;

	/** What the next window is compared to. */
	private top?: Window;
	/** The level from which it began to sink. */
	private from = START;
	/** How long an answer takes when none waits for another. */
	private base = Infinity;
	/** The answers that tell it. */
	private alone = { busy: 0, answers: 0 };

	inFlight = 0;
	private at = 0;
	/** Requests that left at the level before are still in flight. */
	private isLeaving = false;
	private changedAt = 0;
	private answersInAll = 0;
	/** The window under way. `busy` is the time that all its requests were in flight. */
	private now = { time: 0, busy: 0, answers: 0 };
	/** All windows at a steady level. */
	private sum = { time: 0, busy: 0, answers: 0, windows: 0 };

	get isFull(): boolean {
		return this.inFlight >= this.size;
	}

	sent(at: number): void {
		this.pass(at);
		this.inFlight++;
	}

	/** @param counts whether the server really worked on it */
	answered(at: number, latency: number, counts: boolean): void {
		this.pass(at);
		this.inFlight--;
		if (!counts) return this.restart();
		this.answersInAll++;
		// One alone would bring an answer in that time. More should bring more than two would.
		this.top ??= { size: 2, rate: 2 / Math.max(latency, TICK), latency };
		if (this.isLeaving) {
			// What left at the level before does not tell about this one.
			this.isLeaving = this.isFull || at - latency < this.changedAt;
			return this.restart();
		}
		this.now.answers++;
		const { time, busy, answers } = this.now;
		const { size, phase } = this;
		const enough = phase === 'sinking' ? Math.max(2 * size, 5) : Math.max(size, START);
		if (answers < enough) return;
		const window = windowOf(size, this.now);
		// With too little to do, nothing shows what the server can do.
		if (busy >= 0.8 * size * time) {
			const isEarly = phase === 'growing' && answers < 3 * enough;
			if (isEarly && !this.grew(window)) return;
			this.judge(window);
		}
		this.restart();
	}

	/** Takes as many as the told limit is worth with answers this slow, as long as no more is known. */
	underLimit(perMillisecond: number, latency: number): void {
		this.most = MOST_UNDER_LIMIT;
		if (this.answersInAll > START) return;
		const worth = Math.ceil(perMillisecond * latency * SPARE);
		this.size = Math.max(this.size, Math.min(worth, this.most));
	}

	/** The server says that it was too much, and not how much would be right. */
	halve(): void {
		this.leaveFor(half(this.size));
		this.steady();
	}

	private judge(window: Window): void {
		if (this.phase === 'growing') {
			const grew = this.grew(window);
			this.top = window;
			if (!grew) this.sink();
			else if (this.size < this.most) this.size = Math.min(2 * this.size, this.most);
			else {
				this.base = window.latency;
				this.patience = PATIENCE.most;
				this.steady();
			}
		} else if (this.phase === 'sinking') {
			const { top = window } = this;
			const held = window.rate > HELD * top.rate;
			if (held) this.top = { ...window, rate: Math.max(window.rate, top.rate) };
			if (held && this.size > 1) this.leaveFor(half(this.size));
			else this.settle(this.top ?? window);
		} else {
			const { sum, now } = this;
			sum.time += now.time;
			sum.busy += now.busy;
			sum.answers += now.answers;
			const isSlow = window.latency > 3 * this.base;
			if (!isSlow && ++sum.windows < this.patience) return;
			if (isSlow) {
				this.patience = PATIENCE.least;
				this.alone = { busy: 0, answers: 0 };
			}
			this.top = isSlow ? window : windowOf(this.size, sum);
			this.sink();
		}
	}

	private grew({ rate }: Window): boolean {
		return rate > GREW * (this.top?.rate ?? 0);
	}

	private sink(): void {
		this.phase = 'sinking';
		this.from = this.size;
		this.leaveFor(half(this.size));
	}

	private settle({ size, rate, latency }: Window): void {
		const { alone, now } = this;
		// The last few halvings count, as one alone is too few answers to go by.
		const keep = Math.min(1, REMEMBERED / alone.answers);
		alone.busy = alone.busy * keep + now.busy;
		alone.answers = alone.answers * keep + now.answers;
		const base = (this.base = alone.busy / alone.answers);
		// No answer waited for another even where the level was when it began to sink.
		if (size === this.from && size < this.most && latency < UNSATURATED * base) {
			this.phase = 'growing';
			this.size = Math.min(2 * size, this.most);
			return;
		}
		this.leaveFor(Math.min(Math.floor(rate * base * SPARE) + 1, this.most));
		this.patience =
			this.size > 1.1 * this.from ? PATIENCE.least : Math.min(2 * this.patience, PATIENCE.most);
		this.steady();
	}

	private steady(): void {
		this.phase = 'steady';
		this.sum = { time: 0, busy: 0, answers: 0, windows: 0 };
	}

	private leaveFor(size: number): void {
		this.size = Math.max(1, size);
		this.isLeaving = true;
		this.changedAt = this.at;
	}

	private pass(at: number): void {
		const time = Math.max(0, at - this.at);
		if (this.inFlight > 0) this.now.time += time;
		this.now.busy += time * this.inFlight;
		this.at = at;
	}

	private restart(): void {
		this.now = { time: 0, busy: 0, answers: 0 };
	}
}

const half = (size: number) => Math.max(1, Math.floor(size / 2));

const windowOf = (
	size: number,
	{ time, busy, answers }: { time: number; busy: number; answers: number },
): Window => ({ size, rate: answers / Math.max(time, TICK), latency: busy / answers });
