/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** One contender's process: warms up, does its job, and reports. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry, Work } from './workloads';

/** Where Lago is, in the words of the node's credential. */
interface Target {
	baseUrl: string;
	apiKey: string;
}

/** Does the work, and returns the customers that Lago has answered with, or n8n's items of them. */
export type Perform = (work: Work, lago: Target) => Promise<unknown[]>;

interface Job {
	work: Work;
	lago: Target;
}

export interface Order extends Entry {
	runs: number;
	warmUp: Job;
	job: Job;
}

interface Timing {
	wallMs: number;
	mainThreadMs: number;
	longestBlockMs: number;
	/** How many customers came out. */
	out: number;
}

/** The median of each number. */
export type Report = Timing & { peakRssMb: number };

/** How often it is looked whether the event loop still turns. */
const RESOLUTION_MS = 5;

/** Loads only what this contender needs: what another one needs would count against it. */
const load = async ({ contender }: Entry): Promise<Perform> =>
	contender === 'undici'
		? (await import('./undici')).perform
		: (await import('./nodes')).performers[contender];

/** Does the work once, and takes its times. */
async function measure(work: () => Promise<unknown[]>): Promise<Timing> {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delays.enable();
	await sleep(4 * RESOLUTION_MS);
	delays.reset();
	const before = performance.eventLoopUtilization();
	const start = performance.now();
	const out = (await work()).length;
	const wallMs = performance.now() - start;
	const { active: mainThreadMs } = performance.eventLoopUtilization(before);
	// A block is known only when the event loop has turned again.
	await sleep(4 * RESOLUTION_MS);
	delays.disable();
	const longestBlockMs = Math.max(delays.max / 1e6 - RESOLUTION_MS, 0);
	return { wallMs, mainThreadMs, longestBlockMs, out };
}

async function main({ runs, warmUp, job, ...entry }: Order): Promise<void> {
	// tsx switches them on, and n8n does not; they make errors slow.
	process.setSourceMapsEnabled(false);
	const perform = await load(entry);
	if (entry.engine) {
		const { proveEngine, startEngine } = await import('./engine');
		await startEngine(entry.engine);
		await proveEngine(entry.engine);
	}
	await perform(warmUp.work, warmUp.lago);
	const timings: Timing[] = [];
	for (let run = 0; run < runs; run++) {
		timings.push(await measure(async () => await perform(job.work, job.lago)));
	}
	const median = (key: keyof Timing) =>
		timings.map((timing) => timing[key]).sort((a, b) => a - b)[Math.floor(runs / 2)];
	const report: Report = {
		wallMs: median('wallMs'),
		mainThreadMs: median('mainThreadMs'),
		longestBlockMs: median('longestBlockMs'),
		out: median('out'),
		peakRssMb: process.resourceUsage().maxRSS / 1000,
	};
	process.send?.(report, () => process.exit());
}

process.on('disconnect', () => process.exit());
void main(JSON.parse(process.argv[2]) as Order);
