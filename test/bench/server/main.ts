/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/** The process that the stand-in Lagos live in: opens one for a contender, and tells what it saw. */
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { startLago, type Lago } from '../../lago';
import type { ServerOptions, Tally, Target, Work } from '../types';
import { fill } from './fill';

export type Opening = ServerOptions & { work: Work };

export type Request = { open: Opening } | { close: true };

/** The Lago for warming up, and the one for the job. */
let lagos: Lago[] = [];
let refused = 0;

subscribe('http.server.response.finish', (message) => {
	if ((message as { response: ServerResponse }).response.statusCode === 429) refused += 1;
});

async function open({ work, ...options }: Opening): Promise<Target> {
	const lago = await startLago(options);
	fill(lago, work, options);
	lagos.push(lago);
	return { baseUrl: lago.url, apiKey: lago.apiKey };
}

/** Closes all, and tells of the last one. */
async function close(): Promise<Tally> {
	const { requests, maxInFlight: atOnce } = lagos.at(-1)!;
	const tally = { requests: requests.length, refused, atOnce };
	for (const lago of lagos) await lago.close();
	lagos = [];
	refused = 0;
	return tally;
}

process.on('message', (request: Request) => {
	const answering: Promise<Target | Tally> = 'open' in request ? open(request.open) : close();
	void answering.then((answer) => process.send!(answer));
});
process.on('disconnect', () => process.exit());
