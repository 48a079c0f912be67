import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { LoadOptionsMethod } from '../resources/shared/options';
import { formatLabel, LIST_SEARCHES, readPage, type Search } from './listSearch';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Loads a whole list for a dropdown. */
const createLoadOptions = (search: Search): LoadOptions =>
	async function () {
		const options: INodePropertyOptions[] = [];
		let number: string | undefined = '1';
		while (number !== undefined) {
			const { results, paginationToken }: Awaited<ReturnType<typeof readPage>> = await readPage(
				this,
				search,
				number,
			);
			options.push(...results);
			number = paginationToken;
		}
		return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	};

/** A list of Lago's that has codes and names. */
const loadCodes = (list: string) =>
	createLoadOptions({
		path: [list],
		envelope: list,
		entry: ({ code, name }) => ({ name: formatLabel(name, code), value: String(code) }),
	});

/** The methods of the dropdowns, by the name that the fields give. */
export const loadOptions: Record<LoadOptionsMethod, LoadOptions> = {
	getBillableMetrics: loadCodes('billable_metrics'),
	getBillingEntities: loadCodes('billing_entities'),
	getCoupons: loadCodes('coupons'),
	getPaymentMethods: createLoadOptions(LIST_SEARCHES.searchPaymentMethods),
	getPlans: loadCodes('plans'),
	getTaxes: loadCodes('taxes'),
};
