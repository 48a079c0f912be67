import { Client, type CustomerCreateInput } from 'lago-javascript-client';
import type { Perform, Target, Work } from '../types';
import { bodyOf, idsOf, newCustomersOf } from './input';

type Customers = ReturnType<typeof Client>['customers'];

/** One call after the other, as a script would do it. */
const loops: Record<Work['kind'], (customers: Customers, work: Work) => Promise<unknown[]>> = {
	async get(customers, work) {
		const results = [];
		for (const id of idsOf(work)) results.push((await customers.findCustomer(id)).data.customer);
		return results;
	},
	async list(customers) {
		const results = [];
		let page: number | undefined = 1;
		while (page) {
			const { data } = await customers.findAllCustomers({ page, per_page: 100 });
			results.push(...data.customers);
			page = data.meta.next_page ?? undefined;
		}
		return results;
	},
	async create(customers, work) {
		const results = [];
		for (const customer of newCustomersOf(work)) {
			const body = bodyOf(customer) as CustomerCreateInput;
			results.push((await customers.createCustomer(body)).data.customer);
		}
		return results;
	},
};

export const perform: Perform = async (work: Work, { baseUrl, apiKey }: Target) => {
	const { customers } = Client(apiKey, { baseUrl: `${baseUrl}/api/v1`, rateLimitRetry: {} });
	return await loops[work.kind](customers, work);
};
