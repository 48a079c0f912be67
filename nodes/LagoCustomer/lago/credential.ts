import type { NetworkError } from './response';
import { findBaseUrlProblem } from './url';

/** What the user entered, of any type where an expression gives it. */
export interface LagoCredential {
	baseUrl?: unknown;
	apiKey?: unknown;
	ignoreSslIssues?: unknown;
}

/** The characters that a header may have, without blanks. */
const KEY = /^[\x21-\x7e]+$/;

/** The key alone: people copy it with the "Bearer " that stands before it in examples. */
export const normalizeApiKey = (apiKey: unknown) =>
	String(apiKey ?? '')
		.trim()
		.replace(/^bearer(?:\s+|$)/i, '');

/** Why no request can be made with a credential; undefined if it can. Runs and the credential test say the same. */
export function findCredentialProblem(credential: LagoCredential): NetworkError | undefined {
	const address = findBaseUrlProblem(credential.baseUrl);
	if (address) return { hasResponse: false, code: 'ERR_INVALID_URL', detail: address };
	const key = normalizeApiKey(credential.apiKey);
	if (KEY.test(key)) return undefined;
	// Newer n8n would leave such characters out of the header, and send another key.
	const detail = key === '' ? 'is empty' : 'has a character that no API key has';
	return { hasResponse: false, code: 'ERR_INVALID_CHAR', detail };
}
