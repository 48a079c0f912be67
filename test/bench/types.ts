export type Engine = 'legacy' | 'vm';

/** What a contender has to do. */
export interface Work {
	kind: 'get' | 'list' | 'create';
	/** How many customers. */
	count: number;
	/** Whether the IDs come from an expression that n8n must evaluate, and not from a mere field. */
	computed?: boolean;
}

/** Where Lago is, in the words of the node's credential. */
export interface Target {
	baseUrl: string;
	apiKey: string;
}

/** Does the work, and returns the customers that Lago has answered with, or n8n's items of them. */
export type Perform = (work: Work, lago: Target) => Promise<unknown[]>;

export interface ServerOptions {
	latencyMs: number;
	/** How many requests it works on at once; the others wait in it. Without it, all. */
	threads?: number;
	rateLimit?: { limit: number; windowMs: number };
}

/** What the server saw of a contender. */
export interface Tally {
	requests: number;
	/** Requests answered with 429. */
	refused: number;
	/** The most requests that were in progress at one time. */
	atOnce: number;
}

/** One contender's process. */
export interface Job {
	contender: ContenderId;
	engine?: Engine;
	work: Work;
	/** How often the work is done. */
	runs: number;
	/** How many executions do it at the same time. */
	executions?: number;
	/** Live memory is measured, and no time. */
	memory?: boolean;
}

export type ContenderId =
	| 'lagoCustomer'
	| 'lagoCustomerSimplified'
	| 'httpRequest'
	| 'httpRequestBatching'
	| 'client'
	| 'undici'
	| 'itemsAlone';

export interface Timing {
	wallMs: number;
	mainThreadMs: number;
	longestBlockMs: number;
	/** How many customers came out. */
	out: number;
}

export type Clock = 'threadCpuUsage' | 'eventLoopUtilization';

export interface TimeReport {
	timings: Timing[];
	/** What the time on the main thread was measured with. */
	clock: Clock;
	peakRssMb: number;
}

export interface MemoryReport {
	/** Live memory before the work. */
	baseMb: number;
	/** The most that was live during the work or right after it. */
	peakMb: number;
	out: number;
}

export interface Failure {
	failed: string;
}
