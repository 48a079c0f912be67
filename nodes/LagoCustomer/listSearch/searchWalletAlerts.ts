import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label, pathOfWallet } from './fetchPage';

/** The alerts on the chosen wallet. */
export async function searchWalletAlerts(
	this: ILoadOptionsFunctions,
	_filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = pathOfWallet(this, '/alerts');
	if (!path) return { results: [] };
	return await fetchPage(this, {
		path,
		envelope: 'alerts',
		paginationToken,
		item: ({ code, name }) => ({ name: label(name, code), value: String(code) }),
	});
}
