import { run } from './job';
import { obstacle } from './obstacles';
import type { Clock, ContenderId, Engine, Tally, TimeReport, Timing } from './types';
import type { Entry, Workload } from './workloads';

/** One line of a workload's table. */
export interface Row extends Partial<Measured> {
	workload: string;
	contender: ContenderId;
	engine?: Engine;
	/** Why there are no numbers. */
	missing?: string;
}

export interface Measured extends Tally {
	wallMs: number;
	out: number;
	lost: number;
	mainThreadMsPerItem: number;
	clock: Clock;
	longestBlockMs: number;
	peakRssMb: number;
	/** Only so many items were done; time and counts are scaled to all of them. */
	extrapolatedFrom?: number;
}

export async function rowOf({ name, ...workload }: Workload, entry: Entry): Promise<Row> {
	const { contender, engine } = entry;
	const row: Row = { workload: name, contender, engine, missing: obstacle(entry) };
	if (row.missing) return row;

	const { share = 1 } = entry;
	const work = { ...workload.work, count: workload.work.count * share };
	const job = { contender, engine, work, runs: workload.runs };
	const report = await run<TimeReport>(job, workload.server);
	if ('failed' in report) return { ...row, missing: `failed: ${report.failed}` };
	return { ...row, ...measured(report, work.count, share) };
}

function measured(report: TimeReport & Tally, count: number, share: number): Measured {
	const { timings, clock, peakRssMb, requests, refused, atOnce } = report;
	const middle = (key: keyof Timing) => median(timings.map((timing) => timing[key]));
	const inAll = (value: number) => Math.round(value / timings.length / share);
	return {
		wallMs: middle('wallMs') / share,
		requests: inAll(requests),
		refused: inAll(refused),
		atOnce,
		out: middle('out') / share,
		lost: (count - middle('out')) / share,
		mainThreadMsPerItem: middle('mainThreadMs') / count,
		clock,
		longestBlockMs: middle('longestBlockMs'),
		peakRssMb,
		...(share < 1 && { extrapolatedFrom: count }),
	};
}

export const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
