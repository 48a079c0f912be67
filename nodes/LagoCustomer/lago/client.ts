import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { identifyAccount } from './account';
import { normalizeApiKey } from './credential';
import type { JsonObject } from './json';
import { acquireLimiter, parseRetryAfterMs, type RunLimiter } from './limiter/limiter';
import { RequestRunner } from './requestRunner';
import {
	getErrorCode,
	wasNotProcessed,
	type HttpResponse,
	type RequestResult,
	type NetworkError,
} from './response';
import { buildApiUrl, buildPath, buildQuery } from './url';

export interface Request {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** The path below `/api/v1`, not encoded: `['customers', 'acme.com', 'wallets']`. */
	segments: readonly string[];
	query?: JsonObject;
	body?: JsonObject;
}

interface ClientSettings {
	/** Ends all waiting. */
	signal: AbortSignal;
	/** The most requests in flight at once; without it, as many as the server takes. */
	maxInFlight?: number;
	/** How long a request may take until its answer is complete, in milliseconds. */
	timeout: number;
}

/**
 * Attempts of a request that the rate limit refuses. Where 20 or more runs share an account, 10 were too
 * few.
 */
const MAX_RATE_LIMIT_ATTEMPTS = 20;

/** Attempts of a request that failed for a reason that may pass: after about half a second and one second. */
const MAX_ATTEMPTS = 3;

const RETRYABLE_STATUS_CODES = [500, 502, 503, 504];

