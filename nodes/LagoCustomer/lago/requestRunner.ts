import { findCredentialProblem, normalizeApiKey, type LagoCredential } from './credential';
import { createRedactor } from './redact';
import type { HttpResponse, NetworkError } from './response';

/** Sends a request that ends at a deadline, and returns what came of it. */
export type RequestRunner = (
	request: (deadline: AbortSignal) => Promise<HttpResponse>,
) => Promise<HttpResponse | NetworkError>;

/**
 * Runs the requests made with a credential: ends them at a deadline, and takes the API key out of the
 * results, as a server may send it back, and n8n's errors carry it. Where the credential cannot be used,
 * the result is why.
 *
 * @param timeout until the answer is complete, in milliseconds. n8n's own counts only pauses, so that a
 *   server which sends a byte now and then holds the request for ever.
 */
export function createRequestRunner(credential: LagoCredential, timeout: number): RequestRunner {
	const problem = findCredentialProblem(credential);
	if (problem) return async () => await Promise.resolve(problem);
	const redact = createRedactor(normalizeApiKey(credential.apiKey));
	return async (request) => {
		const deadline = AbortSignal.timeout(timeout);
		try {
			return redact(await request(deadline));
		} catch (error) {
			return deadline.aborted ? LATE : redact(toNetworkError(error));
		}
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
