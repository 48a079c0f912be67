import type { IDataObject, IHttpRequestOptions, INode, NodeApiError } from 'n8n-workflow';
import { lagoError } from './errors';
import type { LagoOperation, Write } from './operation';
import { paginate, type Page } from './paginate';
import type { LagoRequest } from './request';
import { isMissing, isUnexecuted, send, type Connection, type LastOutcome } from './send';
import { isObject, type Refuse } from './values';
import { sentFields } from './wire';

type Expected = Pick<LagoOperation, 'envelope' | 'paged'>;

/** What all items of an execution of the node share. */
export interface Run {
	node: INode;
	connection: Connection;
	refuse: Refuse;
}

/**
 * Sends what an item asks for, with the requests that its protection needs.
 *
 * @param present what becomes of each of Lago's objects
 */
export async function perform<T>(
	run: Run,
	request: LagoRequest,
	present: (record: IDataObject) => T,
): Promise<T[]> {
	const { operation, http, range, emptyOnlyIf } = request;
	const { node, connection, refuse } = run;

	/** @throws NodeApiError in Lago's words for any other answer than the one expected */
	const ask = async (options: IHttpRequestOptions, expected: Expected): Promise<Page> => {
		const isRead = options.method === 'GET';
		const repeatable = isRead || (operation.repeatable?.(options.body as IDataObject) ?? true);
		const outcome = await send(connection, options, repeatable);
		const answer =
			expectedAnswer(outcome, expected) ?? answerOfRepeatedDelete(request, options, outcome);
		if (answer) return answer;
		const inDoubt = !isRead && (outcome.repeated || !isUnexecuted(outcome));
		throw lagoError(node, outcome, { ...request, inDoubt });
	};
	const read = async (url: string, envelope?: string): Promise<IDataObject> => {
		const { records } = await ask({ ...http, method: 'GET', url, qs: {}, body: {} }, { envelope });
		return records[0];
	};

	if (http.method === 'GET') {
		const getPage = async (page: number, perPage: number) => {
			const qs = { ...(http.qs as IDataObject), page, per_page: perPage };
			const answer = await ask({ ...http, qs }, operation);
			checkFilters(request, answer.records, refuse);
			return answer;
		};
		const getWhole = async () => {
			const { records } = await ask(http, operation);
			checkIdentity(request, records, refuse);
			return records.map(present);
		};
		const parallel = connection.throttle.limit;
		const results = range
			? await paginate(getPage, { ...range, parallel, refuse }, present)
			: await getWhole();
		if (!results.length && emptyOnlyIf) await unlessForbidden(read(emptyOnlyIf));
		return results;
	}

	const { result, envelope, ...write } = await protect(request, read, refuse);
	const { records } = await ask({ ...http, ...write }, { envelope });
	const returned = result ? records.map(result) : records;
	const deletes = operation.option.routing?.request?.method === 'DELETE';
	return (deletes ? returned.map((record) => ({ deleted: true, ...record })) : returned).map(
		present,
	);
}

/** The write as it may be sent: of the right object, and losing nothing that Lago has. */
async function protect(
	request: LagoRequest,
	read: (url: string, envelope?: string) => Promise<IDataObject>,
	refuse: Refuse,
): Promise<Write> {
	const { operation, http, ids } = request;
	const { identity, envelope, readFirst } = operation;
	const body = http.body as IDataObject;
	const write: Write = { method: http.method!, url: http.url, body, envelope };
	if (readFirst && (readFirst.when?.(ids, body) ?? true)) {
		const reading = read(readFirst.path(ids, body), readFirst.envelope);
		const current = await (readFirst.optional ? unlessMissing(reading) : reading);
		if (current && identity) checkIdentity(request, [current], refuse);
		return readFirst.change(write, current, refuse);
	}
	// Something between n8n and Lago may decode the dot, and then it is another object.
	if (identity && Object.values(ids).at(-1)?.includes('.')) {
		checkIdentity(request, [await read(http.url, envelope)], refuse);
	}
	return write;
}

/** @throws NodeOperationError when Lago's object is not the one that was asked for */
function checkIdentity(
	{ operation, ids, fields }: LagoRequest,
	records: IDataObject[],
	refuse: Refuse,
): void {
	const [name, id] = Object.entries(ids).at(-1) ?? [];
	if (!operation.identity || operation.paged || id === undefined) return;
	const other = records.find((record) => record[operation.identity!] !== id);
	if (!other) return;
	const field = fields.find((candidate) => candidate.name === name)!;
	refuse(
		field.displayName,
		`leads to another object: Lago answers '${id}' with '${other[operation.identity]}'`,
		'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
	);
}

/** @throws NodeOperationError when a result shows that the server ignored a filter */
function checkFilters(
	{ operation, http }: LagoRequest,
	records: IDataObject[],
	refuse: Refuse,
): void {
	const filters = http.qs as IDataObject;
	for (const [parameter, key] of Object.entries(operation.checkedFilters ?? {})) {
		if (filters[parameter] === undefined) continue;
		const wanted = [filters[parameter]].flat().map(String);
		if (records.every((record) => wanted.includes(String(record[key])))) continue;
		const field = sentFields(operation.fields).find(
			({ routing }) => routing?.send?.property === parameter,
		)!;
		refuse(
			field.displayName,
			'is ignored by this Lago server, so the results are not the ones you asked for',
			'The server is probably older than the filter. Update it, or remove the filter and use a Filter node.',
		);
	}
}

/** What is read, or undefined where Lago does not have it. */
const unlessMissing = async (reading: Promise<IDataObject>) =>
	await reading.catch((error: NodeApiError) =>
		isMissing(Number(error.httpCode), error.context.data) ? undefined : Promise.reject(error),
	);

/** What is read, or undefined where the key may not read it. @throws NodeApiError where Lago does not have it */
const unlessForbidden = async (reading: Promise<IDataObject>) =>
	await reading.catch((error: NodeApiError) =>
		error.httpCode === '403' ? undefined : Promise.reject(error),
	);

/** Lago's objects in an answer that is what the operation expects; undefined for any other outcome. */
function expectedAnswer(outcome: LastOutcome, { envelope, paged }: Expected): Page | undefined {
	if (!outcome.answered || outcome.status < 200 || outcome.status > 299) return undefined;
	const body = outcome.body === '' && envelope === undefined ? {} : outcome.body;
	if (!isObject(body)) return undefined;
	const content = envelope === undefined ? body : body[envelope];
	if (paged ? !Array.isArray(content) : !isObject(content) && !Array.isArray(content))
		return undefined;
	const { meta } = body as Partial<Page>;
	return { records: [content as IDataObject].flat(), meta: meta ?? {} };
}

/** Of a delete that was sent again, Lago may have carried out the first one: then the object is gone. */
function answerOfRepeatedDelete(
	{ operation, ids }: LagoRequest,
	{ method }: IHttpRequestOptions,
	outcome: LastOutcome,
): Page | undefined {
	if (method !== 'DELETE' || !outcome.repeated) return undefined;
	if (!outcome.answered || !isMissing(outcome.status, outcome.body)) return undefined;
	const key = operation.identity ?? (operation.envelope && 'lago_id');
	return { records: [key ? { [key]: Object.values(ids).at(-1) } : {}], meta: {} };
}
