import { run } from './job';
import { obstacle } from './obstacles';
import type { Clock, ContenderId, Engine, Tally, TimeReport, Timing } from './types';
import { idealMs, type Entry, type Workload } from './workloads';

/** One line of a workload's table. */
export interface Row extends Partial<Measured> {
	workload: string;
	contender: ContenderId;
	engine?: Engine;
	/** The least time there is, in milliseconds, where the server sets bounds. */
	ideal?: number;
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
	const { runs, executions = 1, processes } = workload;
	const work = { ...workload.work, count: workload.work.count * share };
	const job = { contender, engine, work, runs, executions };
	const report = await run<TimeReport>(job, workload.server, processes);
	if ('failed' in report) return { ...row, missing: `failed: ${report.failed}` };
	const count = work.count * executions * report.reports.length;
	const ideal = idealMs({ name, ...workload });
	return { ...row, ideal, ...measured(report, count, share) };
}

function measured(
	{ reports, requests, refused, atOnce }: { reports: TimeReport[] } & Tally,
	count: number,
	share: number,
): Measured {
	const [{ timings: first, clock }] = reports;
	const timings = first.map((_, run) => together(reports.map(({ timings: all }) => all[run])));
	const peakRssMb = Math.max(...reports.map((report) => report.peakRssMb));
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

/** What processes that worked at the same time have taken. */
const together = (timings: Timing[]): Timing => {
	const values = (key: keyof Timing) => timings.map((timing) => timing[key]);
	const sum = (key: keyof Timing) => values(key).reduce((a, b) => a + b);
	return {
		wallMs: Math.max(...values('wallMs')),
		mainThreadMs: sum('mainThreadMs'),
		longestBlockMs: Math.max(...values('longestBlockMs')),
		out: sum('out'),
	};
};

export const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
