/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Timing } from '../types';

/** How often it is looked whether the event loop still turns. */
const RESOLUTION_MS = 5;

interface CpuUsage {
	user: number;
	system: number;
}

/** Node.js has it since 23.9. */
const { threadCpuUsage } = process as { threadCpuUsage?: (before?: CpuUsage) => CpuUsage };

export const clock: Clock = threadCpuUsage ? 'threadCpuUsage' : 'eventLoopUtilization';

/** Starts a watch on the main thread, which returns how many milliseconds the thread was busy. */
function watchMainThread(): () => number {
	if (threadCpuUsage) {
		const before = threadCpuUsage();
		return () => {
			const { user, system } = threadCpuUsage(before);
			return (user + system) / 1000;
		};
	}
	const before = performance.eventLoopUtilization();
	return () => performance.eventLoopUtilization(before).active;
}

/** Does the work once, and takes its times. */
export async function measure(work: () => Promise<unknown[]>): Promise<Timing> {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delays.enable();
	await sleep(4 * RESOLUTION_MS);
	delays.reset();

	const mainThread = watchMainThread();
	const start = performance.now();
	const out = (await work()).length;
	const wallMs = performance.now() - start;
	const mainThreadMs = mainThread();

	// A block is known only when the event loop has turned again.
	await sleep(4 * RESOLUTION_MS);
	delays.disable();
	const longestBlockMs = Math.max(delays.max / 1e6 - RESOLUTION_MS, 0);
	return { wallMs, mainThreadMs, longestBlockMs, out };
}
