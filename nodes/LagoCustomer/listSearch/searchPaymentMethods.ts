import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label, pathOfCustomer } from './fetchPage';

/** The payment methods of the chosen customer. */
export async function searchPaymentMethods(
	this: ILoadOptionsFunctions,
	_filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = pathOfCustomer(this, 'payment_methods');
	if (!path) return { results: [] };
	return await fetchPage(this, {
		path,
		envelope: 'payment_methods',
		paginationToken,
		item: ({
			lago_id: id,
			provider_method_id: providerId,
			payment_provider_code: provider,
			is_default: isDefault,
		}) => ({
			name: label('', providerId || id, provider, isDefault && 'default'),
			value: String(id),
		}),
	});
}
