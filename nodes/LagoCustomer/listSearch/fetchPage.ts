import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { lagoError } from '../engine/errors';
import { encodeSegment, idProblem } from '../engine/path';
import { connect, send } from '../engine/send';
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
	const pages = { page: paginationToken, per_page: 100 };
	const { content, meta } = await read(context, path, envelope, { ...qs, ...pages });
	return {
		results: (content as IDataObject[]).map(item),
		...(typeof meta?.next_page === 'number' && { paginationToken: String(meta.next_page) }),
	};
}

/** One of Lago's objects. */
export async function fetchObject(
	context: ILoadOptionsFunctions,
	path: string,
	envelope: string,
): Promise<IDataObject> {
	return (await read(context, path, envelope)).content as IDataObject;
}

/** @throws NodeApiError in Lago's words, which the editor shows in place of the list */
async function read(
	context: ILoadOptionsFunctions,
	path: string,
	envelope: string,
	qs: IDataObject = {},
): Promise<{ content: IDataObject | IDataObject[]; meta?: IDataObject }> {
	const request: IHttpRequestOptions = { method: 'GET', url: path, qs };
	const outcome = await send(await connect(context, new Throttle(1)), request, true);
	const body = outcome.answered ? (outcome.body as IDataObject | null) : null;
	const content = body?.[envelope];
	if (typeof content !== 'object' || content === null) {
		throw lagoError(context.getNode(), outcome, { fields: [], ids: {}, inDoubt: false });
	}
	return { content, meta: body?.meta } as Awaited<ReturnType<typeof read>>;
}

/** The path of a list that belongs to the chosen customer; undefined while none is chosen. */
export function pathOfCustomer(context: ILoadOptionsFunctions, list: string): string | undefined {
	const id = chosen(context, 'customerId');
	return id && `/customers/${id}/${list}`;
}

/** The same for the chosen wallet, and for the wallet itself. */
export function pathOfWallet(context: ILoadOptionsFunctions, list = ''): string | undefined {
	const code = chosen(context, 'walletCode');
	return code && pathOfCustomer(context, `wallets/${code}${list}`);
}

function chosen(context: ILoadOptionsFunctions, field: string): string | undefined {
	const id = String(context.getCurrentNodeParameter(field, { extractValue: true }) ?? '');
	return idProblem(id) ? undefined : encodeSegment(id);
}

/** How an entry of a list is shown: by its name, with the code or ID by which Lago knows it. */
export const label = (name: unknown, id: unknown, ...notes: unknown[]): string => {
	const details = [name ? id : undefined, ...notes].filter(Boolean).join(', ');
	return details ? `${name || id} (${details})` : String(id);
};
