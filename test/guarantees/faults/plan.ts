/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';
import type { Handler, RecordedRequest } from '../../lago';
import { misfortune, type Fault } from './fault';

/** So many that hardly two requests of a run share one. */
const COUNT = 499;

/** How many faults in a row the node must live with, whatever they are. */
const BEARABLE = 2;

const GOOD: Fault = { name: 'answered', reply: {}, effect: 'none' };

/** One request of the node with all that happened to it and its repetitions. */
interface Attempts {
	/** As `GET /customers/item-1`. */
	request: string;
	/** The input item that it was sent for. */
	item: number;
	events: Fault[];
}

/**
 * Deals misfortunes out to requests. Which one a request gets depends on nothing but the request, so
 * that a seed means the same in every order of arrival.
 */
export class Plan {
	private readonly requests = new Map<string, Attempts>();

	constructor(private readonly misfortunes: Fault[][]) {}

	readonly handler: Handler = (request) => {
		const name = nameOf(request);
		const attempts = this.requests.get(name) ?? {
			request: name,
			item: itemOf(request),
			events: [],
		};
		this.requests.set(name, attempts);
		const fault = this.misfortunes[hash(name) % this.misfortunes.length][attempts.events.length];
		attempts.events.push(fault ?? GOOD);
		return (fault ?? GOOD).reply;
	};

	/** What happened to an item, for a person. */
	readonly story = (item: number): string => {
		const tell = ({ request, events }: Attempts) =>
			`${request}: ${events.map(({ name }) => name).join(', ')}`;
		return this.of(item).map(tell).join('; ');
	};

	/**
	 * Whether an item must have succeeded in spite of what happened to its requests: a node that gives up
	 * at the first fault would keep every other promise.
	 */
	mustSucceed(item: number): boolean {
		return this.of(item).every(({ events }) => {
			const faults = events.filter(({ effect }) => effect !== 'none');
			const isUnlikeLago = faults.some(({ effect }) => effect === 'unlike Lago');
			return !isUnlikeLago && faults.length <= BEARABLE;
		});
	}

	private of(item: number): Attempts[] {
		return [...this.requests.values()].filter((attempts) => attempts.item === item);
	}
}

/** The ID from which all that concerns an input item can be told. */
export const idOf = (item: number) => `item-${item}`;

/** The input item that a request was sent for. */
export function itemOf({ path, query }: RecordedRequest): number {
	const [, item] = /\bitem-(\d+)\b/.exec(`${path}?${query}`) ?? [];
	return Number(item ?? NaN);
}

const nameOf = ({ method, path, query }: RecordedRequest) =>
	`${method} ${path.replace('/api/v1', '')}${query && `?${query}`}`;

/** FNV-1a. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const character of text) {
		value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
	}
	return value >>> 0;
}

const seed = process.env.FAULT_SEED;

/**
 * Runs a check under random circumstances. A failure names the seed; in the environment variable
 * FAULT_SEED, it brings the same ones again.
 */
export async function underSeed<T>(
	circumstances: fc.Arbitrary<T>,
	check: (circumstances: T) => Promise<void>,
): Promise<void> {
	await fc.assert(fc.asyncProperty(circumstances, check), {
		numRuns: 1,
		seed: seed === undefined ? undefined : Number(seed),
		unbiased: true,
		endOnFailure: true,
		includeErrorInReport: true,
	});
}

const misfortunes = fc
	.array(misfortune, { minLength: COUNT, maxLength: COUNT })
	// Without a list of them all in the message of a failure.
	.map((all) => Object.defineProperty(all, fc.toStringMethod, { value: () => 'misfortunes' }));

export const underMisfortunes = async (check: (plan: Plan) => Promise<void>) =>
	await underSeed(misfortunes, async (all) => await check(new Plan(all)));
