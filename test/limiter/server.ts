import type { Response } from './simulate';
import type { VirtualClock } from './virtualClock';

/** A number from 0 to 1. */
export type Random = () => number;

export interface ServerOptions {
	clock: VirtualClock;
	random: Random;
	/** How many requests it works on at once; the others wait in it. */
	capacity?: number;
	/** How long it works on a request, in milliseconds. */
	service: (random: Random) => number;
	/** How long a request and its answer are on the way, in milliseconds. */
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
	private busy = 0;
	private readonly waiting: Array<() => void> = [];
	private waitingSince = 0;
	/** For how many milliseconds more than so many have waited in it. */
	private readonly queued: number[] = [];
	private windowEnd = 0;
	private count = 0;

	constructor(private readonly options: ServerOptions) {}

	/** For how many milliseconds more than so many have waited in it. */
	waitedMs(count: number): number {
		return this.queued[count] ?? 0;
	}

	request = async (): Promise<Response> => {
		const { clock, random, network = 1 } = this.options;
		this.mostSockets = Math.max(this.mostSockets, ++this.sockets);
		this.requests++;
		const way = () => (network / 2) * (0.8 + 0.4 * random());
		await clock.sleep(way());
		const { isRefused, headers } = this.gateway();
		if (isRefused) this.refused++;
		else await this.serve();
		await clock.sleep(way());
		this.sockets--;
		return { status: isRefused ? 429 : 200, headers };
	};

	private gateway(): { isRefused: boolean; headers: Record<string, string> } {
		const { clock, rateLimit } = this.options;
		if (!rateLimit) return { isRefused: false, headers: {} };
		const { limit, windowMs = 1000, isTold = true } = rateLimit;
		if (clock.now() >= this.windowEnd) {
			this.windowEnd = clock.now() + windowMs;
			this.count = 0;
		}
		this.count++;
		const headers = {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(Math.max(0, limit - this.count)),
			'x-ratelimit-reset': String(Math.ceil((this.windowEnd - clock.now()) / 1000)),
		};
		return { isRefused: this.count > limit, headers: isTold ? headers : {} };
	}

	private async serve(): Promise<void> {
		const { clock, random, capacity = Infinity, service } = this.options;
		if (this.busy < capacity) this.busy++;
		else await new Promise<void>((start) => this.noteWaiting(() => this.waiting.push(start)));
		await clock.sleep(service(random));
		const next = this.waiting[0];
		if (next) {
			this.noteWaiting(() => this.waiting.shift());
			next();
		} else this.busy--;
	}

	private noteWaiting(change: () => void): void {
		const now = this.options.clock.now();
		for (let n = 0; n < this.waiting.length; n++) {
			this.queued[n] = this.waitedMs(n) + now - this.waitingSince;
		}
		this.waitingSince = now;
		change();
	}
}
