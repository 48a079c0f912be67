/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { parseArgs } from 'node:util';
import { MEMORY } from './memory';
import { PACKAGE } from './packageFacts';
import { workloads } from './workloads';

const PARTS = [...workloads.map(({ name }) => name), MEMORY, PACKAGE];

export interface Arguments {
	/** Where the numbers are written to. */
	json: string;
	isChosen: (part: string) => boolean;
}

export function readArguments(): Arguments {
	const { values, positionals } = parseArgs({
		args: process.argv.slice(2),
		options: { json: { type: 'string', default: 'bench.json' } },
		allowPositionals: true,
	});
	const unknown = positionals.filter((part) => !PARTS.includes(part));
	if (unknown.length) {
		throw new Error(`There is no ${unknown.join(', ')}. Choose from: ${PARTS.join(', ')}`);
	}
	return {
		json: values.json,
		isChosen: (part) => positionals.length === 0 || positionals.includes(part),
	};
}
