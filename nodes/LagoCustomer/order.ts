/** Who writes to what: the customer, and what of the customer's where it is not the customer as a whole. */
export type Key = readonly [customer: string, part?: string];

/** The writes of a run to one customer that were planned last, by their number. */
interface Last {
	whole: number | undefined;
	parts: Map<string, number>;
}

/** For each write, how many it waits for, and which ones wait for it. */
export interface Order {
	waitsFor: number[];
	before: number[][];
}

/**
 * Puts writes to the same object one after the other, in the order of the items. A write to a customer as
 * a whole waits for those to any part, and they for it; different parts are not in each other's way.
 *
 * @param keys what each item writes to; undefined for an item that only reads
 */
export function orderOf(keys: ReadonlyArray<Key | undefined>): Order {
	const order: Order = { waitsFor: keys.map(() => 0), before: keys.map(() => []) };
	const customers = new Map<string, Last>();
	keys.forEach((key, index) => {
		if (!key) return;
		const [customer, part] = key;
		const last = customers.get(customer) ?? { whole: undefined, parts: new Map() };
		const earlier =
			part === undefined
				? [...last.parts.values(), ...(last.parts.size ? [] : [last.whole])]
				: [last.parts.get(part) ?? last.whole];
		for (const previous of earlier) {
			if (previous === undefined) continue;
			order.before[previous]?.push(index);
			order.waitsFor[index] = (order.waitsFor[index] ?? 0) + 1;
		}
		if (part === undefined) customers.set(customer, { whole: index, parts: new Map() });
		else customers.set(customer, { ...last, parts: last.parts.set(part, index) });
	});
	return order;
}

/**
 * Does the work of all items, as many at a time as allowed, none before those it waits for. The earlier
 * ones go first.
 */
export async function inTurn(
	{ waitsFor, before }: Order,
	most: number,
	work: (item: number) => Promise<void>,
): Promise<void> {
	const left = [...waitsFor];
	const free = left.flatMap((count, item) => (count ? [] : [item]));
	let next = 0;
	/** Those whose turn has come because others are done. */
	const released: number[] = [];
	const worker = async () => {
		for (;;) {
			const item = released.shift() ?? free[next++];
			if (item === undefined) return;
			await work(item);
			for (const waiting of before[item] ?? []) {
				left[waiting] = (left[waiting] ?? 0) - 1;
				if (!left[waiting]) released.push(waiting);
			}
			if (released.length > 1) more();
		}
	};
	const workers = new Set<Promise<void>>();
	const more = () => {
		const ready = Math.max(0, free.length - next) + released.length;
		const wanted = Math.min(most - workers.size, ready);
		for (let count = 0; count < wanted; count++) {
			const running: Promise<void> = worker().finally(() => workers.delete(running));
			workers.add(running);
		}
	};
	more();
	while (workers.size) await Promise.all(workers);
}
