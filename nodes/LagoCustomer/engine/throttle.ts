import { clock } from '../lago/clock';
import { Pace } from './rateLimit';

/** Thrown to requests that wait when the run has ended: it failed, or someone cancelled it. */
export const ENDED = Symbol('ended');

/** How long a request that waits may not notice that the run has ended, in milliseconds. */
const LONGEST_SLEEP = 200;

/**
 * Decides when a request of a run may start: only so many are under way at once, no faster than Lago
 * allows, and none while Lago refuses them.
 */
export class Throttle {
	/** Those that wait for another request to end. */
	private readonly waiting: Array<() => void> = [];

	private readonly pace = new Pace();

	private free: number;

	/** Settles when the last request that had its turn has started. */
	private starting: Promise<void> = Promise.resolve();

	private resumeAt = 0;

	ended = false;

	/** @param limit how many requests may be under way at once */
	constructor(
		readonly limit: number,
		signal?: AbortSignal,
	) {
		this.free = limit;
		if (signal?.aborted) this.end();
		signal?.addEventListener('abort', () => this.end(), { once: true });
	}

	/** Runs a request when its turn has come. Throws {@link ENDED} when that will never be. */
	async turn<T>(request: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			this.starting = this.starting.then(async () => await this.start());
			await this.starting;
			return await request();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.free++;
		}
	}

	/** Learns from the headers of an answer. */
	learn(headers: Record<string, unknown>): void {
		this.resumeIn(this.pace.learn(headers, this.limit - this.free));
	}

	/** Holds back all requests that have not started yet, because Lago refused one. */
	holdBack(milliseconds: number): void {
		if (clock.now() >= this.resumeAt) this.pace.yield();
		this.resumeIn(milliseconds);
	}

	/** Waits, or throws {@link ENDED} soon after the run has ended. */
	async pause(milliseconds: number): Promise<void> {
		const until = clock.now() + milliseconds;
		for (let left = milliseconds; left > 0 && !this.ended; left = until - clock.now()) {
			await clock.sleep(Math.min(left, LONGEST_SLEEP));
		}
		if (this.ended) throw ENDED;
	}

	/** Lets nothing start any more. */
	end(): void {
		this.ended = true;
	}

	private resumeIn(milliseconds: number): void {
		this.resumeAt = Math.max(this.resumeAt, clock.now() + milliseconds);
	}

	private async start(): Promise<void> {
		const wait = () => Math.max(this.resumeAt - clock.now(), this.pace.wait);
		do await this.pause(wait());
		while (wait() > 0);
		this.pace.started();
	}
}
