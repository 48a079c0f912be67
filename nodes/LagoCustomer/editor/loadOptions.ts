import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { LoadOptionsMethod } from '../resources/common/options';
import { formatLabel, LIST_SEARCHES, readPage, type Search } from './listSearch';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Pages of 100 that a dropdown reads; what comes after them can be set by an expression. */
const MAX_PAGES = 100;

/** Loads a whole list for a dropdown, as long as pages bring something new. */
const createLoadOptions = (search: Search): LoadOptions =>
	async function () {
		const options = new Map<string, INodePropertyOptions>();
		let number: string | undefined = '1';
		for (let pages = 0; pages < MAX_PAGES && number !== undefined; pages += 1) {
			const { results, paginationToken }: Awaited<ReturnType<typeof readPage>> = await readPage(
				this,
				search,
				number,
			);
			const known = options.size;
			for (const option of results) options.set(option.value, option);
			number = options.size > known ? paginationToken : undefined;
		}
		return [...options.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
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
