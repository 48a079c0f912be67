import { randomNumbers } from '../../lago/random';
import type { Random, Service } from './random';
import type { VirtualClock } from './virtualClock';

/** What the limiter learns of a request. */
export interface Response {
	status: number;
	headers: Record<string, unknown>;
}

export interface ServerOptions {
	/** How many requests it works on at once; the others wait in it. */
	capacity?: number;
	service: Service;
	/** Its threads share one core, as Ruby's do: two at work take twice as long each. */
	hasOneCore?: boolean;
	/** It answers nothing for a while, again and again, as when it collects garbage. In milliseconds. */
	pauses?: { every: number; length: number };
	/** How long a request and its response are on the way, in milliseconds. */
	network?: number;
	/** A gateway before it that counts what arrives in each window, and refuses what is too much. */
	rateLimit?: { limit: number; windowMs?: number; isTold?: boolean };
}

/** A server in a world of its own: it has as many threads as it has, and a gateway before it. */
export class SimulatedServer {
	sockets = 0;
	mostSockets = 0;
	requests = 0;
	refused = 0;
	/** How long each request has taken, in milliseconds. */
	readonly latencies: number[] = [];
	/** How many were in flight from a time on, in milliseconds since the server began. */
	readonly inFlight: Array<{ since: number; count: number }> = [];

	private readonly begin: number;
	/** Requests take the same times, in the order of their arrival, whoever sends them. */
	private readonly workRandom: Random;
	private readonly core: Core;
	private busy = 0;
	private readonly waiting: Array<() => void> = [];
	private waitingSince = 0;
	private readonly queued: number[] = [];
	private windowEnd = 0;
	private count = 0;

	constructor(
		private readonly clock: VirtualClock,
		private readonly random: Random,
		private readonly options: ServerOptions,
	) {
		this.begin = clock.now();
		this.workRandom = randomNumbers(random() * 2 ** 32);
		this.core = new Core(clock);
	}

	/** For how many milliseconds more than so many have waited in it. */
	waitedMs(count: number): number {
		return this.queued[count] ?? 0;
	}

	request = async (): Promise<Response> => {
		const { network = 1, service } = this.options;
		const sentAt = this.clock.now();
		this.noteInFlight(1);
		this.mostSockets = Math.max(this.mostSockets, this.sockets);
		this.requests++;
		const way = () => (network / 2) * (0.8 + 0.4 * this.random());
		await this.clock.sleep(way());
		const { isRefused, headers } = this.gateway();
		if (isRefused) this.refused++;
		else await this.serve(service(this.workRandom));
		await this.clock.sleep(way());
		this.noteInFlight(-1);
		this.latencies.push(this.clock.now() - sentAt);
		return { status: isRefused ? 429 : 200, headers };
	};

	private gateway(): { isRefused: boolean; headers: Record<string, string> } {
		const { rateLimit } = this.options;
		if (!rateLimit) return { isRefused: false, headers: {} };
		const { limit, windowMs = 1000, isTold = true } = rateLimit;
		const now = this.clock.now();
		if (now >= this.windowEnd) {
			this.windowEnd = now + windowMs;
			this.count = 0;
		}
		this.count++;
		const headers = {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(Math.max(0, limit - this.count)),
			'x-ratelimit-reset': String(Math.ceil((this.windowEnd - now) / 1000)),
		};
		return { isRefused: this.count > limit, headers: isTold ? headers : {} };
	}

	private async serve(ms: number): Promise<void> {
		const { capacity = Infinity, hasOneCore, pauses } = this.options;
		if (this.busy < capacity) this.busy++;
		else await new Promise<void>((start) => this.noteWaiting(() => this.waiting.push(start)));
		if (hasOneCore) await this.core.work(ms);
		else await this.clock.sleep(ms);
		if (pauses) {
			const { every, length } = pauses;
			const sinceLast = (this.clock.now() - this.begin) % every;
			if (sinceLast < length) await this.clock.sleep(length - sinceLast);
		}
		const next = this.waiting[0];
		if (next) {
			this.noteWaiting(() => this.waiting.shift());
			next();
		} else this.busy--;
	}

	private noteInFlight(change: number): void {
		this.sockets += change;
		this.inFlight.push({ since: this.clock.now() - this.begin, count: this.sockets });
	}

	private noteWaiting(change: () => void): void {
		const now = this.clock.now();
		for (let n = 0; n < this.waiting.length; n++) {
			this.queued[n] = this.waitedMs(n) + now - this.waitingSince;
		}
		this.waitingSince = now;
		change();
	}
}

/** Works on all that it is given at the same time, and on each the slower the more there are. */
class Core {
	/** How long it has worked for each of those that were there all the time, in milliseconds. */
	private worked = 0;
	private since = 0;
	private readonly jobs: Array<{ until: number; done: () => void }> = [];
	private changes = 0;

	constructor(private readonly clock: VirtualClock) {}

	async work(ms: number): Promise<void> {
		await new Promise<void>((done) => {
			this.pass();
			this.jobs.push({ until: this.worked + ms, done });
			this.jobs.sort((a, b) => a.until - b.until);
			this.waitForNext();
		});
	}

	private pass(): void {
		const now = this.clock.now();
		if (this.jobs.length) this.worked += (now - this.since) / this.jobs.length;
		this.since = now;
	}

	private waitForNext(): void {
		const change = ++this.changes;
		const [next] = this.jobs;
		if (!next) return;
		const ms = (next.until - this.worked) * this.jobs.length;
		void this.clock.sleepExactly(ms).then(() => {
			if (change !== this.changes) return;
			this.pass();
			this.jobs.shift();
			next.done();
			this.waitForNext();
		});
	}
}
