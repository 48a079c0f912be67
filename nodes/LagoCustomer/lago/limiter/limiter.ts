/**
 * Decides when requests are sent. All runs in this process that use the same account share one
 * {@link AccountLimiter}, as they share the server and its rate limit. A request is sent when
 *
 * - fewer requests are in flight than the server can work on at once (concurrencyLimit.ts),
 * - the announced rate limit allows it, if there is one (ratePacer.ts),
 * - no 429 asks to wait. Without a Retry-After, the wait doubles with each consecutive 429.
 *
 * Runs take turns, so that a short run does not wait for a long one.
 */
import { clock as realClock, type Clock } from '../clock';
import { ConcurrencyLimit, MAX_LIMIT_WHEN_RATE_LIMITED } from './concurrencyLimit';
import { RatePacer, WINDOW_MS } from './ratePacer';

/** The longest single sleep, in ms: bounds how late a waiting request notices an abort. */
const ABORT_POLL_MS = 200;

/** The longest that a header can make the run wait, in ms. */
const MAX_RETRY_AFTER_MS = 60_000;

type Headers = Record<string, unknown>;

/** What the limiter looks at: the status and headers of a response. A network error has neither. */
export type RequestOutcome = { status: number; headers: Headers } | { code: string };

interface InFlight {
	/** When it was sent, in ms. */
	sentAt: number;
	/**
	 * Requests that this process started in the second before this one; undefined while no limit was
	 * known.
	 */
	ownRate?: number;
}

interface Queued {
	start: (request: InFlight) => void;
	reject: (reason: unknown) => void;
}

const accounts = new Map<string, AccountLimiter>();

/**
 * The caller must call `release` when all its requests are done.
 *
 * @param account see identifyAccount
 * @param options.maxConcurrency the most requests that the run may have in flight
 * @param options.signal ends the run
 */
export function acquireLimiter(
	account: string,
	{
		maxConcurrency = Infinity,
		signal,
		clock = realClock,
	}: { maxConcurrency?: number; signal: AbortSignal; clock?: Clock },
): RunLimiter {
	const limiter = accounts.get(account) ?? new AccountLimiter(clock);
	accounts.set(account, limiter);
	const onRelease = () => {
		if (limiter.runs.size === 0 && accounts.get(account) === limiter) accounts.delete(account);
	};
	return new RunLimiter(limiter, maxConcurrency, signal, onRelease);
}

/** One run's access to an account. */
export class RunLimiter {
	/** The most requests that the run can ever have in flight. */
	readonly maxConcurrency: number;

	/** For the rate limit in this run's last response: Lago has several, by endpoint. */
	pacer?: RatePacer;

	private inFlight = 0;
	private readonly highPriority: Queued[] = [];
	private readonly queue: Queued[] = [];

	constructor(
		private readonly account: AccountLimiter,
		maxConcurrency: number,
		private readonly signal: AbortSignal,
		private readonly onRelease: () => void,
	) {
		this.maxConcurrency = Math.min(maxConcurrency, MAX_LIMIT_WHEN_RATE_LIMITED);
		account.runs.add(this);
		signal.addEventListener('abort', this.onAbort, { once: true });
	}

	/**
	 * Sends a request as soon as it may be sent.
	 *
	 * @param options.priority 'high' for requests of an item already begun: they go first
	 * @throws the signal's reason if the run ends before that
	 */
	async schedule<T extends RequestOutcome>(
		send: () => Promise<T>,
		{ priority = 'normal' }: { priority?: 'high' | 'normal' } = {},
	): Promise<T> {
		this.signal.throwIfAborted();
		const request = await new Promise<InFlight>((start, reject) => {
			(priority === 'high' ? this.highPriority : this.queue).push({ start, reject });
			this.account.dispatch();
		});
		let outcome: T | undefined;
		try {
			this.signal.throwIfAborted();
			outcome = await send();
			return outcome;
		} finally {
			this.inFlight--;
			this.account.onResponse(this, request, outcome);
		}
	}

	/** @throws the signal's reason soon after the run has ended */
	async sleep(ms: number): Promise<void> {
		const { clock } = this.account;
		const until = clock.now() + ms;
		for (let left = ms; left > 0; left = until - clock.now()) {
			this.signal.throwIfAborted();
			await clock.sleep(Math.min(left, ABORT_POLL_MS));
		}
		this.signal.throwIfAborted();
	}

	/** How many requests it makes sense to have in flight now. */
	get availableConcurrency(): number {
		const share = Math.ceil(this.account.concurrency.limit / this.account.runs.size);
		return Math.min(this.maxConcurrency, share);
	}

	release(): void {
		this.signal.removeEventListener('abort', this.onAbort);
		this.account.runs.delete(this);
		this.onRelease();
	}

	get isReady(): boolean {
		return this.inFlight < this.maxConcurrency && this.highPriority.length + this.queue.length > 0;
	}

	startNext(request: InFlight): void {
		this.inFlight++;
		(this.highPriority.shift() ?? this.queue.shift())!.start(request);
	}

	private readonly onAbort = () => {
		for (const { reject } of [...this.highPriority.splice(0), ...this.queue.splice(0)]) {
			reject(this.signal.reason);
		}
	};
}

/** What the runs that use an account share. */
class AccountLimiter {
	/** In the order of their turns. */
	readonly runs = new Set<RunLimiter>();
	readonly concurrency = new ConcurrencyLimit();

	/** By the limit that each keeps to. */
	private readonly pacers = new Map<number, RatePacer>();
	private sentBeforeLimit = 0;
	private blockedUntil = 0;
	private consecutive429s = 0;
	/** The longest `x-ratelimit-reset` so far, in ms. */
	private longestWindow = 0;
	private dispatchAt = Infinity;

