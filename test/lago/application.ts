/** Lago behind its HTTP server: a request in, a status and a body out. */
import {
	forbidden,
	internalServerError,
	LagoError,
	RailsError,
	unauthorized,
	uriTooLong,
} from './errors';
import { parseJson, parseQuery, type Params } from './rack';
import { Context, Router, type Route } from './router';
import { routes } from './routes';
import type { Store } from './store';
import { isAtLeast } from './version';

/** What a restricted key may do; a key without any may do everything. */
export type Permissions = Record<string, Array<'read' | 'write'>>;

export interface Request {
	method: string;
	path: string;
	query: string;
	headers: { authorization?: string; 'content-type'?: string; accept?: string };
	body: string;
}

export interface Response {
	status: number;
	contentType?: string;
	/** JSON; absent for an empty body. */
	body?: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const RAILS_JSON_TYPE = 'application/json; charset=UTF-8';

// Puma's limits; that of the query is in no recording.
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
		const response = this.outcome(request);
		if (!this.store.holdsJobs) this.store.runJobs();
		return response;
	}

	private outcome(request: Request): Response {
		try {
			const body = JSON.stringify(this.call(request));
			return { status: 200, body, contentType: body ? JSON_TYPE : 'application/json' };
		} catch (error) {
			// Anything else is a fault of the stand-in or of a test's data, and none of Lago's.
			const fault = error instanceof Error ? error.stack : error;
			const known = error instanceof LagoError ? error : new LagoError(500, { error: fault });
			const { status, body } = known;
			if (!body) return { status };
			if (!(known instanceof RailsError)) {
				return { status, body: JSON.stringify(body), contentType: JSON_TYPE };
			}
			return acceptsJson(request)
				? { status, body: JSON.stringify(body), contentType: RAILS_JSON_TYPE }
				: { status, contentType: 'text/html; charset=UTF-8' };
		}
	}

	private call(request: Request): object | undefined {
		if (request.path.length > MAX_PATH || request.query.length > MAX_QUERY) throw uriTooLong();
		const { route, captures } = this.router.match(request.method, request.path);
		// Rails logs the parameters before any filter runs, so malformed ones come first.
		const params = { ...this.known(parseQuery(request.query), route), ...parseBody(request) };
		this.authorize(request, route);
		// The database refuses NUL.
		if (Object.values(captures).some((id) => id.includes('\0'))) throw internalServerError();
		return route.action(new Context(this.store, captures, params));
	}

	/** The key, what it may do, and what the organization has paid for. */
	private authorize(
		{ method, headers: { authorization } }: Request,
		{ resource, addOn }: Route,
	): void {
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

// With `*/*` after others, Rails takes the client for a browser.
const acceptsJson = ({ headers: { accept = '' } }: Request) =>
	/^application\/json\b(?!.*\*\/\*)/.test(accept);

function parseBody({ headers, body }: Request): Params {
	const { 'content-type': contentType = '' } = headers;
	if (body === '') return {};
	if (contentType.includes('json')) return parseJson(body);
	return contentType.includes('x-www-form-urlencoded') ? parseQuery(body) : {};
}