/** Error codes of Node.js, and of axios: ERR_BAD_RESPONSE is an answer cut off. */
const RETRYABLE_ERROR_CODES = [
	'EAI_AGAIN',
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
		private readonly credential: ICredentialsDecrypted & { data: ICredentialDataDecryptedObject },
		private readonly common: Omit<IHttpRequestOptions, 'url'>,
		private readonly requestRunner: RequestRunner,
		private readonly limiter: RunLimiter,
		readonly signal: AbortSignal,
		/** See identifyAccount. */
		readonly account: string,
	) {}

	/**
	 * Reads the credential once: one that is edited meanwhile would send its new key to the old address.
	 * Redirects are not followed: a POST would arrive as a GET, and the API key is for one host only.
	 */
	static async open(
		context: IExecuteFunctions | ILoadOptionsFunctions,
		{ signal, maxInFlight, timeout }: ClientSettings,
	): Promise<Client> {
		const data = await context.getCredentials<ICredentialDataDecryptedObject>('lagoApi');
		const url = buildApiUrl(String(data.baseUrl));
		const common = {
			baseURL: url,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			json: true,
			returnFullResponse: true,
			skipSslCertificateValidation: data.ignoreSslIssues === true,
			timeout,
		};
		const credential = { id: '', name: '', type: 'lagoApi', data };
		const apiKey = normalizeApiKey(data.apiKey);
		const account = identifyAccount(url, apiKey);
		const limiter = acquireLimiter(account, { maxConcurrency: maxInFlight, signal });
		const requestRunner = new RequestRunner(data, timeout, getCancelSignal(context));
		return new Client(context, credential, common, requestRunner, limiter, signal, account);
	}

	/** The most requests that the run can ever have in flight. */
	get maxConcurrency(): number {
		return this.limiter.maxConcurrency;
	}

	/** How many requests may be in flight now. */
	get availableConcurrency(): number {
		return this.limiter.availableConcurrency;
	}

	/**
	 * Sends a request when the limits of the account allow it, and again where that is safe and may help.
	 *
	 * @param options.isIdempotent whether Lago may carry the request out twice
	 * @param options.priority `high` for whatever belongs to an item that has already sent something
	 * @returns the last result, of any status
	 * @throws the signal's reason when the run ends before the request is sent
	 */
	async send(
		request: Request,
		{ isIdempotent, priority = 'normal' }: { isIdempotent: boolean; priority?: 'high' | 'normal' },
	): Promise<RequestResult> {
		const attempt = async (attemptPriority: 'high' | 'normal') => {
			let answer: HttpResponse | NetworkError | undefined;
			await this.limiter.schedule(
				async () => {
					answer = await this.sendOnce(request);
					// A tax provider's limit says nothing about the account's: to the limiter, it is any answer.
					return isProviderLimit(answer) ? { status: 200, headers: {} } : answer;
				},
				{ priority: attemptPriority },
			);
			return answer!;
		};
		let result = await attempt(priority);
		let mayHaveExecutedEarlier = false;
		for (
			let attempts = 1;
			shouldRetry(result, attempts) && (isIdempotent || wasNotProcessed(result));
			attempts++
		) {
			mayHaveExecutedEarlier ||= !wasNotProcessed(result);
			const mustReport = mayHaveExecutedEarlier && request.method !== 'GET';
			// After a 429, the limiter itself waits.
			const delay = isRateLimited(result) ? 0 : getRetryDelayMs(result, attempts);
			const retried = await this.limiter
				.sleep(delay)
				.then(async () => await attempt('high'))
				// When the run ends meanwhile, what may have been changed must be reported all the same.
				.catch(async (error) =>
					mustReport && error === this.signal.reason ? undefined : await Promise.reject(error),
				);
			if (!retried) break;
			result = retried;
		}
		return { ...result, mayHaveExecutedEarlier };
	}

	/** Waits, in milliseconds. @throws the signal's reason soon after the run has ended */
	async pause(milliseconds: number): Promise<void> {
		await this.limiter.sleep(milliseconds);
	}

	/** Lets others have what this run has used of the account's limit. */
	close(): void {
		this.limiter.release();
		this.requestRunner.close();
	}

	private async sendOnce(request: Request): Promise<HttpResponse | NetworkError> {
		const { method, segments, query = {}, body } = request;
		const { context, credential, common } = this;
		return await this.requestRunner.run(async (signal) => {
			// Whatever signal a request has, n8n puts that of the execution in its place.
			const withSignal = Object.create(context, {
				getExecutionCancelSignal: { value: () => signal },
			}) as typeof context;
			// A body made here reaches Lago as it is: between n8n and the wire, keys such as `__proto__`
			// are dropped from objects.
			const response: IN8nHttpFullResponse =
				await context.helpers.httpRequestWithAuthentication.call(
					withSignal,
					'lagoApi',
					{
						...common,
						method,
						url: `${buildPath(segments)}${buildQuery(query)}`,
						...(body && {
							body: JSON.stringify(body),
							headers: { 'content-type': 'application/json' },
						}),
					},
					{ credentialsDecrypted: credential },
				);
			const { statusCode: status, headers, body: answer } = response;
			return { hasResponse: true, status, headers, body: answer };
		});
	}
}

const getCancelSignal = (context: IExecuteFunctions | ILoadOptionsFunctions) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** Lago gives the status of its gateway's limit for that of a tax provider, too. */
const isProviderLimit = (result: HttpResponse | NetworkError) =>
	getErrorCode(result) === 'too_many_provider_requests';

const isRateLimited = (result: HttpResponse | NetworkError) =>
	result.hasResponse && result.status === 429 && !isProviderLimit(result);

function shouldRetry(result: HttpResponse | NetworkError, attempts: number): boolean {
	if (isRateLimited(result) || isProviderLimit(result)) return attempts < MAX_RATE_LIMIT_ATTEMPTS;
	const mayPass = result.hasResponse
		? RETRYABLE_STATUS_CODES.includes(result.status) ||
			getErrorCode(result) === 'lock_acquisition_failed'
		: RETRYABLE_ERROR_CODES.includes(result.code);
	return mayPass && attempts < MAX_ATTEMPTS;
}

/**
 * The delay before the next attempt, in milliseconds: half a second, doubled with each attempt up to
 * eight, with jitter so that runs spread; or longer if the server asks for it.
 */
function getRetryDelayMs(result: HttpResponse | NetworkError, attempts: number): number {
	const backoff = Math.min(500 * 2 ** (attempts - 1), 8000) + Math.random() * 100;
	return Math.max(backoff, (result.hasResponse && parseRetryAfterMs(result.headers)) || 0);
}
