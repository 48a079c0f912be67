import type { MemoryRow } from './memory';
import type { PackageFacts } from './packageFacts';
import type { Row } from './row';
import type { ContenderId, Engine } from './types';

/** All that a run of the bench has found out. */
export interface Results {
	rows: Row[];
	memory: MemoryRow[];
	package?: PackageFacts;
}

export const findRow = (
	{ rows }: Results,
	workload: string,
	contender: ContenderId,
	engine?: Engine,
) =>
	rows.find(
		(row) => row.workload === workload && row.contender === contender && row.engine === engine,
	);
