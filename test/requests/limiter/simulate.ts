import { acquireLimiter, type RunLimiter } from '../../../nodes/LagoCustomer/lago/limiter/limiter';
import { randomNumbers } from '../../lago/random';
import { SimulatedServer, type Response, type ServerOptions } from './server';
import { VirtualClock } from './virtualClock';

/** As often as the client tries a request that was refused. */
const TRIES = 20;

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

/** What `simulate` does for a single run, with a number of requests in flight that somebody knew. */
export async function simulateFixed(
	{ seed = 1, ...options }: ServerOptions & { seed?: number },
	{ requests, inFlight }: { requests: number; inFlight: number },
): Promise<{ server: SimulatedServer; took: number }> {
	const clock = new VirtualClock();
	const server = new SimulatedServer(clock, randomNumbers(seed), options);
	const begin = clock.now();
	const send = async () => {
		while (server.requests < requests) await server.request();
	};
	await clock.run(Promise.all(Array.from({ length: inFlight }, send)));
	return { server, took: clock.now() - begin };
}

/** Lets runs send their requests to a server, on a clock of their own. */
export async function simulate(
	{ seed = 1, ...options }: ServerOptions & { seed?: number },
	runs: Run[],
): Promise<Simulated> {
	const clock = new VirtualClock();
	const random = randomNumbers(seed);
	jest.spyOn(Math, 'random').mockImplementation(random);
	const server = new SimulatedServer(clock, random, options);
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
	const limiter = acquireLimiter(process, { maxConcurrency, signal, clock });
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
