/** What a write locks: the customer, or only a part of what belongs to it, such as one wallet. */
export type LockKey = readonly [customer: string, part?: string];

/** Work that holds its lock, or waits for it. */
interface Entry {
	/** Undefined for the customer as a whole, with everything that belongs to it. */
	part: string | undefined;
	start: () => void;
}

/**
 * Exclusive locks, first come, first served. A whole customer conflicts with all its parts, a part with
 * itself. Who works holds one lock only, so there are no deadlocks.
 */
export class ObjectLocks {
	/** By account and customer, in the order of arrival. Whoever has done leaves, so none is ever empty. */
	readonly queues = new Map<string, Entry[]>();

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
		let stopWaiting = () => {};
		try {
			await new Promise<void>((start, reject) => {
				entry.start = start;
				stopWaiting = () => reject(signal.reason);
				signal.addEventListener('abort', stopWaiting, { once: true });
				startFree(queue);
			});
			return await work();
		} finally {
			signal.removeEventListener('abort', stopWaiting);
			queue.splice(queue.indexOf(entry), 1);
			if (queue.length) startFree(queue);
			else this.queues.delete(id);
		}
	}
}

/** Those of all executions of this process. */
export const objectLocks = new ObjectLocks();

/** Starts what conflicts with nothing before it, be that at work or waiting: so nobody is overtaken. */
function startFree(queue: readonly Entry[]): void {
	const parts = new Set<string>();
	for (const [index, { part, start }] of queue.entries()) {
		if (part === undefined) {
			if (index === 0) start();
			return;
		}
		if (!parts.has(part)) start();
		parts.add(part);
	}
}
