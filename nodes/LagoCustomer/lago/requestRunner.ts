import { findCredentialProblem, normalizeApiKey, type LagoCredential } from './credential';
import { createRedactor } from './redact';
import type { HttpResponse, NetworkError } from './response';

/** How often late requests are looked for, in milliseconds. */
const CHECK_INTERVAL_MS = 1000;

/**
 * Runs the requests made with a credential: ends them at a deadline, and takes the API key out of the
 * results, as a server may send it back, and n8n's errors carry it. Where the credential cannot be used,
 * the result is why.
 *
 * One timer serves all requests: AbortSignal.timeout and AbortSignal.any for each of them took 30 µs, of
 * the millisecond that a request costs.
 */
export class RequestRunner {
	private readonly problem: NetworkError | undefined;

	private readonly redact: <T>(value: T) => T;

	/** The requests under way and their deadlines. All may take as long, so the first one is late first. */
	private readonly deadlines = new Map<AbortController, number>();

	/** Those of requests that are done, for the next ones: a new one takes 13 µs. */
	private readonly idle: AbortController[] = [];

	private isWatching = false;

	/**
	 * @param timeout until the answer is complete, in milliseconds. n8n's own counts only pauses, so that
	 *   a server which sends a byte now and then holds the request for ever.
	 * @param cancelled ends all requests
	 */
	constructor(
		credential: LagoCredential,
		private readonly timeout: number,
		private readonly cancelled?: AbortSignal,
	) {
		this.problem = findCredentialProblem(credential);
		this.redact = createRedactor(normalizeApiKey(credential.apiKey));
		cancelled?.addEventListener('abort', this.onCancel, { once: true });
	}

	/** Sends a request, which must end when its signal is aborted. What fails is a result, too. */
	async run(
		request: (signal: AbortSignal) => Promise<HttpResponse>,
	): Promise<HttpResponse | NetworkError> {
		if (this.problem) return this.problem;
		const controller = this.idle.pop() ?? new AbortController();
		this.deadlines.set(controller, performance.now() + this.timeout);
		if (!this.isWatching) this.endLateRequests();
		try {
			return this.redact(await request(controller.signal));
		} catch (error) {
			return controller.signal.reason === LATE ? LATE : this.redact(toNetworkError(error));
		} finally {
			this.deadlines.delete(controller);
			if (!controller.signal.aborted) this.idle.push(controller);
		}
	}

	/** To be called when all requests are done: an execution may have many runs. */
	close(): void {
		this.cancelled?.removeEventListener('abort', this.onCancel);
	}

	private readonly endLateRequests = () => {
		this.isWatching = true;
		for (const [controller, deadline] of this.deadlines) {
			const left = Math.ceil(deadline - performance.now());
			if (left > 0) {
				const timer = AbortSignal.timeout(Math.min(left, CHECK_INTERVAL_MS));
				timer.addEventListener('abort', this.endLateRequests, { once: true });
				return;
			}
			this.deadlines.delete(controller);
			controller.abort(LATE);
		}
		this.isWatching = false;
	};

	private readonly onCancel = () => {
		for (const controller of this.deadlines.keys()) controller.abort(this.cancelled?.reason);
	};
}

const LATE: NetworkError = {
	hasResponse: false,
	code: 'ETIMEDOUT',
	detail: 'no complete answer in time',
};

/** Only texts of an error go on: n8n's carries the request, API key included. */
function toNetworkError(error: unknown): NetworkError {
	const cause = error instanceof Error ? (error.cause ?? error) : {};
	const { code, message = String(error), description } = cause as Record<string, unknown>;
	// The name that axios has for its own timeout.
	if (code === 'ECONNABORTED') return LATE;
	if (code !== undefined)
		return { hasResponse: false, code: String(code), detail: String(message) };
	// Errors of n8n itself, such as that the address is not allowed, have no code and are explained.
	return description
		? {
				hasResponse: false,
				code: 'REFUSED_BY_N8N',
				detail: `${String(message)}. ${String(description)}`,
			}
		: { hasResponse: false, code: 'UNKNOWN', detail: String(message) };
}
