import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { fetchPage, label } from '../listSearch/fetchPage';

/** Loads a whole list of codes with their names, for a dropdown. */
function codes(path: string, envelope: string) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const item = ({ code, name }: IDataObject) => ({
			name: label(name, code),
			value: String(code),
		});
		const options: INodePropertyOptions[] = [];
		let token: string | undefined;
		do {
			const page = await fetchPage(this, { path, envelope, paginationToken: token, item });
			options.push(...page.results);
			token = page.paginationToken as string | undefined;
		} while (token);
		return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	};
}

export const getBillableMetrics = codes('/billable_metrics', 'billable_metrics');
export const getBillingEntities = codes('/billing_entities', 'billing_entities');
export const getCoupons = codes('/coupons', 'coupons');
export const getPlans = codes('/plans', 'plans');
export const getTaxes = codes('/taxes', 'taxes');
