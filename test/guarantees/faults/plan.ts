import type { Handler, RecordedRequest } from '../../lago';
import type { Interference } from './scenario';
import type { Fault } from './fault';

const GOOD: Fault = { name: 'answered', reply: {}, effect: 'none' };

/** One request of the node with all that happened to it and its repetitions. */
export interface Attempts {
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
export class Plan implements Interference {
	readonly requests = new Map<string, Attempts>();

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

	/** The requests that were sent for an item. */
	of(item: number): Attempts[] {
		return [...this.requests.values()].filter((attempts) => attempts.item === item);
	}

	/** What happened to an item, for a person. */
	readonly story = (item: number): string => {
		const tell = ({ request, events }: Attempts) =>
			`${request}: ${events.map(({ name }) => name).join(', ')}`;
		return this.of(item).map(tell).join('; ');
	};
}

/** The ID from which all that concerns an input item can be told. */
export const idOf = (item: number) => `item-${item}`;

/** The input item that a request was sent for. */
export function itemOf({ path, query }: Pick<RecordedRequest, 'path' | 'query'>): number {
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