	constructor(readonly clock: Clock) {}

	/** Starts the requests that may be sent now, and comes back when the next one may be. */
	dispatch(): void {
		const now = this.clock.now();
		for (;;) {
			const untilFree = this.concurrency.getDelay(now);
			if (untilFree === Infinity) return;
			let next: RunLimiter | undefined;
			let delay = Infinity;
			for (const run of this.runs) {
				if (!run.isReady) continue;
				const paced = this.getPacer(run)?.getDelay(now) ?? 0;
				const wait = Math.max(this.blockedUntil - now, paced, untilFree);
				if (wait < delay) [next, delay] = [run, wait];
			}
			if (!next) return;
			if (delay > 0) {
				this.dispatchIn(delay, now);
				return;
			}
			this.runs.delete(next);
			this.runs.add(next);
			this.concurrency.onSend(now);
			const ownRate = this.getPacer(next)?.onSend(now);
			if (ownRate === undefined) this.sentBeforeLimit++;
			next.startNext({ sentAt: now, ownRate });
		}
	}

	/** @param outcome undefined if the request was not sent after all */
	onResponse(run: RunLimiter, request: InFlight, outcome: RequestOutcome | undefined): void {
		const now = this.clock.now();
		const response = outcome && 'status' in outcome ? outcome : undefined;
		const is429 = response?.status === 429;
		this.concurrency.onResponse(now, {
			latency: now - request.sentAt,
			isSample: response !== undefined && !is429,
		});
		if (response) this.applyRateLimitHeaders(run, request, response.headers, now);
		if (is429) this.backOff(run, request, response.headers, now);
		else if (response && request.sentAt >= this.blockedUntil) this.consecutive429s = 0;
		this.dispatch();
	}

	/** A run that was told no limit yet keeps to the lowest of the others. */
	private getPacer(run: RunLimiter): RatePacer | undefined {
		if (run.pacer || this.pacers.size === 0) return run.pacer;
		return this.pacers.get(Math.min(...this.pacers.keys()));
	}

	private applyRateLimitHeaders(
		run: RunLimiter,
		{ sentAt, ownRate }: InFlight,
		headers: Headers,
		now: number,
	): void {
		const limit = parseNumber(headers, 'x-ratelimit-limit');
		if (limit === undefined || limit < 1) return;
		const remaining = parseNumber(headers, 'x-ratelimit-remaining') ?? limit;
		const used = Math.max(0, limit - remaining);
		const resetSeconds = parseNumber(headers, 'x-ratelimit-reset') ?? 1;
		const reset = Math.min(resetSeconds * 1000, MAX_RETRY_AFTER_MS);
		this.longestWindow = Math.max(this.longestWindow, reset);
		if (this.longestWindow > WINDOW_MS) {
			// A limit for a longer time is used as fast as requests come, and then waited for.
			this.pacers.clear();
			run.pacer = undefined;
			if (remaining <= this.concurrency.inFlight) this.block(now + reset);
			return;
		}
		run.pacer = this.pacers.get(limit);
		if (!run.pacer) {
			run.pacer = new RatePacer(limit);
			this.pacers.set(limit, run.pacer);
			// Charge what was sent before the limit was known: if the server has counted no more than our
			// own requests, as of now; otherwise as of when this one was sent.
			const own = this.concurrency.inFlight + 1;
			run.pacer.consume(Math.max(used, own), used > own ? sentAt : now);
		}
		if (ownRate !== undefined) run.pacer.addSample({ used, ownRate, sentAt, now });
		else if (used > this.sentBeforeLimit + 2) run.pacer.yieldHalf();
		this.concurrency.onRateLimit({ perMs: limit / WINDOW_MS, latency: now - sentAt });
	}

	private backOff(run: RunLimiter, request: InFlight, headers: Headers, now: number): void {
		let wait = parseRetryAfterMs(headers) ?? 0;
		// Others that were sent with it are refused for the same reason.
		if (request.sentAt >= this.blockedUntil) {
			this.consecutive429s++;
			if (run.pacer) run.pacer.onThrottled();
			else if (this.longestWindow === 0) this.concurrency.halve();
			wait = Math.max(wait, backOffMs(this.consecutive429s));
		}
		this.block(now + wait);
	}

	private block(until: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, until);
	}

	private dispatchIn(ms: number, now: number): void {
		const at = now + Math.min(ms, ABORT_POLL_MS);
		if (at >= this.dispatchAt) return;
		this.dispatchAt = at;
		void this.clock.sleep(at - now).then(() => {
			if (this.dispatchAt !== at) return;
			this.dispatchAt = Infinity;
			this.dispatch();
		});
	}
}

/**
 * The wait that the server asks for, in ms: `x-ratelimit-reset` (Lago Cloud, seconds) or `retry-after`
 * (proxies, seconds or a date). Undefined if neither makes sense.
 */
export function parseRetryAfterMs(headers: Headers): number | undefined {
	// A date is one of the server's clock, which need not agree with this machine's.
	const now = Date.parse(toText(headers, 'date')) || Date.now();
	for (const name of ['x-ratelimit-reset', 'retry-after']) {
		const seconds = parseNumber(headers, name);
		const wait = seconds === undefined ? Date.parse(toText(headers, name)) - now : seconds * 1000;
		if (wait >= 0) return Math.min(wait, MAX_RETRY_AFTER_MS);
	}
	return undefined;
}

/** Doubles with each 429, up to 8 s; random, so that processes spread. In ms. */
const backOffMs = (consecutive429s: number) =>
	Math.min(500 * 2 ** (consecutive429s - 1), 8000) + Math.random() * 100;

function toText(headers: Headers, name: string): string {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function parseNumber(headers: Headers, name: string): number | undefined {
	const text = toText(headers, name);
	return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
