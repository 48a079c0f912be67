import { sleep } from 'n8n-workflow';

/** Thrown to requests that wait when the run has ended: it failed, or someone cancelled it. */
export const ENDED = Symbol('ended');

/** Lets only so many requests be under way at once, and holds all of them back when Lago asks for it. */
export class Throttle {
	private readonly waiting: Array<() => void> = [];

	private free: number;

	private resumeAt = 0;

	private ended = false;

	private readonly onEnd: Promise<void>;

	private notifyEnd!: () => void;

	/** @param limit how many requests may be under way at once */
	constructor(limit: number, signal?: AbortSignal) {
		this.free = limit;
		this.onEnd = new Promise((resolve) => (this.notifyEnd = resolve));
		if (signal?.aborted) this.end();
		signal?.addEventListener('abort', () => this.end(), { once: true });
	}

	/** Runs a request when its turn has come. Throws {@link ENDED} when that will never be. */
	async turn<T>(request: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			do await this.pause(this.resumeAt - Date.now());
			while (Date.now() < this.resumeAt);
			return await request();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.free++;
		}
	}

	/** Holds back all requests that have not started yet. */
	holdBack(milliseconds: number): void {
		this.resumeAt = Math.max(this.resumeAt, Date.now() + milliseconds);
	}

	/** Waits, or throws {@link ENDED} as soon as the run has ended. */
	async pause(milliseconds: number): Promise<void> {
		await (milliseconds > 0 && Promise.race([sleep(milliseconds), this.onEnd]));
		if (this.ended) throw ENDED;
	}

	/** Lets nothing start any more. */
	end(): void {
		this.ended = true;
		this.notifyEnd();
	}
}
