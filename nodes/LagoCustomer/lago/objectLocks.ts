/** What a write locks: the customer, or only a part of what belongs to it, such as one wallet. */
export type LockKey = readonly [customer: string, part?: string];

/** Work that holds its lock, or waits for it. */
interface Entry {
	/** Undefined for the customer as a whole, with everything that belongs to it. */
	part: string | undefined;
	/** Ends the waiting. */
	start: () => void;
}

/**
 * Exclusive locks, first come, first served. A whole customer conflicts with all its parts, a part with
 * itself. Who works holds one lock only, so there are no deadlocks.
 */
export class ObjectLocks {
	/** By account and customer, in the order of arrival. Whoever is done leaves, so none is ever empty. */
	readonly queues = new Map<string, Entry[]>();

	/** Who waits, by the signal that ends it: Node.js warns of more than ten listeners of a signal. */
	private readonly waiting = new Map<AbortSignal, Set<() => void>>();

	/**
	 * Runs work while nobody else works on the same object.
	 *
	 * @param account see identifyAccount
	 * @throws the signal's reason, at once, when it is aborted before the work has begun
	 */
	async run<T>(
		account: string,
		[customer, part]: LockKey,
		signal: AbortSignal,
		work: () => Promise<T>,
	): Promise<T> {
		signal.throwIfAborted();
		const id = JSON.stringify([account, customer]);
		const queue = this.queues.get(id) ?? [];
		this.queues.set(id, queue);
		const entry: Entry = { part, start: () => undefined };
		queue.push(entry);
		try {
			if (!listFree(queue).includes(entry)) await this.wait(entry, signal);
			return await work();
		} finally {
			queue.splice(queue.indexOf(entry), 1);
			for (const { start } of listFree(queue)) start();
			if (!queue.length) this.queues.delete(id);
		}
	}

	private async wait(entry: Entry, signal: AbortSignal): Promise<void> {
		const waiting = this.waiting.get(signal) ?? new Set();
		this.waiting.set(signal, waiting);
		signal.addEventListener('abort', this.onAbort, { once: true });
		let stopWaiting = () => {};
		try {
			await new Promise<void>((resolve, reject) => {
				entry.start = resolve;
				stopWaiting = () => reject(signal.reason);
				waiting.add(stopWaiting);
			});
		} finally {
			waiting.delete(stopWaiting);
			if (!waiting.size) {
				this.waiting.delete(signal);
				// With a listener, Node.js keeps a signal of AbortSignal.any for ever.
				signal.removeEventListener('abort', this.onAbort);
			}
		}
	}

	private readonly onAbort = ({ target }: Event) => {
		this.waiting.get(target as AbortSignal)?.forEach((stopWaiting) => stopWaiting());
	};
}

/** Those of all executions of this process. */
export const objectLocks = new ObjectLocks();

/** Who conflicts with nobody before, be that at work or waiting: so nobody is overtaken. */
function listFree(queue: readonly Entry[]): Entry[] {
	const [first] = queue;
	if (first?.part === undefined) return first ? [first] : [];
	const parts = new Set<string>();
	const free: Entry[] = [];
	for (const entry of queue) {
		if (entry.part === undefined) break;
		if (!parts.has(entry.part)) free.push(entry);
		parts.add(entry.part);
	}
	return free;
}
