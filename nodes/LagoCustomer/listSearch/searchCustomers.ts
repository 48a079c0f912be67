import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage } from './fetchPage';

/** Customers, found by name, external ID or email address. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await fetchPage(this, {
		path: '/customers',
		envelope: 'customers',
		qs: filter ? { search_term: filter } : {},
		paginationToken,
		item: ({ external_id: id, name, legal_name: legalName, email }) => {
			const label = name || legalName || email;
			return { name: label ? `${label} (${id})` : String(id), value: String(id) };
		},
	});
}
