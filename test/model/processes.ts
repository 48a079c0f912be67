/**
 * Two n8n processes, which write to the same few objects at once. Nothing can order them, so what must
 * hold is told of each cell: a metadata key, a name, the metrics of a wallet.
 */
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Lago } from '../lago';
import type * as N8n from '../n8n';

const CUSTOMERS = ['acme', 'bolt'];
const KEYS = ['a', 'b', 'c', 'd'];
const METRICS = ['calls', 'seats', 'rides'];

/** A change of one cell of a customer, or of the wallet of a customer. */
interface Change {
	customer: string;
	/** A key, or what stands for the name and for the metrics. */
	cell: string;
	/** Null where it is removed. */
	value: string | null;
}

type Kind = 'customer' | 'wallet' | 'scope';

/** A run of one process. */
interface Run {
	kind: Kind;
	changes: Change[];
}

/** What each of the two processes runs, one run after the other. */
export type Processes = [Run[], Run[]];

const customer = fc.constantFrom(...CUSTOMERS);
const key = fc.constantFrom(...KEYS);

const changeOf: Record<Kind, fc.Arbitrary<Pick<Change, 'customer' | 'cell'>>> = {
	customer: fc.record({ customer, cell: key }),
	wallet: fc.record({ customer, cell: key }),
	scope: fc.record({ customer, cell: fc.constant('metrics') }),
};

const run = fc.constantFrom<Kind>('customer', 'wallet', 'scope').chain((kind) =>
	fc.record({
		kind: fc.constant(kind),
		changes: fc.array(
			fc
				.tuple(changeOf[kind], fc.boolean(), fc.constantFrom(...METRICS.slice(1)))
				.map(([where, isRemoved, metric]) => ({
					...where,
					value: kind === 'scope' ? metric : kind === 'customer' && isRemoved ? null : '',
				})),
			{ minLength: 1, maxLength: 3 },
		),
	}),
);

/** Each change has a value of its own, so that it can be told whose is there. */
export const processes: fc.Arbitrary<Processes> = fc
	.tuple(...[0, 1].map(() => fc.array(run, { minLength: 1, maxLength: 3 })))
	.map((all) => {
		let number = 0;
		return all.map((runs) =>
			runs.map(({ kind, changes }) => ({
				kind,
				changes: changes.map((change) => ({
					...change,
					value: change.value === '' ? String(++number) : change.value,
				})),
			})),
		) as Processes;
	});

const on = (path: string) => `={{ $json.${path} }}`;

const PARAMETERS: Record<Kind, INodeParameters> = {
	customer: {
		...{ resource: 'customer', operation: 'createOrUpdate', externalId: on('customer') },
		customerFields: {
			metadata: { entry: [{ key: on('cell'), value: on('value') }] },
			metadataKeysToRemove: on('removed'),
		},
	},
	wallet: {
		...{ resource: 'walletMetadata', operation: 'merge' },
		...{ customerId: on('customer'), walletCode: 'main' },
		walletMetadata: { pair: [{ key: on('cell'), value: on('value') }] },
	},
	scope: {
		...{ resource: 'wallet', operation: 'update' },
		...{ customerId: on('customer'), walletCode: 'main' },
		walletUpdateFields: { billableMetricCodes: on('value') },
	},
};

const initial = (kind: Kind, cell: string) =>
	kind === 'scope' ? METRICS[0] : ['a', 'b'].includes(cell) ? 'before' : null;

/** What became of a change. */
interface Outcome extends Change {
	kind: Kind;
	isDone: boolean;
	isInDoubt: boolean;
}

/**
 * @returns how many changes were reported as done, and of how many nothing is there
 * @throws Error where a cell has what nobody gave it
 */
export async function checkProcesses(n8n: typeof N8n, lago: Lago, chosen: Processes) {
	lago.reset();
	for (const code of METRICS) lago.store.addBillableMetric({ code });
	for (const external_id of CUSTOMERS) {
		const entries = ['a', 'b'].map((name) => ({
			...lago.store.stamp(),
			...{ key: name, value: 'before', display_in_invoice: false },
		}));
		const added = lago.store.addCustomer({ external_id, metadata: entries });
		lago.store.addWallet(added, {
			code: 'main',
			billable_metric_codes: [METRICS[0]],
			metadata: { a: 'before', b: 'before' },
		});
	}
	// All take about as long, as those of one server do.
	lago.intercept((_, nth) => ({ delayMs: 4 + (nth % 3) }));
	const outcomes = await Promise.all(
		chosen.map(async (runs, process) => {
			const all: Outcome[] = [];
			for (const each of runs) all.push(...(await perform(n8n, lago, each, process === 1)));
			return all;
		}),
	);
	return judge(lago, outcomes.flat());
}

async function perform(
	n8n: typeof N8n,
	lago: Lago,
	{ kind, changes }: Run,
	elsewhere: boolean,
): Promise<Outcome[]> {
	const { items, errors } = await n8n.runNode(PARAMETERS[kind], {
		credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
		items: changes.map(({ value, cell, ...json }) => ({
			json: { ...json, cell, value, removed: value === null ? [cell] : [] },
		})),
		node: { onError: 'continueErrorOutput' },
		elsewhere,
	});
	const isAmong = (list: typeof items, item: number) =>
		list.some(({ pairedItem }) => (pairedItem as { item: number }).item === item);
	return changes.map((change, item) => ({
		...change,
		kind,
		isDone: isAmong(items, item),
		isInDoubt: isAmong(errors, item),
	}));
}

function judge(lago: Lago, outcomes: Outcome[]): { done: number; lost: number } {
	let lost = 0;
	for (const [id, kind, cell] of listCells()) {
		const now = read(lago, id, kind, cell);
		const changes = outcomes.filter(
			(each) => each.customer === id && each.kind === kind && each.cell === cell,
		);
		const done = changes.filter(({ isDone }) => isDone);
		const before = initial(kind, cell);
		if (now !== before && !changes.some(({ value }) => value === now)) {
			throw new Error(`${kind} ${id} ${cell} is ${now}, which nobody gave it`);
		}
		if (now === before && done.length && !changes.some(({ value }) => value === before)) lost++;
	}
	return { done: outcomes.filter(({ isDone }) => isDone).length, lost };
}

const listCells = (): Array<[id: string, kind: Kind, cell: string]> =>
	CUSTOMERS.flatMap(
		(id): Array<[string, Kind, string]> => [
			...KEYS.flatMap(
				(cell): Array<[string, Kind, string]> => [
					[id, 'customer', cell],
					[id, 'wallet', cell],
				],
			),
			[id, 'scope', 'metrics'],
		],
	);

/** What Lago has in a cell; null where there is none. */
function read({ store }: Lago, id: string, kind: Kind, cell: string): string | null {
	const found = store.customer(id);
	if (kind === 'customer') return found.metadata.find((entry) => entry.key === cell)?.value ?? null;
	const wallet = store.wallets.find((each) => each.lago_customer_id === found.lago_id)!;
	return kind === 'scope' ? wallet.billable_metric_codes.join() : (wallet.metadata?.[cell] ?? null);
}
