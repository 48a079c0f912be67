import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label } from './fetchPage';

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
		item: ({ external_id: id, name, firstname, lastname, legal_name: legalName, email }) => {
			const person = [firstname, lastname].filter(Boolean).join(' ');
			return { name: label(name || legalName || person || email, id), value: String(id) };
		},
	});
}
