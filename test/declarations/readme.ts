/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The cells of the README's table under a heading; an empty first cell is that of the row above. */
export function tableUnder(heading: string): string[][] {
	const [, section = ''] = readme.split(`\n${heading}\n`);
	const [table = ''] = /(\|.*\|\n)+/.exec(section) ?? [];
	const rows = table
		.split('\n')
		.slice(2, -1)
		.map((row) =>
			row
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
	let name = '';
	return rows.map(([first = '', ...rest]) => [(name = first || name), ...rest]);
}
