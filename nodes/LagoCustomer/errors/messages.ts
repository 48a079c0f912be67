import { isObject, getOwn, type JsonObject } from '../lago/json';
import {
	getNotFoundResource,
	getRequestId,
	isStaleObject,
	type HttpResponse,
	type RequestResult,
	type NetworkError,
} from '../lago/response';
import { BASE_URL_HELP } from '../lago/url';
import { flattenFields, isSentIn, type Field } from '../model/field';
import type { Values } from '../model/validation';
import { collectDetails, joinLines, truncate, type SentFields } from './details';
import { getHint, humanize, describeCode } from './lagoErrorCodes';
import { isLagoId } from './sentValues';

/** What a person reads: what happened, and how to go on. */
export interface ErrorText {
	message: string;
	description: string;
}

/** What an error can say about the request that failed. */
export interface ErrorContext extends SentFields {
	/** Whether the request may have changed something that nobody was told of. */
	mayHaveExecuted: boolean;
	/** How to go on, where the operation knows better than Lago. */
	getHint: ((values: Values, result: RequestResult) => string | undefined) | null;
}

const CHECK_BASE_URL = `Check 'Base URL' in the Lago API credential. ${BASE_URL_HELP}`;

const RATE_LIMITED: ErrorText = {
	message: "Lago's rate limit stayed used up",
	description:
		"Lower 'Max Parallel Requests' in the node's settings, or run fewer workflows on this account at once.",
};

const STALE_OBJECT: ErrorText = {
	message: 'Something else keeps changing the object at the same moment',
	description: 'Lago refused the change and wrote nothing. Run it again.',
};

export const MAY_HAVE_EXECUTED =
	'Lago may have carried the request out nevertheless: look in Lago before you run it again.';

/** No certificate that Node.js trusts. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

const UNREACHABLE_ERROR_CODES = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
];

/** What a person reads about a result that is not the one expected. */
export function describeError(result: RequestResult, context: ErrorContext): ErrorText {
	const { message, description } = result.hasResponse
		? describeResponse(result, context)
		: describeNetworkError(result);
	const id = truncate(getRequestId(result) ?? '');
	const parts = [
		description,
		result.hasResponse && describeStatus(result),
		context.getHint?.(context.values, result),
		context.mayHaveExecuted && MAY_HAVE_EXECUTED,
		id && `Lago's ID of the request is ${id}.`,
	];
	return { message, description: parts.filter(Boolean).join(' ') };
}

function describeResponse(result: HttpResponse, context: ErrorContext): ErrorText {
	const { status, body } = result;
	if (status >= 300 && status < 400) {
		return describeRedirect(status, result.headers.location);
	}
	// Not every JSON is Lago's: its errors name the status.
	if (!isObject(body) && status === 429) return RATE_LIMITED;
	if (!isObject(body) || (status >= 400 && getOwn(body, 'status') !== status && status !== 429)) {
		return describeNonLagoResponse(status, body);
	}
	const said = [getOwn(body, 'code'), getOwn(body, 'error')].find(
		(text) => typeof text === 'string',
	);
	return describeLagoError(result, body, truncate(String(said ?? '')), context);
}

/** What every description of an answer has, so that workflows can branch: `Lago answered 404 (wallet_not_found).` */
function describeStatus({ status, body }: HttpResponse): string {
	const isLago = isObject(body) && (status < 300 || getOwn(body, 'status') === status);
	if (!isLago) return `The server answered ${status}.`;
	const said = [getOwn(body, 'code'), getOwn(body, 'error')].find(
		(text) => typeof text === 'string' && text !== '',
	);
	return `Lago answered ${status}${said === undefined ? '' : ` (${truncate(String(said))})`}.`;
}

