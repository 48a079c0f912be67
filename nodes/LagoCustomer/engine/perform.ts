import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	NodeApiError,
} from 'n8n-workflow';
import { lagoError, refusal } from './errors';
import type { LagoOperation, Write } from './operation';
import { paginate } from './paginate';
import type { LagoRequest } from './request';
import { isUnexecuted, send, type LastOutcome } from './send';
import type { Throttle } from './throttle';
import { isObject } from './values';
import { sentFields } from './wire';

type Expected = Pick<LagoOperation, 'envelope' | 'paged'>;

interface Answer {
	records: IDataObject[];
	meta: { next_page?: number | null };
}

/** Sends what an item asks for, with the requests that its protection needs, and returns Lago's objects. */
export async function perform(
	context: IExecutePaginationFunctions,
	request: LagoRequest,
	throttle: Throttle,
): Promise<IDataObject[]> {
	const { operation, http, range } = request;

	/** @throws NodeApiError in Lago's words for any other answer than the one expected */
	const ask = async (options: IHttpRequestOptions, expected: Expected): Promise<Answer> => {
		const isRead = options.method === 'GET';
		const repeatable = isRead || (operation.repeatable?.(options.body as IDataObject) ?? true);
		const outcome = await send(context, options, throttle, repeatable);
		const answer =
			expectedAnswer(outcome, expected) ?? answerOfRepeatedDelete(request, options, outcome);
		if (answer) return answer;
		const inDoubt = !isRead && !isUnexecuted(outcome);
		throw lagoError(context.getNode(), outcome, { ...request, inDoubt });
	};
	const read = async (url: string, envelope?: string): Promise<IDataObject> => {
		const { records } = await ask({ ...http, method: 'GET', url, qs: {}, body: {} }, { envelope });
		return records[0];
	};

	if (http.method === 'GET') {
		const records = range
			? await paginate(async (page, perPage) => {
					const qs = { ...(http.qs as IDataObject), page, per_page: perPage };
					const answer = await ask({ ...http, qs }, operation);
					checkFilters(context, request, answer.records);
					return { ...answer, next: answer.meta.next_page ?? null, keep: request.keep };
				}, range)
			: (await ask(http, operation)).records;
		checkIdentity(context, request, records);
		if (!records.length && request.emptyOnlyIf) await unlessForbidden(read(request.emptyOnlyIf));
		return records;
	}

	const { result, envelope, ...write } = await protect(context, request, read);
	const { records } = await ask({ ...http, ...write }, { envelope });
	const returned = result ? records.map(result) : records;
	const deletes = operation.option.routing?.request?.method === 'DELETE';
	return deletes ? returned.map((record) => ({ deleted: true, ...record })) : returned;
}

/** The write as it may be sent: of the right object, and losing nothing that Lago has. */
async function protect(
	context: IExecutePaginationFunctions,
	request: LagoRequest,
	read: (url: string, envelope?: string) => Promise<IDataObject>,
): Promise<Write> {
	const { operation, http, ids } = request;
	const { identity, envelope, readFirst } = operation;
	const body = http.body as IDataObject;
	const write: Write = { method: http.method!, url: http.url, body, envelope };
	if (readFirst && (readFirst.when?.(ids, body) ?? true)) {
		const reading = read(readFirst.path(ids, body), readFirst.envelope);
		const current = await (readFirst.optional ? unlessMissing(reading) : reading);
		if (current && identity) checkIdentity(context, request, [current]);
		return readFirst.change(write, current, refusal(context.getNode()));
	}
	// Something between n8n and Lago may decode the dot, and then it is another object.
	if (identity && Object.values(ids).at(-1)?.includes('.')) {
		checkIdentity(context, request, [await read(http.url, envelope)]);
	}
	return write;
}

/** @throws NodeOperationError when Lago's object is not the one that was asked for */
function checkIdentity(
	context: IExecutePaginationFunctions,
	{ operation, ids, fields }: LagoRequest,
	records: IDataObject[],
): void {
	const [name, id] = Object.entries(ids).at(-1) ?? [];
	if (!operation.identity || operation.paged || id === undefined) return;
	const other = records.find((record) => record[operation.identity!] !== id);
	if (!other) return;
	const field = fields.find((candidate) => candidate.name === name)!;
	refusal(context.getNode())(
		field.displayName,
		`leads to another object: Lago answers '${id}' with '${other[operation.identity]}'`,
		'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
	);
}

/** @throws NodeOperationError when a result shows that the server ignored a filter */
function checkFilters(
	context: IExecutePaginationFunctions,
	{ operation, http }: LagoRequest,
	records: IDataObject[],
): void {
	const filters = http.qs as IDataObject;
	for (const [parameter, key] of Object.entries(operation.checkedFilters ?? {})) {
		if (filters[parameter] === undefined) continue;
		const wanted = [filters[parameter]].flat().map(String);
		if (records.every((record) => wanted.includes(String(record[key])))) continue;
		const field = sentFields(operation.fields).find(
			({ routing }) => routing?.send?.property === parameter,
		)!;
		refusal(context.getNode())(
			field.displayName,
			'is ignored by this Lago server, so the results are not the ones you asked for',
			'The server is probably older than the filter. Update it, or remove the filter and use a Filter node.',
		);
	}
}

/** What is read, or undefined where Lago does not have it. */
const unlessMissing = async (reading: Promise<IDataObject>) =>
	await reading.catch((error: NodeApiError) =>
		error.httpCode === '404' ? undefined : Promise.reject(error),
	);

/** What is read, or undefined where the key may not read it. @throws NodeApiError where Lago does not have it */
const unlessForbidden = async (reading: Promise<IDataObject>) =>
	await reading.catch((error: NodeApiError) =>
		error.httpCode === '403' ? undefined : Promise.reject(error),
	);

/** Lago's objects in an answer that is what the operation expects; undefined for any other outcome. */
function expectedAnswer(outcome: LastOutcome, { envelope, paged }: Expected): Answer | undefined {
	if (!outcome.answered || outcome.status < 200 || outcome.status > 299) return undefined;
	const body = outcome.body === '' && envelope === undefined ? {} : outcome.body;
	if (!isObject(body)) return undefined;
	const content = envelope === undefined ? body : body[envelope];
	if (paged ? !Array.isArray(content) : !isObject(content) && !Array.isArray(content))
		return undefined;
	const { meta } = body as Partial<Answer>;
	return { records: [content as IDataObject].flat(), meta: meta ?? {} };
}

/** Of a delete that was sent again, Lago may have carried out the first one: then the object is gone. */
function answerOfRepeatedDelete(
	{ operation, ids }: LagoRequest,
	{ method }: IHttpRequestOptions,
	outcome: LastOutcome,
): Answer | undefined {
	const isGone = outcome.answered && outcome.status === 404 && outcome.repeated;
	if (method !== 'DELETE' || !isGone) return undefined;
	const key = operation.identity ?? (operation.envelope && 'lago_id');
	return { records: [key ? { [key]: Object.values(ids).at(-1) } : {}], meta: {} };
}
