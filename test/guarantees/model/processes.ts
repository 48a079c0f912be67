/**
 * Two n8n processes, which write to one customer or wallet at once. Nothing can order them, so what must
 * hold is told of each cell: a metadata key, or the metrics of a wallet. Each is changed once.
 */
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Lago } from '../../lago';
import type * as N8n from '../../n8n';

type Kind = 'customer' | 'wallet' | 'scope';

interface Change {
	/** A key of metadata, or `metrics`. */
	cell: string;
	/** Null where it is removed. */
	value: string | null;
}

/** A run of a process, with an item for each change. */
interface Run {
	kind: Kind;
	changes: Change[];
}

export type Processes = [Run, Run];

/** What there is before in each cell. */
const BEFORE = new Map([
	...['customer a', 'customer b', 'wallet a', 'wallet b'].map(
		(where) => [where, 'before'] as const,
	),
	['wallet metrics', 'calls'],
]);

const shuffled = (cells: string[]) => fc.shuffledSubarray(cells, { minLength: cells.length });

/** A customer can have five entries. */
const ofCustomer = fc
	.tuple(shuffled(['a', 'b', 'c', 'd', 'e']), fc.boolean())
	.map(([cells, removes]): Processes => {
		const changes = cells.map((cell) => ({
			cell,
			value: cell === 'a' && removes ? null : 'changed',
		}));
		return [
			{ kind: 'customer', changes: changes.slice(0, 2) },
			{ kind: 'customer', changes: changes.slice(2) },
		];
	});

const keysOf = (cells: string[]): Run => ({
	kind: 'wallet',
	changes: cells.map((cell) => ({ cell, value: 'changed' })),
});

const ofWallet = shuffled(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).map((cells): Processes => [
	keysOf(cells.slice(0, 4)),
	keysOf(cells.slice(4)),
]);

/** Metadata are written with the metrics, so that the wallet stays limited to them. */
const ofScope = shuffled(['a', 'c', 'd']).map((cells): Processes => [
	{ kind: 'scope', changes: [{ cell: 'metrics', value: 'seats' }] },
	keysOf(cells),
]);

export const processes = fc.oneof(ofCustomer, ofWallet, ofScope);

const on = (path: string) => `={{ $json.${path} }}`;

const OF_WALLET = { customerId: 'acme', walletCode: 'main' };

const PARAMETERS: Record<Kind, INodeParameters> = {
	customer: {
		...{ resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' },
		customerFields: {
			metadata: { entry: [{ key: on('cell'), value: on('value') }] },
			metadataKeysToRemove: on('removed'),
		},
	},
	wallet: {
		...{ resource: 'walletMetadata', operation: 'merge', ...OF_WALLET },
		walletMetadata: { pair: [{ key: on('cell'), value: on('value') }] },
	},
	scope: {
		...{ resource: 'wallet', operation: 'update', ...OF_WALLET },
		walletUpdateFields: { billableMetricCodes: on('value') },
	},
};

/**
 * @returns how many changes were reported as done, and how many of these are not there
 * @throws Error where a cell has what nobody gave it
 */
export async function checkProcesses(n8n: typeof N8n, lago: Lago, chosen: Processes) {
	lago.reset();
	for (const code of ['calls', 'seats']) lago.store.addBillableMetric({ code });
	const metadata = ['a', 'b'].map((key) => ({
		...lago.store.stamp(),
		...{ key, value: 'before', display_in_invoice: false },
	}));
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme', metadata }), {
		code: 'main',
		billable_metric_codes: ['calls'],
		metadata: { a: 'before', b: 'before' },
	});
	// All take about as long, as those of one server do.
	lago.intercept((_, nth) => ({ delayMs: 4 + (nth % 3) }));
	const judges = await Promise.all(
		chosen.map(async (run, process) => await perform(n8n, lago, run, process === 1)),
	);
	const [one, other] = judges.map((judge) => judge());
	const changed = chosen.flatMap(({ kind, changes }) =>
		changes.map(({ cell }) => whereOf(kind, cell)),
	);
	const now = readAll(lago);
	for (const where of new Set([...BEFORE.keys(), ...now.keys()])) {
		if (changed.includes(where) || now.get(where) === BEFORE.get(where)) continue;
		throw new Error(`${where}, which nobody changed, is ${now.get(where)}`);
	}
	return { done: one.done + other.done, lost: one.lost + other.lost };
}

const whereOf = (kind: Kind, cell: string) => `${kind === 'customer' ? kind : 'wallet'} ${cell}`;

/** Runs the node in a process. @returns judges what it said, once the other process has ended, too */
async function perform(
	n8n: typeof N8n,
	lago: Lago,
	{ kind, changes }: Run,
	elsewhere: boolean,
): Promise<() => { done: number; lost: number }> {
	const { items, errors } = await n8n.runNode(PARAMETERS[kind], {
		credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
		items: changes.map(({ cell, value }) => ({
			json: { cell, value, removed: value === null ? [cell] : [] },
		})),
		node: { onError: 'continueErrorOutput' },
		elsewhere,
	});
	const isAmong = (list: typeof items, item: number) =>
		list.some(({ pairedItem }) => (pairedItem as { item: number }).item === item);
	return () => {
		const now = readAll(lago);
		const isThere = ({ cell, value }: Change) => (now.get(whereOf(kind, cell)) ?? null) === value;
		const done = changes.filter((_, item) => isAmong(items, item));
		const neither = changes.find((_, item) => !isAmong(items, item) && !isAmong(errors, item));
		if (neither) throw new Error(`Nothing is said of ${neither.cell}`);
		return { done: done.length, lost: done.filter((change) => !isThere(change)).length };
	};
}

/** What Lago has in each cell that there is. */
function readAll({ store }: Lago): Map<string, string | null> {
	const [wallet] = store.wallets;
	const cells = new Map<string, string | null>();
	for (const { key, value } of store.customer('acme').metadata) cells.set(`customer ${key}`, value);
	for (const [key, value] of Object.entries(wallet.metadata ?? {})) {
		cells.set(`wallet ${key}`, value);
	}
	return cells.set('wallet metrics', wallet.billable_metric_codes.join());
}
