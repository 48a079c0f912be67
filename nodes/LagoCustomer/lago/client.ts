import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { JsonObject } from './json';
import { acquireLimiter, retryAfterMs, type RunLimiter } from './limiter/limiter';
import { codeOf, isUnexecuted, type Answered, type Outcome, type Unanswered } from './outcome';
import { addressProblem, apiUrl, pathOf, queryOf } from './url';

export interface Request {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** The path below `/api/v1`, not encoded: `['customers', 'acme.com', 'wallets']`. */
	segments: readonly string[];
	query?: JsonObject;
	body?: JsonObject;
}

interface Settings {
	/** Ends all waiting. */
	signal: AbortSignal;
	/** The most requests in flight at once; without it, as many as the server takes. */
	maxInFlight?: number;
	/** How long to wait for an answer, in milliseconds. */
	timeout?: number;
}

/** Tries of a request that Lago did not carry out because of its rate limit. */
const RATE_LIMIT_TRIES = 20;

/** Tries of a request that failed for a reason that may pass. */
const TRIES = 3;

const PASSING_STATUS = [500, 502, 503, 504];

const PASSING_CODES = [
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ETIMEDOUT',
];

/** Sends requests to the Lago of a credential. */
export class Client {
	private constructor(
		private readonly context: IExecuteFunctions | ILoadOptionsFunctions,
		private readonly common: Omit<IHttpRequestOptions, 'url'> & { baseURL: string },
		readonly limiter: RunLimiter,
		readonly signal: AbortSignal,
	) {}

	/** Redirects are not followed: a POST would arrive as a GET, and the API key is for one host only. */
	static async open(
		context: IExecuteFunctions | ILoadOptionsFunctions,
		{ signal, maxInFlight, timeout }: Settings,
	): Promise<Client> {
		const { baseUrl, apiKey, ignoreSslIssues } = await context.getCredentials<{
			baseUrl: string;
			apiKey: string;
			ignoreSslIssues?: boolean;
		}>('lagoApi');
		const url = apiUrl(baseUrl);
		const common = {
			baseURL: url,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			json: true,
			returnFullResponse: true,
			skipSslCertificateValidation: ignoreSslIssues === true,
			timeout,
		};
		const limiter = acquireLimiter(
			{ url, apiKey: String(apiKey) },
			{ maxConcurrency: maxInFlight, signal },
		);
		return new Client(context, common, limiter, signal);
	}

	/**
	 * Sends a request when its turn has come, and again where that is safe and may help. This is the one
	 * place that decides on it.
	 *
	 * @param repeatable whether Lago may carry the request out twice
	 * @param continues whether it belongs to something already begun, and so goes before what is new
	 * @returns the last outcome, of any status
	 * @throws the signal's reason when the run ended before the request's turn
	 */
	async send(request: Request, repeatable: boolean, continues = false): Promise<Outcome> {
		const attempt = async (isBegun: boolean) =>
			await this.limiter.schedule(async () => await this.attempt(request), {
				priority: isBegun ? 'high' : 'normal',
			});
		let outcome = await attempt(continues);
		let repeated = false;
		for (let tries = 1; mayHelp(outcome, tries) && (repeatable || isUnexecuted(outcome)); tries++) {
			repeated ||= !isUnexecuted(outcome);
			try {
				// After a refusal by the rate limit, the limiter itself waits.
				if (!isRateLimited(outcome)) await this.limiter.sleep(waitAfter(outcome, tries));
				outcome = await attempt(true);
			} catch {
				// The run has ended. What may have been changed must be told all the same.
				if (!repeated || request.method === 'GET') this.signal.throwIfAborted();
				break;
			}
		}
		return { ...outcome, repeated };
	}

	/** Lets others have what this run has used of the account's limit. */
	close(): void {
		this.limiter.release();
	}

	private async attempt(request: Request): Promise<Answered | Unanswered> {
		const { method, segments, query = {}, body } = request;
		const problem = addressProblem(this.common.baseURL);
		if (problem) return { answered: false, code: 'ERR_INVALID_URL', detail: problem };
		try {
			// A body made here reaches Lago as it is: between n8n and the wire, keys such as `__proto__`
			// are dropped from objects.
			const response: IN8nHttpFullResponse =
				await this.context.helpers.httpRequestWithAuthentication.call(this.context, 'lagoApi', {
					...this.common,
					method,
					url: `${pathOf(segments)}${queryOf(query)}`,
					...(body && {
						body: JSON.stringify(body),
						headers: { 'content-type': 'application/json' },
					}),
				});
			const { statusCode: status, headers, body: answer } = response;
			return { answered: true, status, headers, body: answer };
		} catch (error) {
			// n8n's error carries the request, API key included, so only these two texts of it go on.
			const { code, message } = causeOf(error);
			return { answered: false, code: code ?? 'UNKNOWN', detail: message ?? String(error) };
		}
	}
}

function causeOf(error: unknown): { code?: string; message?: string } {
	const cause = error instanceof Error ? (error.cause ?? error) : {};
	return cause as { code?: string; message?: string };
}

/** The status that Lago's gateway gives; Lago itself gives it for the limit of a tax provider. */
const isRateLimited = (outcome: Answered | Unanswered) =>
	outcome.answered && outcome.status === 429;

function mayHelp(outcome: Answered | Unanswered, attempt: number): boolean {
	if (isRateLimited(outcome)) return attempt < RATE_LIMIT_TRIES;
	const passing = outcome.answered
		? PASSING_STATUS.includes(outcome.status) || codeOf(outcome) === 'lock_acquisition_failed'
		: PASSING_CODES.includes(outcome.code);
	return passing && attempt < TRIES;
}

/** Half a second, doubled with each try, and a little at random so that runs spread; in milliseconds. */
function waitAfter(outcome: Answered | Unanswered, attempt: number): number {
	const backoff = 500 * 2 ** (attempt - 1) + Math.random() * 100;
	return Math.max(backoff, (outcome.answered && retryAfterMs(outcome.headers)) || 0);
}
