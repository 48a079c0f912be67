import { at, isObject, own, type Json, type JsonObject } from './json';

/** Lago's answer to a request, of any status; not always JSON, as there may be a proxy before Lago. */
export interface Answered {
	answered: true;
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Why there was no answer. */
export interface Unanswered {
	answered: false;
	code: string;
	detail: string;
}

/** What came of a request's last try, and whether Lago may have carried out an earlier one. */
export type Outcome = (Answered | Unanswered) & { repeated: boolean };

/** No connection came about, so Lago cannot have carried out anything. */
const UNSENT_CODES = [
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'ERR_INVALID_URL',
];

/** Whether Lago surely did not carry out the request; it may have, also if the answer makes no sense. */
export function isUnexecuted(outcome: Answered | Unanswered): boolean {
	return outcome.answered
		? outcome.status >= 300 && outcome.status < 500
		: UNSENT_CODES.includes(outcome.code);
}

/** The code by which Lago names an error: `customer_not_found`. */
export function codeOf(outcome: Answered | Unanswered): string | undefined {
	const code = outcome.answered ? own(outcome.body, 'code') : undefined;
	return typeof code === 'string' ? code : undefined;
}

/** The codes in which Lago names what is wrong with a field of the request. */
export function detailsOf(outcome: Answered | Unanswered, field: string): Json[] {
	const details = outcome.answered ? at(outcome.body, ['error_details', field]) : undefined;
	return Array.isArray(details) ? details : [];
}

/**
 * What Lago itself says that it does not have: `customer` of `customer_not_found`. A proxy's 404, or that
 * of an unknown path (`resource_not_found`), says nothing about an object.
 */
export function missingThing(outcome: Answered | Unanswered): string | undefined {
	if (!outcome.answered || outcome.status !== 404) return undefined;
	const [, thing] = /^(\w+)_not_found$/.exec(codeOf(outcome) ?? '') ?? [];
	return thing === 'resource' ? undefined : thing;
}

/** The ID that Lago gave to the request, by which its support finds it. */
export function requestId(outcome: Answered | Unanswered): string | undefined {
	const id = outcome.answered ? outcome.headers['x-request-id'] : undefined;
	return typeof id === 'string' ? id : undefined;
}

function successBody(outcome: Answered | Unanswered): unknown {
	return outcome.answered && outcome.status < 300 ? outcome.body : undefined;
}

/**
 * The object in an answer; undefined in any other outcome than the one expected.
 *
 * @param envelope the key around it; null where the answer itself is the object, also an empty one
 */
export function objectIn(outcome: Outcome, envelope: string | null): JsonObject | undefined {
	const body = successBody(outcome);
	if (envelope === null) return body === '' ? {} : isObject(body) ? body : undefined;
	const object = own(body, envelope);
	return isObject(object) ? object : undefined;
}

/** The entries of a list; undefined where one of them is no object. */
const allObjects = (list: Json[]): JsonObject[] | undefined =>
	list.every(isObject) ? list : undefined;

/** The objects in an answer that is one object, or a list without pages. */
export function recordsIn(outcome: Outcome, envelope: string | null): JsonObject[] | undefined {
	const list = envelope === null ? undefined : own(successBody(outcome), envelope);
	if (Array.isArray(list)) return list.length ? allObjects(list) : undefined;
	const object = objectIn(outcome, envelope);
	return object && [object];
}

/** A list in an answer, with what Lago says about its pages; undefined in any other outcome. */
export function pageIn(outcome: Outcome, envelope: string): Page | undefined {
	const body = successBody(outcome);
	const list = own(body, envelope);
	const records = Array.isArray(list) ? allObjects(list) : undefined;
	if (!records) return undefined;
	const number = (key: string) => {
		const value = at(body, ['meta', key]);
		return typeof value === 'number' ? value : undefined;
	};
	return {
		records,
		nextPage: number('next_page'),
		totalPages: number('total_pages') ?? 0,
		totalCount: number('total_count'),
	};
}

export interface Page {
	records: JsonObject[];
	/** The number of the next page; undefined after the last. */
	nextPage: number | undefined;
	totalPages: number;
	/** Of invoices, up to half an hour old, except on the last page. */
	totalCount: number | undefined;
}
