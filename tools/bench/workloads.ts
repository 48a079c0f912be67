export type Engine = 'legacy' | 'vm';

export type Contender = 'lagoCustomer' | 'httpRequest' | 'httpRequestBatching' | 'undici';

/** Who does the work; a node does it with one of n8n's engines for expressions. */
export interface Entry {
	contender: Contender;
	engine?: Engine;
}

export interface Work {
	kind: 'create' | 'get' | 'list';
	/** How many customers. */
	count: number;
}

export interface ServerOptions {
	latencyMs: number;
	/** How many requests it works on at once; the others wait in it. Without it, all. */
	threads?: number;
	rateLimit?: { limit: number; windowMs: number };
}

/** What a contender took for the work, and what Lago saw of it. */
export interface Measured {
	wallMs: number;
	lost: number;
	mainThreadMsPerItem: number;
	longestBlockMs: number;
	peakRssMb: number;
	requests: number;
	/** Requests answered with 429. */
	refused: number;
	/** The most requests that were in progress at one time. */
	atOnce: number;
}

export type Row = Entry & Measured;

/** What must be reached, of the node with the engine `legacy` and, if it says so, in comparison. */
interface Target {
	what: string;
	most: number;
	value: (node: Measured, others: (entry: Entry) => Measured) => number;
}

export interface Workload {
	name: string;
	title: string;
	work: Work;
	server: ServerOptions;
	/** How often it is done, for the median. */
	runs: number;
	entries: Entry[];
	targets: Target[];
}

const inBothEngines = (contender: Contender): Entry[] =>
	(['legacy', 'vm'] as const).map((engine) => ({ contender, engine }));

const node: Entry = { contender: 'lagoCustomer', engine: 'legacy' };
const httpRequest: Entry = { contender: 'httpRequest', engine: 'legacy' };
const undici: Entry = { contender: 'undici' };

/** Lago Cloud's limit for most operations. */
const FIFTY_A_SECOND = { limit: 50, windowMs: 1000 };

const get = (count: number): Work => ({ kind: 'get', count });

/**
 * The time that no way of doing the work can beat, in milliseconds: the server's own, and one answer.
 * Infinity where the server sets no bounds.
 */
export function idealMs({ work, server }: Pick<Workload, 'work' | 'server'>): number {
	const { latencyMs, threads = Infinity, rateLimit } = server;
	const perMs = Math.min(
		threads / latencyMs,
		rateLimit ? rateLimit.limit / rateLimit.windowMs : Infinity,
	);
	return perMs === Infinity ? Infinity : work.count / perMs + latencyMs;
}

const timesIdeal =
	(bounds: Pick<Workload, 'work' | 'server'>): Target['value'] =>
	({ wallMs }) =>
		wallMs / idealMs(bounds);

const toUndici: Target = {
	what: "time / undici's",
	most: 1.15,
	value: ({ wallMs }, others) => wallMs / others(undici).wallMs,
};

const noneLost: Target = { what: 'items lost', most: 0, value: ({ lost }) => lost };

const slow = { work: get(300), server: { latencyMs: 1000, rateLimit: FIFTY_A_SECOND } };
const narrow = { work: get(300), server: { latencyMs: 200, threads: 2 } };

export const workloads: Workload[] = [
	{
		name: 'gets-0ms',
		title: '1,000 Gets, no latency (median of 5)',
		work: get(1000),
		server: { latencyMs: 0 },
		runs: 5,
		entries: [...inBothEngines('lagoCustomer'), ...inBothEngines('httpRequest'), undici],
		// Without latency, as waiting takes time on the main thread as well.
		targets: inBothEngines('lagoCustomer').map((own) => ({
			what: `main thread / that of the HTTP Request node, ${own.engine}`,
			most: 1,
			value: (_, others) =>
				others(own).mainThreadMsPerItem /
				others({ ...own, contender: 'httpRequest' }).mainThreadMsPerItem,
		})),
	},
	{
		name: 'gets-100ms',
		title: '1,000 Gets, 100 ms latency',
		work: get(1000),
		server: { latencyMs: 100 },
		runs: 1,
		entries: [node, httpRequest, undici],
		targets: [
			{ what: 'time, s', most: 2, value: ({ wallMs }) => wallMs / 1000 },
			{ what: 'requests at once', most: 64, value: ({ atOnce }) => atOnce },
			toUndici,
		],
	},
	{
		name: 'gets-limited',
		title: '1,000 Gets, at most 50 requests a second, 20 ms latency',
		work: get(1000),
		server: { latencyMs: 20, rateLimit: FIFTY_A_SECOND },
		runs: 1,
		entries: [node, httpRequest, { contender: 'httpRequestBatching', engine: 'legacy' }, undici],
		targets: [noneLost, { what: 'time, s', most: 22, value: ({ wallMs }) => wallMs / 1000 }],
	},
	{
		name: 'gets-limited-1s',
		title: '300 Gets, at most 50 requests a second, 1 s latency',
		...slow,
		runs: 1,
		entries: [node],
		targets: [{ what: 'time / ideal', most: 1.4, value: timesIdeal(slow) }],
	},
	{
		name: 'gets-2-threads',
		title: '300 Gets, a server with 2 threads, 200 ms latency',
		...narrow,
		runs: 1,
		entries: [node],
		targets: [
			{ what: 'time / ideal', most: 1.1, value: timesIdeal(narrow) },
			{ what: 'most that wait for a thread', most: 8, value: ({ atOnce }) => atOnce - 2 },
		],
	},
	{
		name: 'creates',
		title: '1,000 creates, 50 ms latency (median of 3)',
		work: { kind: 'create', count: 1000 },
		server: { latencyMs: 50 },
		runs: 3,
		entries: [node, httpRequest, undici],
		targets: [noneLost, toUndici],
	},
	{
		name: 'list-10k',
		title: 'Return All of 10,000 customers, 50 ms latency',
		work: { kind: 'list', count: 10_000 },
		server: { latencyMs: 50 },
		runs: 1,
		entries: [node, httpRequest, undici],
		targets: [noneLost, toUndici],
	},
];