/** @param location the address in full, or its path alone */
function describeRedirect(status: number, location: unknown): ErrorText {
	const given = typeof location === 'string' ? location : '';
	const target = URL.canParse(given) ? new URL(given).origin : given.split(/[?#]/)[0];
	return {
		message: `The address redirects to ${truncate(target || 'another one')} (HTTP ${status})`,
		description: CHECK_BASE_URL,
	};
}

function describeLagoError(
	result: HttpResponse,
	body: JsonObject,
	said: string,
	context: ErrorContext,
): ErrorText {
	const { status } = result;
	const details = collectDetails(body, context);
	const codes = [said, ...details.map(({ code }) => code)];
	const advice = codes.map(getHint).find(Boolean) ?? '';
	const lagoResource = getNotFoundResource(result);
	if (status < 300) {
		return { message: 'The answer is not the one that Lago gives', description: CHECK_BASE_URL };
	}
	if (status === 401) return describeUnauthorized(said);
	if (status === 403) return describeForbidden(said, advice);
	if (lagoResource !== undefined) return describeNotFound(lagoResource, context);
	if (status === 429 && !advice) return RATE_LIMITED;
	if (isStaleObject(result)) return STALE_OBJECT;
	if (said === 'third_party_error') return describeThirdPartyError(getOwn(body, 'error_details'));
	if (status >= 500) {
		return {
			message: `Lago could not answer (HTTP ${status})`,
			description:
				"Run it again later. If it stays like this, Lago's status page or log says more.",
		};
	}
	// Of a 429, they name the service that Lago asks, and no value of the item.
	const lines = status === 429 ? [] : details.map(({ line }) => line);
	const [first = said ? describeCode(said) : `HTTP ${status}`] = lines;
	return {
		message: `Lago did not accept the request: ${first}`,
		description: [lines.length > 1 ? `${joinLines(lines)}.` : '', advice].filter(Boolean).join(' '),
	};
}

function describeUnauthorized(said: string): ErrorText {
	// Stripe's refusal of the key that Lago holds for it comes with the same status.
	if (said.toLowerCase().includes('stripe')) {
		return {
			message: 'Stripe did not accept the key that Lago has for it',
			description:
				'The Lago API key is fine. Renew the secret key in the Stripe integration in Lago.',
		};
	}
	return {
		message: 'Lago did not accept the API key',
		description:
			"Check 'API Key' in the Lago API credential. The key may be mistyped, expired or rotated, or belong to another Lago than 'Base URL'.",
	};
}

function describeForbidden(said: string, advice: string): ErrorText {
	const [, mode, resource] = /^(read|write)_action_not_allowed_for_(\w+)$/.exec(said) ?? [];
	if (mode === undefined || resource === undefined) {
		return {
			message: `Lago did not allow it: ${humanize(said) || 'forbidden'}`,
			description: advice,
		};
	}
	return {
		message: `The API key may not ${mode} ${humanize(resource)} data`,
		description: `Give it the permission to ${mode} '${humanize(resource)}' in Lago, or use another key.`,
	};
}

function describeNotFound(lagoResource: string, { fields, values }: ErrorContext): ErrorText {
	// A field that was not used is never to blame.
	const used = flattenFields(fields).filter((field) => values.has(field));
	const field = used.find(
		({ place }) => 'lagoResource' in place && place.lagoResource === lagoResource,
	);
	const ids = field ? [values.get(field)].flat().map(String) : [];
	const path: Field[] = used.filter((other) => isSentIn('path', other));
	const parent = field && path[path.indexOf(field) - 1];
	const owner = parent
		? `The ${humanize(String('lagoResource' in parent.place && parent.place.lagoResource))} '${String(values.get(parent))}'`
		: 'Lago';
	const which = ids.length === 1 ? ` '${ids.join()}'` : ' with that ID or code';
	const advice = [
		field
			? `Check '${field.property.displayName}'${ids.length > 1 ? ` (${ids.join(', ')})` : ''}, and that the API key belongs to the right Lago account.`
			: 'Check the IDs and codes, and that the API key belongs to the right Lago account.',
		lagoResource === 'customer' && ids.length && getCustomerIdHint(ids),
		['alert', 'wallet'].includes(lagoResource) &&
			ids.some(isLagoId) &&
			"That looks like a Lago ID: use 'code' instead of 'lago_id'.",
	];
	return {
		message: `${owner} has no ${truncate(humanize(lagoResource))}${which}`,
		description: advice.filter(Boolean).join(' '),
	};
}

const getCustomerIdHint = (ids: string[]) =>
	ids.some(isLagoId)
		? "That looks like a Lago ID: use 'external_customer_id' instead of 'lago_customer_id', or 'external_id' of a customer."
		: "After a Subscription node, the customer is 'external_customer_id'; 'external_id' is the subscription.";

function describeThirdPartyError(details: unknown): ErrorText {
	const name = getOwn(details, 'third_party');
	const reason = getOwn(details, 'thirdparty_error');
	const who = typeof name === 'string' ? truncate(name) : 'The other service';
	return {
		message: `${who} refused: ${typeof reason === 'string' ? truncate(reason) : 'it gives no reason'}`,
		description: 'Lago passed the request on and got this answer back.',
	};
}

function describeNonLagoResponse(status: number, body: unknown): ErrorText {
	if (status >= 500) {
		return {
			message: `The server could not answer (HTTP ${status})`,
			description: 'Run it again later. If it stays like this, ask whoever runs the Lago server.',
		};
	}
	if (typeof body === 'string' && /plain HTTP request/i.test(body)) {
		return {
			message: `The server at this address speaks only https (HTTP ${status})`,
			description: "Check 'Base URL' in the Lago API credential: it has to begin with https://.",
		};
	}
	const isPage = typeof body === 'string' && body.trimStart().startsWith('<');
	const what = isPage ? 'a web page' : isObject(body) ? 'JSON of another kind' : 'no JSON';
	return {
		message: `The answer is ${what}, so it is not from Lago's API (HTTP ${status})`,
		description: CHECK_BASE_URL,
	};
}

function describeNetworkError({ code, detail }: NetworkError): ErrorText {
	if (code === 'ERR_INVALID_URL') {
		return { message: `'Base URL' ${detail}`, description: CHECK_BASE_URL };
	}
	if (code === 'ERR_INVALID_CHAR') {
		return {
			message: `'API Key' ${detail}`,
			description: "Copy 'API Key' in the Lago API credential again from Lago.",
		};
	}
	if (code === 'REFUSED_BY_N8N') {
		return { message: 'n8n did not send the request', description: truncate(detail) };
	}
	if (code === 'ETIMEDOUT') {
		return {
			message: 'Lago did not answer in time',
			description:
				"Run it again, or raise 'Timeout' under 'Request Options' in the node's settings.",
		};
	}
	if (code === 'EPROTO') {
		return {
			message: 'The server at this address does not speak https (EPROTO)',
			description:
				"Check 'Base URL' in the Lago API credential: it may have to begin with http://.",
		};
	}
	if (CERTIFICATE_CODE.test(code)) {
		return {
			message: `The certificate of the Lago server is not trusted (${code})`,
			description:
				"If it is your own server with a self-signed certificate, switch on 'Ignore SSL Issues' in the Lago API credential.",
		};
	}
	if (UNREACHABLE_ERROR_CODES.includes(code)) {
		return { message: `No Lago server can be reached (${code})`, description: CHECK_BASE_URL };
	}
	return {
		message: `The connection to Lago broke (${truncate(code)})`,
		description: `${truncate(detail)}. Run it again; if it stays like this, something between n8n and Lago closes connections. If 'Base URL' begins with http://, the server may want https://.`,
	};
}
