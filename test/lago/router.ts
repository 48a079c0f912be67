/**
 * Rails' routing: the raw path is matched, a segment holds no dot, slash or question mark, and what
 * follows a dot is the format. Unescaping comes after.
 */
import { notFound } from './errors';
import type { Customer } from './models/customer';
import { unescapePath, type Params } from './rack';
import type { Store } from './store';
import { isAtLeast, NEWEST_VERSION } from './version';

export class Context {
	/** @param path - Its captures, unescaped */
	constructor(
		readonly store: Store,
		readonly path: Record<string, string>,
		readonly params: Params,
	) {}

	/** The customer of the path, without whom there is no answer. */
	get customer(): Customer {
		return this.store.customer(this.path.external_customer_id);
	}

	/** What of a list is the customer's. */
	own<T extends { lago_customer_id: string }>(rows: T[]): T[] {
		const { lago_id } = this.customer;
		return rows.filter(({ lago_customer_id }) => lago_customer_id === lago_id);
	}
}

/** Answers the body; undefined for an empty one. */
export type Action = (context: Context) => object | undefined;

export interface Route {
	verb: string;
	path: string;
	action: Action;
	/** The resource whose permission the key needs; none for a public route. */
	resource?: string;
	/** The paid add-on that opens the route. */
	addOn?: string;
	/** The server version that brought the route. */
	since?: string;
	/** Query parameters that came later than the route; older servers ignore them. */
	paramsSince?: Record<string, string>;
}

/** Where everything of a customer is. */
export const CUSTOMER = '/customers/:external_customer_id';

/** @throws Error for what came later than the stand-in's own version, and so would never be there */
export function route(
	verb: string,
	path: string,
	resource: string,
	action: Action,
	came: Pick<Route, 'addOn' | 'since' | 'paramsSince'> = {},
): Route {
	for (const since of [came.since, ...Object.values(came.paramsSince ?? {})]) {
		if (since === undefined || isAtLeast(NEWEST_VERSION, since)) continue;
		throw new Error(
			`${verb} ${path} is said to be there since ${since}, but the stand-in is a Lago ${NEWEST_VERSION}: NEWEST_VERSION in test/lago/version.ts has to be as new`,
		);
	}
	return { verb, path, resource, action, ...came };
}

export interface Match {
	route: Route;
	captures: Record<string, string>;
}

export class Router {
	private readonly routes: Array<{ route: Route; pattern: RegExp }>;

	constructor(routes: Route[], version: string) {
		this.routes = routes
			.filter(({ since }) => !since || isAtLeast(version, since))
			.map((route) => ({ route, pattern: toPattern(route.path) }));
	}

	match(verb: string, rawPath: string): Match {
		const path = rawPath.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
		for (const { route, pattern } of this.routes) {
			const match = route.verb === verb && pattern.exec(path);
			if (match) return { route, captures: unescapeAll(match.groups ?? {}) };
		}
		throw notFound('resource');
	}
}

const toPattern = (path: string) =>
	new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^./?]+)')}(?:\\.[^./?]+)?$`);

const unescapeAll = (groups: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(groups).map(([name, segment]) => [name, unescapePath(segment)]),
	);
