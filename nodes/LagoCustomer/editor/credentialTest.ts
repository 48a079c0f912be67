import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { describeError } from '../errors/messages';
import { normalizeApiKey } from '../lago/credential';
import { RequestRunner } from '../lago/requestRunner';
import {
	getErrorCode,
	getNotFoundResource,
	type HttpResponse,
	type NetworkError,
} from '../lago/response';
import { buildApiUrl, buildPath } from '../lago/url';

/** How long the editor waits for Lago, in milliseconds. */
export const EDITOR_TIMEOUT_MS = 30_000;

const NOBODY = 'n8n-credential-test-that-nobody-has';

/**
 * Tests a credential when it is saved, and explains what fails in the words of a run.
 *
 * Asks for a customer that nobody has: so every Lago answers with an error, whose JSON tells a wrong key
 * from a wrong address.
 */
export async function testLagoApi(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const runner = new RequestRunner(data, EDITOR_TIMEOUT_MS);
	const result = await runner.run(async (signal) => {
		// The test's helper takes no signal.
		const late = new Promise<never>((_, reject) =>
			signal.addEventListener('abort', () => reject(signal.reason as Error)),
		);
		return await Promise.race([requestNobody(this, data), late]);
	});
	if (isAccepted(result)) return { status: 'OK', message: 'Lago accepts the API key' };
	const { message, description } = describeError(
		{ ...result, mayHaveExecutedEarlier: false },
		{ fields: [], values: new Map(), mayHaveExecuted: false, getHint: null },
	);
	return { status: 'Error', message: `${message}. ${description}` };
}

/** `request` is the only way out that n8n gives to a test. */
async function requestNobody(
	{ helpers }: ICredentialTestFunctions,
	{ baseUrl, apiKey, ignoreSslIssues }: ICredentialDataDecryptedObject,
): Promise<HttpResponse> {
	const response = (await helpers.request({
		method: 'GET',
		uri: `${buildApiUrl(String(baseUrl))}${buildPath(['customers', NOBODY])}`,
		headers: { Authorization: `Bearer ${normalizeApiKey(apiKey)}` },
		json: true,
		simple: false,
		followRedirect: false,
		resolveWithFullResponse: true,
		timeout: EDITOR_TIMEOUT_MS,
		// With this key, whatever its value, n8n's errors lose the code of what is wrong with a certificate.
		...(ignoreSslIssues === true && { rejectUnauthorized: false }),
	})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
	const { statusCode: status, headers, body } = response;
	return { hasResponse: true, status, headers, body };
}

/** Whether Lago knows the key: it says that the customer is missing, or that the key may not read any. */
const isAccepted = (result: HttpResponse | NetworkError) =>
	getNotFoundResource(result) === 'customer' ||
	(result.hasResponse && result.status === 403 && getErrorCode(result) !== undefined);
