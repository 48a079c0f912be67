import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, pathOfCustomer } from './fetchPage';

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
		item: ({ lago_id: id, payment_provider_code: provider, is_default: isDefault, details }) => {
			const { brand, last4 } = (details ?? {}) as IDataObject;
			const label = [brand, last4 && `•••• ${last4}`].filter(Boolean).join(' ') || String(id);
			const notes = [provider, isDefault && 'default'].filter(Boolean).join(', ');
			return { name: notes ? `${label} (${notes})` : label, value: String(id) };
		},
	});
}
