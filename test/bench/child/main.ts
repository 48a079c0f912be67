/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** One contender's process: warms up, does its job, and reports. */
import { loadContender } from '../contenders';
import type { Failure, Job, MemoryReport, Target, TimeReport } from '../types';
import { liveMemory } from './liveMemory';
import { clock, measure } from './measure';

export interface Order extends Job {
	warmUp: { lago: Target; count: number };
	lago: Target;
}

async function carryOut({
	work,
	warmUp,
	lago,
	executions = 1,
	...job
}: Order): Promise<TimeReport | MemoryReport> {
	const perform = await loadContender(job.contender);
	if (job.engine) {
		const { proveEngine, startEngine } = await import('./engine');
		await startEngine(job.engine);
		await proveEngine(job.engine);
	}
	await perform({ ...work, count: warmUp.count }, warmUp.lago);

	const doWork = async () => {
		const all = Array.from({ length: executions }, async () => await perform(work, lago));
		return (await Promise.all(all)).flat();
	};
	if (job.memory) return await liveMemory(doWork);
	const timings = [];
	for (let run = 0; run < job.runs; run++) timings.push(await measure(doWork));
	return { timings, clock, peakRssMb: process.resourceUsage().maxRSS / 1000 };
}

async function main(): Promise<void> {
	// tsx switches them on, and n8n does not; they make errors slow.
	process.setSourceMapsEnabled(false);
	const report = await carryOut(JSON.parse(process.argv[2]) as Order).catch(
		(error: Error): Failure => ({ failed: error.message }),
	);
	process.send!(report, () => process.exit());
}

process.on('disconnect', () => process.exit());
void main();
