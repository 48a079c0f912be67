import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label, pathOfCustomer } from './fetchPage';

/** The wallets of the chosen customer. */
export async function searchWallets(
	this: ILoadOptionsFunctions,
	_filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = pathOfCustomer(this, 'wallets');
	if (!path) return { results: [] };
	return await fetchPage(this, {
		path,
		envelope: 'wallets',
		paginationToken,
		item: ({ code, name, status }) => ({
			name: label(name, code, status === 'active' ? '' : status),
			value: String(code),
		}),
	});
}
