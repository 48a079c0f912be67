import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchPage, label, pathOfCustomer } from './fetchPage';

/** The coupons that are active on the chosen customer. */
export async function searchAppliedCoupons(
	this: ILoadOptionsFunctions,
	_filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const path = pathOfCustomer(this, 'applied_coupons');
	if (!path) return { results: [] };
	return await fetchPage(this, {
		path,
		envelope: 'applied_coupons',
		qs: { status: 'active' },
		paginationToken,
		item: ({ lago_id: id, coupon_name: name, coupon_code: code }) => ({
			name: label(name, code),
			value: String(id),
		}),
	});
}
