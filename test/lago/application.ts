/** Lago behind its HTTP server: a request in, a status and a body out. */
import {
	forbidden,
	internalServerError,
	LagoError,
	malformedRequest,
	unauthorized,
} from './errors';
import { parseJson, parseQuery, type Params } from './rack';
import { Router, type Route } from './router';
import { routes } from './routes';
import type { Store } from './store';
import { isAtLeast } from './version';

/** What a restricted key may do; a key without any may do everything. */
export type Permissions = Record<string, Array<'read' | 'write'>>;

export interface Request {
	method: string;
	path: string;
	query: string;
	authorization?: string;
	contentType?: string;
	body: string;
}

export interface Response {
	status: number;
	/** JSON; absent for an empty body. */
	body?: string;
}

// Puma's limits. [D]
const MAX_PATH = 8 * 1024;
const MAX_QUERY = 10 * 1024;

export class Application {
	private readonly router: Router;

	constructor(
		private readonly store: Store,
		private readonly keys: Map<string, Permissions | undefined>,
		private readonly version: string,
	) {
		this.router = new Router(routes(version), version);
	}

	answer(request: Request): Response {
		const { status, body } = this.outcome(request);
		// The answer is settled before the jobs change what it tells of.
		const response = { status, body: body && JSON.stringify(body) };
		this.store.runJobs();
		return response;
	}

	private outcome(request: Request): { status: number; body?: object } {
		try {
			return { status: 200, body: this.call(request) };
		} catch (error) {
			if (error instanceof LagoError) return error;
			// A fault of the stand-in or of a test's data, and none of Lago's.
			return { status: 500, body: { status: 500, error: (error as Error).stack } };
		}
	}

	private call(request: Request): object | undefined {
		if (request.path.length > MAX_PATH || request.query.length > MAX_QUERY)
			throw malformedRequest();
		const { route, captures } = this.router.match(request.method, request.path);
		// Rails logs the parameters before any filter runs, so malformed ones come first. [D]
		const params = { ...this.known(parseQuery(request.query), route), ...parseBody(request) };
		this.authorize(request, route);
		// The database refuses NUL. [D]
		if (Object.values(captures).some((id) => id.includes('\0'))) throw internalServerError();
		return route.action({ store: this.store, path: captures, params });
	}

	/** The key, what it may do, and what the organization has paid for. */
	private authorize({ method, authorization }: Request, { resource, addOn }: Route): void {
		if (!resource) return;
		const key = authorization?.split(/\s+/)[1] ?? '';
		if (!this.keys.has(key)) throw unauthorized();

		const permissions = this.keys.get(key);
		const mode = method === 'GET' ? 'read' : 'write';
		const isAllowed = !permissions || permissions[resource]?.includes(mode);
		const isPaid = !addOn || this.store.hasAddOn(addOn);
		if (!isAllowed && !isPaid) throw internalServerError(); // [D] both refusals are rendered
		if (!isAllowed) throw forbidden(`${mode}_action_not_allowed_for_${resource}`);
		if (!isPaid) throw forbidden(`${addOn}_not_enabled`);
	}

	private known(params: Params, { paramsSince = {} }: Route): Params {
		for (const [name, since] of Object.entries(paramsSince)) {
			if (!isAtLeast(this.version, since)) delete params[name];
		}
		return params;
	}
}

function parseBody({ contentType = '', body }: Request): Params {
	if (body === '') return {};
	if (contentType.includes('json')) return parseJson(body);
	return contentType.includes('x-www-form-urlencoded') ? parseQuery(body) : {};
}
