import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { apiUrl, isWebAddress } from './baseUrl';
import { askedWait } from './rateLimit';
import { ENDED, type Throttle } from './throttle';

export type LagoContext = IExecuteFunctions | ILoadOptionsFunctions;

/** The way to the Lago of a credential, for all requests of one run. */
export interface Connection {
	context: LagoContext;
	throttle: Throttle;
	/** What every request has in common. */
	common: Partial<IHttpRequestOptions>;
}

/** What came of a request: Lago's answer, or why there was none. */
export type Outcome =
	| { answered: true; status: number; headers: Record<string, unknown>; body: unknown }
	| { answered: false; code: string; detail: string };

/** The last outcome, and whether an earlier try may have been carried out. */
export type LastOutcome = Outcome & { repeated: boolean };

/**
 * Redirects are not followed: a POST would arrive as a GET, and the API key is for one host only.
 *
 * @param timeout how long to wait for an answer, in milliseconds
 */
export async function connect(
	context: LagoContext,
	throttle: Throttle,
	timeout?: number,
): Promise<Connection> {
	const { baseUrl, ignoreSslIssues } = await context.getCredentials<{
		baseUrl: string;
		ignoreSslIssues?: boolean;
	}>('lagoApi');
	const common = {
		arrayFormat: 'brackets',
		baseURL: apiUrl(baseUrl),
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		json: true,
		returnFullResponse: true,
		skipSslCertificateValidation: ignoreSslIssues === true,
		timeout,
	} satisfies Partial<IHttpRequestOptions>;
	return { context, throttle, common };
}

/** Tries of a request that Lago did not carry out because of its rate limit. */
const RATE_LIMIT_TRIES = 20;

/** Tries of a request that failed for a reason that may pass. */
const TRIES = 3;

const PASSING_STATUS = [500, 502, 503, 504];

const PASSING_CODES = [
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNRESET',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ETIMEDOUT',
];

/** No connection came about, so Lago cannot have carried out anything. */
const UNSENT_CODES = ['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'];

/**
 * Sends a request to Lago when its turn has come, and again where that is safe and may help.
 *
 * @param repeatable whether Lago may get the request twice
 * @returns the last outcome, of any status
 * @throws {@link ENDED} when the run ended before the request's turn
 */
export async function send(
	{ context, throttle, common }: Connection,
	request: IHttpRequestOptions,
	repeatable: boolean,
): Promise<LastOutcome> {
	let repeated = false;
	for (let attempt = 1; ; attempt++) {
		const outcome = await throttle.turn(
			async () => await attemptRequest(context, throttle, { ...common, ...request }),
		);
		if (outcome.answered) throttle.learn(outcome.headers);
		const wait = waitBeforeNext(outcome, attempt, repeatable);
		if (wait === undefined) return { ...outcome, repeated };
		repeated ||= !isUnexecuted(outcome);
		if (outcome.answered && outcome.status === 429) throttle.holdBack(wait);
		else await throttle.pause(wait);
	}
}

async function attemptRequest(
	context: LagoContext,
	throttle: Throttle,
	request: IHttpRequestOptions,
): Promise<Outcome> {
	if (!isWebAddress(request.baseURL!)) {
		return { answered: false, code: 'ERR_INVALID_URL', detail: 'The address is none' };
	}
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'lagoApi',
			request,
		)) as IN8nHttpFullResponse;
		const { statusCode: status, headers, body } = response;
		return { answered: true, status, headers, body };
	} catch (error) {
		// Cancelled: each n8n names that in its own way.
		if (throttle.ended) throw ENDED;
		// n8n's error carries the request, API key included, so only these two texts of it go on.
		const { code, message } = ((error as Error).cause ?? error) as {
			code?: string;
			message?: string;
		};
		return { answered: false, code: code ?? 'UNKNOWN', detail: message ?? String(error) };
	}
}

/** Milliseconds to wait before another try; undefined when there should be none. */
function waitBeforeNext(
	outcome: Outcome,
	attempt: number,
	repeatable: boolean,
): number | undefined {
	if (outcome.answered && outcome.status === 429) {
		return attempt < RATE_LIMIT_TRIES
			? (askedWait(outcome.headers) ?? backOff(attempt))
			: undefined;
	}
	const passing = outcome.answered
		? PASSING_STATUS.includes(outcome.status) || isLocked(outcome.body)
		: PASSING_CODES.includes(outcome.code) || outcome.code === 'ECONNREFUSED';
	const again = passing && attempt < TRIES && (repeatable || isUnexecuted(outcome));
	if (!again) return undefined;
	return (outcome.answered ? askedWait(outcome.headers) : undefined) ?? backOff(attempt);
}

/** Whether Lago surely did not carry out the request; it may have, also if the answer makes no sense. */
export function isUnexecuted(outcome: Outcome): boolean {
	return outcome.answered
		? outcome.status >= 300 && outcome.status < 500
		: UNSENT_CODES.includes(outcome.code);
}

/** Whether Lago itself says that it does not have something: a proxy's 404 says nothing about it. */
export function isMissing(status: number, body: unknown): boolean {
	const { code } = (body ?? {}) as { code?: unknown };
	const said = typeof code === 'string' && /_not_found$/.test(code);
	return status === 404 && said && code !== 'resource_not_found';
}

/** Another request changes the same object at this moment. */
function isLocked(body: unknown): boolean {
	return (body as { code?: string } | null)?.code === 'lock_acquisition_failed';
}

/** Half a second, doubled with each try up to eight, and a little at random so that runs spread. */
function backOff(attempt: number): number {
	return Math.min(500 * 2 ** (attempt - 1), 8000) + Math.random() * 100;
}
