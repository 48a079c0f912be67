import type { ContenderId, Engine, ServerOptions, Work } from './types';

export interface Entry {
	contender: ContenderId;
	engine?: Engine;
	/** The part of the work that is really done, where all of it would take minutes. */
	share?: number;
}

export interface Workload {
	name: string;
	title: string;
	work: Work;
	server: ServerOptions;
	/** How often it is done, for the median. */
	runs: number;
	/** How many executions do the work at the same time in a process. */
	executions?: number;
	/** How many processes do so. */
	processes?: number;
	entries: Entry[];
}

const inBothEngines = (contender: ContenderId): Entry[] => [
	{ contender, engine: 'legacy' },
	{ contender, engine: 'vm' },
];

const nodesInBothEngines = [...inBothEngines('lagoCustomer'), ...inBothEngines('httpRequest')];

const node: Entry = { contender: 'lagoCustomer', engine: 'legacy' };

const nodes: Entry[] = [node, { contender: 'httpRequest', engine: 'legacy' }];

/** Lago Cloud's limit for most operations. */
const FIFTY_A_SECOND = { limit: 50, windowMs: 1000 };

/**
 * The time that no way of doing the work can beat, in milliseconds: the server's own, and one answer.
 * Undefined where the server sets no bounds.
 */
export function idealMs({ work, server, executions = 1, processes = 1 }: Workload) {
	const { latencyMs, threads = Infinity, rateLimit } = server;
	const perMs = Math.min(
		threads / latencyMs,
		rateLimit ? rateLimit.limit / rateLimit.windowMs : Infinity,
	);
	return perMs === Infinity ? undefined : (work.count * executions * processes) / perMs + latencyMs;
}

const get = (count: number): Work => ({ kind: 'get', count });
const list = (count: number): Work => ({ kind: 'list', count });

export const workloads: Workload[] = [
	{
		name: 'gets-0ms',
		title: '1,000 Gets, no latency (median of 5)',
		work: get(1000),
		server: { latencyMs: 0 },
		runs: 5,
		entries: [...nodesInBothEngines, { contender: 'client' }, { contender: 'undici' }],
	},
	{
		name: 'gets-computed',
		title: '1,000 Gets, no latency, IDs that n8n must evaluate (median of 5)',
		work: { ...get(1000), computed: true },
		server: { latencyMs: 0 },
		runs: 5,
		entries: nodesInBothEngines,
	},
	{
		name: 'gets-100ms',
		title: '1,000 Gets, 100 ms latency',
		work: get(1000),
		server: { latencyMs: 100 },
		runs: 1,
		entries: [...nodesInBothEngines, { contender: 'client', share: 0.1 }, { contender: 'undici' }],
	},
	{
		name: 'gets-limited',
		title: '1,000 Gets, at most 50 requests a second, 20 ms latency',
		work: get(1000),
		server: { latencyMs: 20, rateLimit: FIFTY_A_SECOND },
		runs: 1,
		entries: [
			...nodes,
			{ contender: 'httpRequestBatching', engine: 'legacy' },
			{ contender: 'client' },
			{ contender: 'undici' },
		],
	},
	...[1, 3].map(
		(seconds): Workload => ({
			name: `gets-limited-${seconds}s`,
			title: `300 Gets, at most 50 requests a second, ${seconds} s latency`,
			work: get(300),
			server: { latencyMs: 1000 * seconds, rateLimit: FIFTY_A_SECOND },
			runs: 1,
			entries: [node],
		}),
	),
	...[2, 5, 20, 50].map(
		(threads): Workload => ({
			name: `gets-${threads}-threads`,
			title: `300 Gets, a server with ${threads} threads, 200 ms latency`,
			work: get(300),
			server: { latencyMs: 200, threads },
			runs: 1,
			entries: [node],
		}),
	),
	{
		name: 'gets-limited-executions',
		title: '4 executions of 250 Gets at once, at most 50 requests a second, 20 ms latency',
		work: get(250),
		server: { latencyMs: 20, rateLimit: FIFTY_A_SECOND },
		runs: 1,
		executions: 4,
		entries: [node],
	},
	{
		name: 'gets-limited-processes',
		title: '2 processes with 500 Gets each, at most 50 requests a second, 20 ms latency',
		work: get(500),
		server: { latencyMs: 20, rateLimit: FIFTY_A_SECOND },
		runs: 1,
		processes: 2,
		entries: [node],
	},
	{
		name: 'list-10k',
		title: 'Return All of 10,000 customers, 50 ms latency',
		work: list(10_000),
		server: { latencyMs: 50 },
		runs: 1,
		entries: [...nodes, { contender: 'client' }, { contender: 'undici' }],
	},
	{
		name: 'list-100k',
		title: 'Return All of 100,000 customers, 50 ms latency',
		work: list(100_000),
		server: { latencyMs: 50 },
		runs: 1,
		entries: [...nodes, { contender: 'undici' }],
	},
	{
		name: 'creates-0ms',
		title: '1,000 creates, no latency (median of 5)',
		work: { kind: 'create', count: 1000 },
		server: { latencyMs: 0 },
		runs: 5,
		entries: nodesInBothEngines,
	},
	{
		name: 'creates',
		title: '1,000 creates, 50 ms latency',
		work: { kind: 'create', count: 1000 },
		server: { latencyMs: 50 },
		runs: 1,
		entries: [...nodes, { contender: 'client', share: 0.1 }, { contender: 'undici' }],
	},
];
