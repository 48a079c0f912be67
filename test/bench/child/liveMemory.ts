/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MemoryReport } from '../types';

/** From the end of one look to the next: a look takes as long as a full garbage collection. */
const PAUSE_MS = 250;

/** What is still reachable, in megabytes. */
function liveMb(): number {
	gc!();
	// Dead buffers are given back only after their collection; the next one waits for that.
	gc!();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

/** Does the work once, and looks at the live memory all the while. Needs --expose-gc. */
export async function liveMemory(work: () => Promise<unknown[]>): Promise<MemoryReport> {
	const baseMb = liveMb();
	let peakMb = baseMb;
	const look = () => (peakMb = Math.max(peakMb, liveMb()));

	const working = work();
	let isDone = false;
	const done = working.finally(() => (isDone = true));
	while (!isDone) {
		await Promise.race([sleep(PAUSE_MS), done]);
		look();
	}
	return { baseMb, peakMb, out: (await working).length };
}
