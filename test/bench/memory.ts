import { run } from './job';
import type { ContenderId, MemoryReport, Tally } from './types';

export const MEMORY = 'list-100k-memory';

const WORK = { kind: 'list', count: 100_000 } as const;

/** One contender's live memory. */
export interface MemoryRow extends Partial<MemoryReport & Tally> {
	contender: ContenderId;
	missing?: string;
	/** What the work added at its peak, as a multiple of what the same items alone add. */
	ratio?: number;
}

/** How much live memory Return All takes, beside what n8n takes for handing on its items. */
export async function measureMemory(): Promise<MemoryRow[]> {
	const alone = await rowOf('itemsAlone', 0);
	const added = ({ peakMb = NaN, baseMb = NaN }: MemoryRow) => peakMb - baseMb;
	const rows = [alone, await rowOf('lagoCustomer', 50), await rowOf('lagoCustomerSimplified', 50)];
	return rows.map((row) => ({ ...row, ratio: added(row) / added(alone) }));
}

async function rowOf(contender: ContenderId, latencyMs: number): Promise<MemoryRow> {
	const job = { contender, engine: 'legacy', work: WORK, runs: 1, memory: true } as const;
	const report = await run<MemoryReport>(job, { latencyMs });
	return 'failed' in report
		? { contender, missing: `failed: ${report.failed}` }
		: { contender, ...report, ...report.reports[0] };
}
