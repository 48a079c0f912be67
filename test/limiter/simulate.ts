import { acquireLimiter, type RunLimiter } from '../../nodes/LagoCustomer/lago/limiter/limiter';
import { SimulatedServer, type Random, type ServerOptions } from './server';
import { VirtualClock } from './virtualClock';

/** As often as the client tries a request that was refused. */
const TRIES = 20;

/** What the limiter learns of a request. */
export interface Response {
	status: number;
	headers: Record<string, unknown>;
}

export interface Run {
	requests: number;
	/** Runs of the same process share what they know. */
	process?: string;
	maxConcurrency?: number;
	/** Milliseconds after the others. */
	after?: number;
}

export interface Finished {
	/** Milliseconds. */
	took: number;
	lost: number;
	/** When each answer came, in milliseconds since all began. */
	answers: number[];
}

export interface Simulated {
	server: SimulatedServer;
	runs: Finished[];
	/** Milliseconds. */
	took: number;
	lost: number;
	/** The part of the requests that were refused. */
	refused: number;
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Lets runs send their requests to a server, on a clock of their own. */
export async function simulate(
	options: Omit<ServerOptions, 'clock' | 'random'> & { seed?: number },
	runs: Run[],
): Promise<Simulated> {
	const clock = new VirtualClock();
	const random = randomOf(options.seed ?? 1);
	jest.spyOn(Math, 'random').mockImplementation(random);
	const server = new SimulatedServer({ ...options, clock, random });
	const begin = clock.now();
	const finished = await clock.run(
		Promise.all(runs.map(async (run) => await finish(run, server, clock, begin))),
	);
	const lost = finished.reduce((sum, run) => sum + run.lost, 0);
	const took = clock.now() - begin;
	return { server, runs: finished, took, lost, refused: server.refused / server.requests };
}

async function finish(
	{ requests, process = 'the only one', maxConcurrency, after = 0 }: Run,
	server: SimulatedServer,
	clock: VirtualClock,
	begin: number,
): Promise<Finished> {
	await clock.sleep(after);
	const start = clock.now();
	const { signal } = new AbortController();
	// Processes know nothing of each other, and neither do accounts.
	const limiter = acquireLimiter(
		{ url: process, apiKey: 'key' },
		{ maxConcurrency, signal, clock },
	);
	const answers: number[] = [];
	let lost = 0;
	const perform = async () => {
		const { status } = await untilAccepted(limiter, server);
		if (status === 200) answers.push(clock.now() - begin);
		else lost++;
	};
	await Promise.all(Array.from({ length: requests }, perform));
	limiter.release();
	return { took: clock.now() - start, lost, answers };
}

async function untilAccepted(limiter: RunLimiter, server: SimulatedServer): Promise<Response> {
	for (let attempt = 1; ; attempt++) {
		const answer = await limiter.schedule(server.request, {
			priority: attempt > 1 ? 'high' : 'normal',
		});
		if (answer.status !== 429 || attempt === TRIES) return answer;
	}
}
