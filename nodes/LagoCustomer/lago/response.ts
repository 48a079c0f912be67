import { getPath, isObject, getOwn, type Json, type JsonObject } from './json';

/** A response of any status; not always Lago's JSON, as there may be a proxy before it. */
export interface HttpResponse {
	hasResponse: true;
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Why there was no response; `code` is an error code of Node.js or axios, or `REFUSED_BY_N8N`. */
export interface NetworkError {
	hasResponse: false;
	code: string;
	detail: string;
}

/** The result of a request's last attempt, and whether Lago may have carried out an earlier one. */
export type RequestResult = (HttpResponse | NetworkError) & { mayHaveExecutedEarlier: boolean };

/** No connection was made, or no request sent, so Lago cannot have carried out anything. */
const NOT_SENT_ERROR_CODES = [
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'ERR_INVALID_CHAR',
	'ERR_INVALID_URL',
	'REFUSED_BY_N8N',
];

/**
 * Whether Lago certainly did not carry out the request. An answer that makes no sense proves nothing. Create
 * or Update can be refused in part: see getPartialSaveHint.
 */
export function wasNotProcessed(result: HttpResponse | NetworkError): boolean {
	return result.hasResponse
		? result.status >= 300 && result.status < 500
		: NOT_SENT_ERROR_CODES.includes(result.code);
}

/** The code by which Lago names an error: `customer_not_found`. */
export function getErrorCode(result: HttpResponse | NetworkError): string | undefined {
	const code = result.hasResponse ? getOwn(result.body, 'code') : undefined;
	return typeof code === 'string' ? code : undefined;
}

/** The codes of what is wrong with a field: `['value_already_exist']` of `{ error_details: { code: […] } }`. */
export function getErrorDetails(result: HttpResponse | NetworkError, field: string): Json[] {
	const details = result.hasResponse ? getPath(result.body, ['error_details', field]) : undefined;
	return Array.isArray(details) ? details : [];
}

/**
 * What Lago itself says that it does not have: `customer` of `customer_not_found`. A proxy's 404, or that
 * of an unknown path (`resource_not_found`), says nothing about an object.
 */
export function getNotFoundResource(result: HttpResponse | NetworkError): string | undefined {
	if (!result.hasResponse || result.status !== 404) return undefined;
	const [, lagoResource] = /^(\w+)_not_found$/.exec(getErrorCode(result) ?? '') ?? [];
	return lagoResource === 'resource' ? undefined : lagoResource;
}

/**
 * Whether the object has changed since Lago itself read it, so that nothing was written: mostly one of its
 * jobs, which follow each update of a wallet. Rails answers for it, without a code.
 */
export function isStaleObject(result: HttpResponse | NetworkError): boolean {
	if (!result.hasResponse || result.status !== 409) return false;
	return getOwn(result.body, 'status') === 409 && getErrorCode(result) === undefined;
}

/** The ID that Lago gave to the request, by which its support finds it. */
export function getRequestId(result: HttpResponse | NetworkError): string | undefined {
	const id = result.hasResponse ? result.headers['x-request-id'] : undefined;
	return typeof id === 'string' ? id : undefined;
}

/** The body of a success. An error of Lago's is none, even where a proxy turns its status into 200. */
function getSuccessBody(result: HttpResponse | NetworkError): unknown {
	if (!result.hasResponse || result.status >= 300) return undefined;
	const [status, error] = ['status', 'error'].map((key) => getOwn(result.body, key));
	return typeof status === 'number' && typeof error === 'string' ? undefined : result.body;
}

/**
 * The object in an answer; undefined in any other result than the one expected.
 *
 * @param envelope the key around it; null where the answer itself is the object, also an empty one
 */
export function parseObject(
	result: RequestResult,
	envelope: string | null,
): JsonObject | undefined {
	const body = getSuccessBody(result);
	if (envelope === null) return body === '' ? {} : isObject(body) ? body : undefined;
	const object = getOwn(body, envelope);
	return isObject(object) ? object : undefined;
}

/** The entries of a list; undefined where one of them is no object. */
const parseObjects = (list: Json[]): JsonObject[] | undefined =>
	list.every(isObject) ? list : undefined;

/** The objects in an answer that is one object, or a list without pages. */
export function parseRecords(
	result: RequestResult,
	envelope: string | null,
): JsonObject[] | undefined {
	const list = envelope === null ? undefined : getOwn(getSuccessBody(result), envelope);
	if (Array.isArray(list)) return list.length ? parseObjects(list) : undefined;
	const object = parseObject(result, envelope);
	return object && [object];
}

/** A list in an answer, with what Lago says about its pages; undefined in any other result. */
export function parsePage(result: RequestResult, envelope: string): Page | undefined {
	const body = getSuccessBody(result);
	const list = getOwn(body, envelope);
	const records = Array.isArray(list) ? parseObjects(list) : undefined;
	if (!records) return undefined;
	const number = (key: string) => {
		const value = getPath(body, ['meta', key]);
		return typeof value === 'number' ? value : undefined;
	};
	const totalPages = number('total_pages');
	return {
		records,
		nextPage: number('next_page'),
		saysWhatFollows:
			totalPages !== undefined || isNumberOrNull(getPath(body, ['meta', 'next_page'])),
		totalPages: totalPages ?? 0,
		totalCount: number('total_count'),
	};
}

const isNumberOrNull = (value: unknown) => value === null || typeof value === 'number';

export interface Page {
	records: JsonObject[];
	/** Whether it says if there is another page. */
	saysWhatFollows: boolean;
	/** The number of the next page; undefined after the last. */
	nextPage: number | undefined;
	totalPages: number;
	/** Of invoices, up to half an hour old, except on the last page. */
	totalCount: number | undefined;
}
