import type { Order } from './child/main';
import { ask, runToEnd, start } from './processes';
import type { Opening, Request } from './server/main';
import type { Failure, Job, ServerOptions, Tally, Target } from './types';

const WARM_UP = { get: 50, list: 500, create: 50 };

/** The process that the Lagos are in. It is the same for all jobs, and each has its own Lago there. */
const server = start('server/main.ts');

export const endServer = () => server.disconnect();

const askServer = async <T>(request: Request) => await ask<T>(server, request);

/** Has a contender do a job in processes of its own, all at the same time. */
export async function run<T>(
	job: Job,
	options: ServerOptions,
	processes = 1,
): Promise<({ reports: T[] } & Tally) | Failure> {
	const { work } = job;
	const warmUp = { ...work, count: WARM_UP[work.kind] };
	const order: Order = {
		...job,
		warmUp: { count: warmUp.count, lago: await open({ latencyMs: 0, work: warmUp }) },
		lago: await open({ ...options, work }),
	};
	const args = [JSON.stringify(order)];
	const runOne = async (): Promise<T | Failure> =>
		await runToEnd<T | Failure>('child/main.ts', args, job.memory ? ['--expose-gc'] : []).catch(
			(error: Error): Failure => ({ failed: error.message }),
		);
	const reports = await Promise.all(Array.from({ length: processes }, runOne));
	const tally = await askServer<Tally>({ close: true });
	const done: T[] = [];
	for (const report of reports) {
		if (isFailure(report)) return report;
		done.push(report);
	}
	return { reports: done, ...tally };
}

const isFailure = <T>(report: T | Failure): report is Failure =>
	typeof report === 'object' && report !== null && 'failed' in report;

const open = async (opening: Opening) => await askServer<Target>({ open: opening });
