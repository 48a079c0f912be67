/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

const pages = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));

/** What the README and the pages in docs say, so that a sentence may move from one to the other. */
export const documents = ['README.md', ...pages.map((page) => `docs/${page}`)]
	.map((path) => readFileSync(join(root, path), 'utf8'))
	.join('\n');

/** The cells of the table under a heading; an empty first cell is that of the row above. */
export function tableUnder(heading: string): string[][] {
	const [, section = ''] = documents.split(`\n${heading}\n`);
	const [table = ''] = /(\|.*\|\n)+/.exec(section) ?? [];
	return rowsOf(table.split('\n').slice(2, -1));
}

/**
 * The rows of the table that has these columns, each with the cells of those columns in their order; an
 * empty cell of the first column is that of the row above.
 */
export function tableWith(...columns: string[]): string[][] {
	const tables = documents.match(/(?:^\|.*\|\n)+/gm) ?? [];
	for (const table of tables) {
		const [head = '', , ...lines] = table.trimEnd().split('\n');
		const places = columns.map((column) => cellsOf(head).indexOf(column));
		if (places.includes(-1)) continue;
		return rowsOf(lines).map((cells) => places.map((place) => cells[place] ?? ''));
	}
	throw new Error(`Neither the README nor docs has a table with the columns ${columns.join(', ')}`);
}

function rowsOf(lines: string[]): string[][] {
	let name = '';
	return lines.map((line) => {
		const [first = '', ...rest] = cellsOf(line);
		return [(name = first || name), ...rest];
	});
}

const cellsOf = (line: string) =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

const WORDS = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
];

/** What stands at the place of the pattern's group, wherever the documents say so: at least once. */
export function told(pattern: RegExp): string[] {
	const found = [...documents.matchAll(new RegExp(pattern, 'g'))].map(([, group = '']) => group);
	if (found.length) return found;
	throw new Error(
		`Neither the README nor docs says ${String(pattern)}. If the sentence has new words, the pattern needs them, too.`,
	);
}

/** The one number at that place, in digits or as a word. @throws Error if the documents disagree */
export function toldNumber(pattern: RegExp): number {
	const numbers = told(pattern).map((text) => {
		const word = WORDS.indexOf(text.toLowerCase());
		return word === -1 ? Number(text.replaceAll(',', '')) : word;
	});
	const [number = NaN, ...others] = new Set(numbers);
	if (!others.length) return number;
	throw new Error(
		`The README and docs disagree on ${String(pattern)}: ${[number, ...others].join()}`,
	);
}
