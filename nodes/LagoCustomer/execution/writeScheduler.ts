import type { LockKey } from '../lago/objectLocks';

/** The latest writes to one customer, by their item's index. */
interface LatestWrites {
	whole: number | undefined;
	parts: Map<string, number>;
}

/** A graph of items: how many each waits for (its in-degree), and which ones wait for it. */
export interface Dependencies {
	pendingCounts: number[];
	dependents: number[][];
}

/**
 * Writes to the same object depend on each other, in the order of the items. A write to a whole customer
 * depends on those to any part, and they on it; different parts are independent.
 *
 * @param keys what each item writes to; undefined for an item that only reads
 */
export function buildDependencies(keys: ReadonlyArray<LockKey | undefined>): Dependencies {
	const pendingCounts = keys.map(() => 0);
	const dependents = keys.map((): number[] => []);
	const customers = new Map<string, LatestWrites>();
	keys.forEach((key, index) => {
		if (!key) return;
		const [customer, part] = key;
		const latest = customers.get(customer) ?? { whole: undefined, parts: new Map() };
		const earlier =
			part === undefined
				? [...latest.parts.values(), ...(latest.parts.size ? [] : [latest.whole])]
				: [latest.parts.get(part) ?? latest.whole];
		for (const previous of earlier) {
			if (previous === undefined) continue;
			dependents[previous]?.push(index);
			pendingCounts[index] = (pendingCounts[index] ?? 0) + 1;
		}
		if (part === undefined) customers.set(customer, { whole: index, parts: new Map() });
		else customers.set(customer, { ...latest, parts: latest.parts.set(part, index) });
	});
	return { pendingCounts, dependents };
}

/**
 * Runs `work` for every item, at most `concurrency` at a time, each after the items it depends on; ready
 * items in input order (Kahn's algorithm, with a pool of workers).
 *
 * A chain of promises for each key is shorter, but 100,000 items then are 100,000 pending promises, and
 * the items that are ready no longer run in input order.
 */
export async function runScheduled(
	{ pendingCounts, dependents }: Dependencies,
	concurrency: number,
	work: (item: number) => Promise<void>,
): Promise<void> {
	const pending = [...pendingCounts];
	const ready = pending.flatMap((count, item) => (count ? [] : [item]));
	let next = 0;
	/** Items whose last dependency is done. */
	const released: number[] = [];
	const worker = async () => {
		for (;;) {
			const item = released.shift() ?? ready[next++];
			if (item === undefined) return;
			await work(item);
			for (const dependent of dependents[item] ?? []) {
				pending[dependent] = (pending[dependent] ?? 0) - 1;
				if (!pending[dependent]) released.push(dependent);
			}
			if (released.length > 1) startWorkers();
		}
	};
	const workers = new Set<Promise<void>>();
	const startWorkers = () => {
		const available = Math.max(0, ready.length - next) + released.length;
		const wanted = Math.min(concurrency - workers.size, available);
		for (let count = 0; count < wanted; count++) {
			const running: Promise<void> = worker().finally(() => workers.delete(running));
			workers.add(running);
		}
	};
	startWorkers();
	while (workers.size) await Promise.all(workers);
}
