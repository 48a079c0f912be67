import { contenders } from './contenders';
import type { MemoryRow } from './memory';
import type { PackageFacts } from './packageFacts';
import { findRow, type Results } from './results';
import type { Measured, Row } from './row';
import { table } from './table';
import { targets } from './targets';
import { workloads, type Workload } from './workloads';

const HEAD = [
	'',
	'expressions',
	'time s',
	'× ideal',
	'× undici',
	'requests',
	'429s',
	'at once',
	'items',
	'lost',
	'main thread ms/item',
	'longest block ms',
	'peak RSS MB',
];

/** All results as text for a terminal. */
export function report(results: Results): string {
	return [
		...workloads.flatMap((workload) => workloadText(results, workload)),
		...(results.memory.length ? [memoryText(results.memory)] : []),
		...(results.package ? [packageText(results.package)] : []),
		targetsText(results),
	].join('\n\n');
}

function workloadText(results: Results, { name, title }: Workload): string[] {
	const rows = results.rows.filter(({ workload }) => workload === name);
	if (rows.length === 0) return [];
	const undici = findRow(results, name, 'undici')?.wallMs;
	const lines = rows.map((row) => [
		contenders[row.contender].title,
		row.engine,
		...(row.missing ? [row.missing] : measuredCells(row as Row & Measured, undici)),
	]);
	return [`${title}  [${name}]\n${table(HEAD, lines)}${notes(rows)}`];
}

const measuredCells = (row: Row & Measured, undiciMs?: number) => [
	`${row.extrapolatedFrom ? '~' : ''}${(row.wallMs / 1000).toFixed(2)}`,
	row.ideal && (row.wallMs / row.ideal).toFixed(2),
	undiciMs && (row.wallMs / undiciMs).toFixed(2),
	row.requests,
	row.refused,
	row.atOnce,
	row.out,
	row.lost,
	row.mainThreadMsPerItem.toFixed(3),
	row.longestBlockMs.toFixed(0),
	row.peakRssMb.toFixed(0),
];

function notes(rows: Row[]): string {
	const clock = rows.find((row) => row.clock)?.clock;
	const extrapolated = rows.find(({ extrapolatedFrom }) => extrapolatedFrom)?.extrapolatedFrom;
	return [
		clock && `\n  main thread: by ${clock}`,
		extrapolated && `; ~ extrapolated from ${extrapolated} items`,
	]
		.filter(Boolean)
		.join('');
}

function memoryText(rows: MemoryRow[]): string {
	const lines = rows.map(({ contender, missing, baseMb, peakMb, ratio }) => [
		contenders[contender].title,
		...(missing ? [missing] : [baseMb?.toFixed(0), peakMb?.toFixed(0), ratio?.toFixed(2)]),
	]);
	const head = ['', 'before MB', 'peak MB', '× the items alone'];
	return `Return All of 100,000 customers: live memory after garbage collection\n${table(head, lines)}`;
}

const packageText = ({ packedBytes, unpackedBytes, requireMs }: PackageFacts) =>
	`Package: ${kilobytes(packedBytes)} packed, ${kilobytes(unpackedBytes)} unpacked; loaded in ${requireMs.toFixed(1)} ms beyond n8n-workflow`;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function targetsText(results: Results): string {
	const lines = targets(results).map(({ what, limit, value, pass }) =>
		pass === undefined ? [what, limit, value] : [what, limit, value, pass ? 'PASS' : 'FAIL'],
	);
	return `Must reach\n${table(['', 'target', 'value', ''], lines)}`;
}
