import { createHash } from 'crypto';
import { clock as realClock, type Clock } from './clock';
import { Level } from './level';
import { Pace, SECOND } from './pace';

/** How long whoever waits may not notice that the run has ended, in milliseconds. */
const LONGEST_SLEEP = 200;

/** The longest that a header of the server can make the run wait, in milliseconds. */
const LONGEST_WAIT = 60_000;

type Headers = Record<string, unknown>;

/** What the limiter sees of a request's result. */
export interface Answer {
	hasResponse: boolean;
	status?: number;
	headers?: Headers;
}

/** One execution's way to an account. All lanes of this process to the same account share its limits. */
export interface Lane {
	/**
	 * Runs a request when its turn has come, and learns from its answer.
	 *
	 * @param options.continues whether the request belongs to an item already begun: such go first
	 * @throws the signal's reason when the run ends before that
	 */
	turn<T extends Answer>(request: () => Promise<T>, options?: { continues?: boolean }): Promise<T>;
	/** Waits; throws the signal's reason soon after the run has ended. */
	pause(milliseconds: number): Promise<void>;
	/** How many requests it makes sense to have in flight now. */
	readonly parallel: number;
	/** To be called when all turns are over. */
	close(): void;
}

const accounts = new Map<string, Account>();

/**
 * @param options.cap how many requests the run may have in flight; without it, as many as are of use
 * @param options.signal ends the run
 */
export function openLane(
	{ url, apiKey }: { url: string; apiKey: string },
	{
		cap = Infinity,
		signal,
		clock = realClock,
	}: { cap?: number; signal: AbortSignal; clock?: Clock },
): Lane {
	// The key itself is not kept.
	const id = createHash('sha256')
		.update(JSON.stringify([url, apiKey]))
		.digest('hex');
	const account = accounts.get(id) ?? new Account(clock);
	accounts.set(id, account);
	const lane = new AccountLane(account, cap, signal, () => {
		if (account.lanes.size === 0 && accounts.get(id) === account) accounts.delete(id);
	});
	account.lanes.add(lane);
	return lane;
}

/** A request that has left. */
interface Sent {
	at: number;
	/** How many have left in the second up to it, by the pace that it kept; undefined without one. */
	rate?: number;
}

class AccountLane implements Lane {
	inFlight = 0;

	/** The pace of the limit that this lane's answers have told last: Lago has several. */
	pace?: Pace;

	private readonly begun: Turn[] = [];
	private readonly fresh: Turn[] = [];

	constructor(
		private readonly account: Account,
		private readonly cap: number,
		private readonly signal: AbortSignal,
		private readonly left: () => void,
	) {
		signal.addEventListener('abort', this.end, { once: true });
	}

	async turn<T extends Answer>(
		request: () => Promise<T>,
		{ continues = false }: { continues?: boolean } = {},
	): Promise<T> {
		this.signal.throwIfAborted();
		const sent = await new Promise<Sent>((start, refuse) => {
			(continues ? this.begun : this.fresh).push({ start, refuse });
			this.account.startWaiting();
		});
		let answer: T | undefined;
		try {
			this.signal.throwIfAborted();
			answer = await request();
			return answer;
		} finally {
			this.inFlight--;
			this.account.answered(this, sent, answer);
		}
	}

	async pause(milliseconds: number): Promise<void> {
		const { clock } = this.account;
		const until = clock.now() + milliseconds;
		for (let left = milliseconds; left > 0; left = until - clock.now()) {
			this.signal.throwIfAborted();
			await clock.sleep(Math.min(left, LONGEST_SLEEP));
		}
		this.signal.throwIfAborted();
	}

	get parallel(): number {
		const share = Math.ceil(this.account.level.size / this.account.lanes.size);
		return Math.min(this.cap, share);
	}

	close(): void {
		this.signal.removeEventListener('abort', this.end);
		this.account.lanes.delete(this);
		this.left();
	}

	get isReady(): boolean {
		return this.inFlight < this.cap && this.begun.length + this.fresh.length > 0;
	}

	start(sent: Sent): void {
		this.inFlight++;
		(this.begun.shift() ?? this.fresh.shift())!.start(sent);
	}

	private readonly end = () => {
		for (const { refuse } of [...this.begun.splice(0), ...this.fresh.splice(0)]) {
			refuse(this.signal.reason);
		}
	};
}

interface Turn {
	start: (sent: Sent) => void;
	refuse: (reason: unknown) => void;
}

/** What the lanes to one account share. */
class Account {
	/** The one whose turn is next stands first. */
	readonly lanes = new Set<AccountLane>();
	readonly level = new Level();

	/** By the limit that each keeps to. */
	private readonly paces = new Map<number, Pace>();
	/** Requests that left before any limit was told. */
	private unpaced = 0;
	private resumeAt = 0;
	/** How often in a row the server has refused. */
	private refusals = 0;
	/** The longest time to a reset that was told, in milliseconds. */
	private longestReset = 0;
	private wakeAt = Infinity;

	constructor(readonly clock: Clock) {}

