import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { DropdownMethod } from '../fields/choices';
import { customerId, walletCode, type SearchMethod } from '../fields/locators';
import { Client } from '../lago/client';
import { isObject, own, type JsonObject } from '../lago/json';
import { objectIn, pageIn, type Outcome } from '../lago/outcome';
import { idProblem } from '../lago/url';
import { idsIn, type Path } from '../operations/operation';
import { lagoError } from '../output/errors';

interface Search {
	path: Path;
	envelope: string;
	/** @param operation the one that is chosen in the node */
	query?: (operation: unknown) => JsonObject;
	/** Shows an entry: what stands in the list, and what is chosen by it. */
	entry: (record: JsonObject) => { name: string; value: string };
}

const customerPath = ['customers', customerId];
const walletPath = [...customerPath, 'wallets', walletCode];

/** How an entry is shown: by its name, with the code or ID by which Lago knows it. */
const label = (name: unknown, id: unknown, ...notes: unknown[]): string => {
	const details = [name ? id : undefined, ...notes].filter(Boolean).join(', ');
	return details ? `${String(name || id)} (${details})` : String(id);
};

/** The lists of the locators; only customers can be searched. */
const SEARCHES: Record<Exclude<SearchMethod, 'searchWalletMetadataKeys'>, Search> = {
	searchAppliedCoupons: {
		path: [...customerPath, 'applied_coupons'],
		envelope: 'applied_coupons',
		query: () => ({ status: 'active' }),
		entry: ({ lago_id: id, coupon_name: name, coupon_code: code }) => ({
			name: label(name, code),
			value: String(id),
		}),
	},
	searchCustomers: {
		path: ['customers'],
		envelope: 'customers',
		entry: ({ external_id: id, name, firstname, lastname, legal_name: legalName, email }) => {
			const person = [firstname, lastname].filter(Boolean).join(' ');
			return { name: label(name || legalName || person || email, id), value: String(id) };
		},
	},
	searchPaymentMethods: {
		path: [...customerPath, 'payment_methods'],
		envelope: 'payment_methods',
		entry: ({
			lago_id: id,
			provider_method_id: providerId,
			payment_provider_code: provider,
			...method
		}) => ({
			name: label('', providerId || id, provider, method.is_default && 'default'),
			value: String(id),
		}),
	},
	searchSubscriptions: {
		path: [...customerPath, 'subscriptions'],
		envelope: 'subscriptions',
		// Lago names active ones unless told; usage of the past is also that of ended ones.
		query: (operation): JsonObject =>
			operation === 'getPast' ? { status: ['active', 'terminated'] } : {},
		entry: ({ external_id: id, name, plan_code: plan, status }) => ({
			name: label(name || plan, id, status === 'active' ? '' : status),
			value: String(id),
		}),
	},
	searchWalletAlerts: {
		path: [...walletPath, 'alerts'],
		envelope: 'alerts',
		entry: ({ code, name, alert_type: type }) => ({
			name: label(name, code, type),
			value: String(code),
		}),
	},
	searchWallets: {
		path: [...customerPath, 'wallets'],
		envelope: 'wallets',
		entry: ({ code, name, status }) => ({
			name: label(name, code, status === 'active' ? '' : status),
			value: String(code),
		}),
	},
};

/** n8n keeps one of several entries of the same value: it says how many there are. */
function withoutTwins(entries: Array<{ name: string; value: string }>) {
	const byValue = new Map<string, string[]>();
	for (const { name, value } of entries) byValue.set(value, [...(byValue.get(value) ?? []), name]);
	return [...byValue].map(([value, names]) => ({
		name:
			names.length > 1
				? `${names.length} of the same code: ${names.join(' and ')}`
				: (names[0] ?? ''),
		value,
	}));
}

/** Says what must be chosen first. @throws NodeOperationError, which the editor shows in place of the list */
function segmentsFor(context: ILoadOptionsFunctions, path: Path): string[] {
	const values = new Map(
		idsIn(path).map((field) => {
			const { name, displayName } = field.property;
			const id = String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '');
			if (!idProblem(id)) return [field, id] as const;
			const message = `Choose a ${displayName.toLowerCase()} first`;
			throw new NodeOperationError(context.getNode(), message);
		}),
	);
	return path.map((part) => (typeof part === 'string' ? part : (values.get(part) ?? '')));
}

async function read(context: ILoadOptionsFunctions, path: Path, query: JsonObject) {
	const segments = segmentsFor(context, path);
	const client = await Client.open(context, { signal: new AbortController().signal });
	try {
		return await client.send({ method: 'GET', segments, query }, true);
	} finally {
		client.close();
	}
}

/** What the editor shows in place of a list, in Lago's words. */
const failure = (context: ILoadOptionsFunctions, outcome: Outcome) =>
	lagoError(context.getNode(), outcome, {
		fields: [],
		values: new Map(),
		inDoubt: false,
		advice: null,
	});

/** One page of a list. n8n asks for the next one when the user scrolls down. */
async function page(context: ILoadOptionsFunctions, search: Search, number: string, term = '') {
	const outcome = await read(context, search.path, {
		...search.query?.(context.getCurrentNodeParameter('operation')),
		...(term && { search_term: term }),
		...{ page: number, per_page: 100 },
	});
	const found = pageIn(outcome, search.envelope);
	if (!found) throw failure(context, outcome);
	return {
		results: withoutTwins(found.records.map(search.entry)),
		...(found.nextPage !== undefined && { paginationToken: String(found.nextPage) }),
	};
}

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

const searching = (search: Search): ListSearch =>
	async function (filter, paginationToken = '1') {
		return await page(this, search, paginationToken, filter);
	};

/** The methods of the locators, by the name that the fields give. */
export const listSearch: Record<SearchMethod, ListSearch> = {
	searchAppliedCoupons: searching(SEARCHES.searchAppliedCoupons),
	searchCustomers: searching(SEARCHES.searchCustomers),
	searchPaymentMethods: searching(SEARCHES.searchPaymentMethods),
	searchSubscriptions: searching(SEARCHES.searchSubscriptions),
	searchWalletAlerts: searching(SEARCHES.searchWalletAlerts),
	searchWallets: searching(SEARCHES.searchWallets),
	/** The keys in the metadata of the chosen wallet, each with its value. */
	async searchWalletMetadataKeys() {
		const outcome = await read(this, walletPath, {});
		const wallet = objectIn(outcome, 'wallet');
		if (!wallet) throw failure(this, outcome);
		const metadata = own(wallet, 'metadata');
		const results = Object.entries(isObject(metadata) ? metadata : {}).map(([key, value]) => ({
			name: `${key} (${String(value || 'no value')})`,
			value: key,
		}));
		return { results };
	},
};

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Loads a whole list for a dropdown. */
const loading = (search: Search): LoadOptions =>
	async function () {
		const options: INodePropertyOptions[] = [];
		let number: string | undefined = '1';
		while (number !== undefined) {
			const { results, paginationToken }: Awaited<ReturnType<typeof page>> = await page(
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
const codesIn = (list: string) =>
	loading({
		path: [list],
		envelope: list,
		entry: ({ code, name }) => ({ name: label(name, code), value: String(code) }),
	});

/** The methods of the dropdowns, by the name that the fields give. */
export const loadOptions: Record<DropdownMethod, LoadOptions> = {
	getBillableMetrics: codesIn('billable_metrics'),
	getBillingEntities: codesIn('billing_entities'),
	getCoupons: codesIn('coupons'),
	getPaymentMethods: loading(SEARCHES.searchPaymentMethods),
	getPlans: codesIn('plans'),
	getTaxes: codesIn('taxes'),
};
