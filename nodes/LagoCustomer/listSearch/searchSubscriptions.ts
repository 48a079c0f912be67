import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label, pathOfCustomer } from './fetchPage';

/** The active subscriptions of the chosen customer. */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	_filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = pathOfCustomer(this, 'subscriptions');
	if (!path) return { results: [] };
	return await fetchPage(this, {
		path,
		envelope: 'subscriptions',
		paginationToken,
		item: ({ external_id: id, name, plan_code: plan }) => ({
			name: label(name || plan, id),
			value: String(id),
		}),
	});
}
