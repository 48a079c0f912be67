import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { lagoError } from '../engine/errors';
import { encodeSegment, idProblem } from '../engine/path';
import { send } from '../engine/send';
import { Throttle } from '../engine/throttle';

interface List {
	/** The path below `/api/v1`. */
	path: string;
	/** The key of the list in Lago's answer. */
	envelope: string;
	qs?: IDataObject;
	/** The number of the page to show, as n8n hands it back. */
	paginationToken?: string;
	item: (record: IDataObject) => INodeListSearchItems;
}

/** One page of a list of the editor. n8n asks for the next one when the user scrolls down. */
export async function fetchPage(
	context: ILoadOptionsFunctions,
	{ path, envelope, qs, paginationToken = '1', item }: List,
): Promise<INodeListSearchResult> {
	const request: IHttpRequestOptions = {
		method: 'GET',
		url: path,
		qs: { ...qs, page: paginationToken, per_page: 100 },
	};
	const outcome = await send(context, request, new Throttle(1), true);
	const body = outcome.answered ? (outcome.body as IDataObject | null) : null;
	const records = body?.[envelope];
	if (!Array.isArray(records)) {
		throw lagoError(context.getNode(), outcome, { fields: [], ids: {}, inDoubt: false });
	}
	const next = (body?.meta as IDataObject | undefined)?.next_page;
	return {
		results: (records as IDataObject[]).map(item),
		...(typeof next === 'number' && { paginationToken: String(next) }),
	};
}

/** The path of a list that belongs to the chosen customer; undefined while none is chosen. */
export function pathOfCustomer(context: ILoadOptionsFunctions, list: string): string | undefined {
	const id = String(context.getCurrentNodeParameter('customerId', { extractValue: true }) ?? '');
	return idProblem(id) ? undefined : `/customers/${encodeSegment(id)}/${list}`;
}