	/** Starts the requests whose turn has come, one of each lane in turn. */
	startWaiting(): void {
		const now = this.clock.now();
		for (let lane = this.next(now); lane; lane = this.next(now)) {
			this.lanes.delete(lane);
			this.lanes.add(lane);
			this.level.sent(now);
			const rate = this.paceOf(lane)?.started(now);
			if (rate === undefined) this.unpaced++;
			lane.start({ at: now, rate });
		}
		if (this.level.isFull) return;
		const waits = [...this.lanes]
			.filter(({ isReady }) => isReady)
			.map((lane) => this.paceOf(lane)?.wait(now) ?? 0);
		if (waits.length > 0) this.wake(now, Math.max(this.resumeAt - now, Math.min(...waits)));
	}

	answered(lane: AccountLane, sent: Sent, answer: Answer | undefined): void {
		const now = this.clock.now();
		const { hasResponse = false, status, headers = {} } = answer ?? {};
		const isRefused = status === 429;
		this.level.answered(now, now - sent.at, hasResponse && !isRefused);
		this.learn(lane, sent, headers, now);
		if (isRefused) this.holdBack(lane, sent, headers, now);
		else if (hasResponse && sent.at >= this.resumeAt) this.refusals = 0;
		this.startWaiting();
	}

	private next(now: number): AccountLane | undefined {
		if (this.level.isFull || now < this.resumeAt) return undefined;
		for (const lane of this.lanes) {
			if (lane.isReady && (this.paceOf(lane)?.wait(now) ?? 0) <= 0) return lane;
		}
		return undefined;
	}

	/** A lane that was not told a limit yet keeps to the lowest of the others. */
	private paceOf(lane: AccountLane): Pace | undefined {
		if (lane.pace || this.paces.size === 0) return lane.pace;
		return this.paces.get(Math.min(...this.paces.keys()));
	}

	private learn(lane: AccountLane, sent: Sent, headers: Headers, now: number): void {
		const limit = numberIn(headers, 'x-ratelimit-limit');
		if (limit === undefined || limit < 1) return;
		const remaining = numberIn(headers, 'x-ratelimit-remaining') ?? limit;
		const used = Math.max(0, limit - remaining);
		const reset = Math.min((numberIn(headers, 'x-ratelimit-reset') ?? 1) * SECOND, LONGEST_WAIT);
		this.longestReset = Math.max(this.longestReset, reset);
		if (this.longestReset > SECOND) {
			// A limit for longer is used as fast as the requests come, and then waited for.
			this.paces.clear();
			lane.pace = undefined;
			if (remaining <= this.level.inFlight) this.resumeAt = Math.max(this.resumeAt, now + reset);
			return;
		}
		const latency = now - sent.at;
		lane.pace = this.paces.get(limit);
		if (!lane.pace) {
			lane.pace = new Pace(limit);
			this.paces.set(limit, lane.pace);
			// What left before counts as well. Where nobody else is, all of it arrived until now.
			const own = this.level.inFlight + 1;
			lane.pace.spend(Math.max(used, own), used > own ? sent.at : now);
		}
		if (sent.rate !== undefined) lane.pace.learn(used, sent.at, sent.rate, now);
		else if (used > this.unpaced + 2) lane.pace.giveWay();
		this.level.underLimit(limit / SECOND, latency);
	}

	private holdBack(lane: AccountLane, sent: Sent, headers: Headers, now: number): void {
		let wait = askedWait(headers, now) ?? 0;
		// Others that left with it are refused for the same reason.
		if (sent.at >= this.resumeAt) {
			this.refusals++;
			if (lane.pace) lane.pace.refused();
			else if (this.longestReset === 0) this.level.halve();
			wait = Math.max(wait, backOff(this.refusals));
		}
		this.resumeAt = Math.max(this.resumeAt, now + wait);
	}

	private wake(now: number, wait: number): void {
		const at = now + Math.min(wait, LONGEST_SLEEP);
		if (at >= this.wakeAt) return;
		this.wakeAt = at;
		void this.clock.sleep(at - now).then(() => {
			if (this.wakeAt !== at) return;
			this.wakeAt = Infinity;
			this.startWaiting();
		});
	}
}

/**
 * The wait that the server asks for: `x-ratelimit-reset` (Lago Cloud, seconds) or `retry-after`
 * (proxies, seconds or a date), in milliseconds. Undefined when it says nothing that makes sense.
 */
export function askedWait(headers: Headers, now = realClock.now()): number | undefined {
	for (const name of ['x-ratelimit-reset', 'retry-after']) {
		const seconds = numberIn(headers, name);
		const wait = seconds === undefined ? Date.parse(textIn(headers, name)) - now : seconds * SECOND;
		if (wait >= 0) return Math.min(wait, LONGEST_WAIT);
	}
	return undefined;
}

/** Half a second, doubled with each refusal up to eight, and a little at random so that processes spread. */
const backOff = (refusals: number) =>
	Math.min(500 * 2 ** (refusals - 1), 8000) + Math.random() * 100;

function textIn(headers: Headers, name: string): string {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function numberIn(headers: Headers, name: string): number | undefined {
	const text = textIn(headers, name);
	return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
