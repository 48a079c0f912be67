/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request to a real Lago, and what it answered. */
export interface Exchange {
	name: string;
	request: {
		method: string;
		path: string;
		/** A text was sent as it is, anything else as JSON. */
		body?: unknown;
		/** Where it was not that of the right key; null for none. */
		authorization?: string | null;
	};
	answer: {
		status: number;
		contentType?: string;
		// What Lago answers is looked into freely here.
		// eslint-disable-next-line @typescript-eslint/no-explicit-any
		body?: any;
	};
}

const files = new Map<string, Exchange[]>();

/** What a file holds; it is read when it is first asked for, as most who start the stand-in never do. */
function read(name: string): Exchange[] {
	const known = files.get(name);
	if (known) return known;
	const exchanges: Exchange[] = JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8'));
	files.set(name, exchanges);
	return exchanges;
}

/** `endpoints` and `edges` began with the same organization, `later` with one that has no licence. */
export const recordings = {
	get endpoints() {
		return read('endpoints');
	},
	get edges() {
		return read('edges');
	},
	get later() {
		return read('later');
	},
};

/** What was answered in a file to the exchange of that name. */
const answeredIn = (file: keyof typeof recordings) => (name: string) => {
	const exchange = recordings[file].find((candidate) => candidate.name === name);
	if (!exchange) throw new Error(`No exchange is called ${name}`);
	return exchange.answer.body;
};

export const answered = answeredIn('endpoints');
export const answeredLater = answeredIn('later');
