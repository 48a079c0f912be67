type Cell = string | number | undefined;

/**
 * A table in plain text: the first column to the left, the others to the right. A line may end early
 * with a remark, which may be longer than its column is wide.
 */
export function table(head: string[], lines: Cell[][]): string {
	const rows = [head, ...lines.map((line) => line.map(textOf))];
	const isRemark = (row: string[], column: number) =>
		row.length < head.length && column === row.length - 1;
	const widths = head.map((_, column) =>
		Math.max(...rows.map((row) => (isRemark(row, column) ? 0 : (row[column]?.length ?? 0)))),
	);
	const pad = (cell: string, column: number) =>
		column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
	const [first, ...rest] = rows.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd());
	const rule = `  ${'-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))}`;
	return [first, rule, ...rest].join('\n');
}

const textOf = (cell: Cell): string => (cell === undefined ? '' : String(cell));
