import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { createLagoError } from '../errors/itemError';
import { Client } from '../lago/client';
import { isObject, getOwn, type JsonObject } from '../lago/json';
import { parseObject, parsePage, type RequestResult } from '../lago/response';
import { findIdProblem } from '../lago/url';
import { getIdFields, type Path } from '../model/operation';
import { isExpression } from '../model/written';
import { customerId, walletCode, type ListSearchMethod } from '../resources/common/locators';
import { EDITOR_TIMEOUT_MS } from './credentialTest';

export interface Search {
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
export const formatLabel = (name: unknown, id: unknown, ...notes: unknown[]): string => {
	const details = [name ? id : undefined, ...notes].filter(Boolean).join(', ');
	return details ? `${String(name || id)} (${details})` : String(id);
};

/** The lists of the locators; only customers can be searched. */
export const LIST_SEARCHES: Record<
	Exclude<ListSearchMethod, 'searchWalletMetadataKeys'>,
	Search
> = {
	searchAppliedCoupons: {
		path: [...customerPath, 'applied_coupons'],
		envelope: 'applied_coupons',
		query: () => ({ status: 'active' }),
		entry: ({ lago_id: id, coupon_name: name, coupon_code: code }) => ({
			name: formatLabel(name, code),
			value: String(id),
		}),
	},
	searchCustomers: {
		path: ['customers'],
		envelope: 'customers',
		entry: ({ external_id: id, name, firstname, lastname, legal_name: legalName, email }) => {
			const person = [firstname, lastname].filter(Boolean).join(' ');
			return { name: formatLabel(name || legalName || person || email, id), value: String(id) };
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
			name: formatLabel('', providerId || id, provider, method.is_default && 'default'),
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
			name: formatLabel(name || plan, id, status === 'active' ? '' : status),
			value: String(id),
		}),
	},
	searchWalletAlerts: {
		path: [...walletPath, 'alerts'],
		envelope: 'alerts',
		entry: ({ code, name, alert_type: type }) => ({
			name: formatLabel(name, code, type),
			value: String(code),
		}),
	},
	searchWallets: {
		path: [...customerPath, 'wallets'],
		envelope: 'wallets',
		entry: ({ code, name, status }) => ({
			name: formatLabel(name, code, status === 'active' ? '' : status),
			value: String(code),
		}),
	},
};

/** n8n keeps one of several entries of the same value: it says how many there are. */
function mergeDuplicates(entries: Array<{ name: string; value: string }>) {
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
function buildSegmentsFromEditor(context: ILoadOptionsFunctions, path: Path): string[] {
	const values = new Map(
		getIdFields(path).map((field) => {
			const { name, displayName } = field.property;
			const id = String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '');
			if (!findIdProblem(id) && !isExpression(id)) return [field, id] as const;
			// What an expression gives is an ID; without data, it gives nothing.
			const isById = getOwn(context.getCurrentNodeParameter(name), 'mode') === 'id';
			const message =
				isExpression(id) || (isById && id === '')
					? `'${displayName}' has no value yet: enter an ID or, for an expression, execute the previous nodes first`
					: `Choose a ${displayName.toLowerCase()} first`;
			throw new NodeOperationError(context.getNode(), message);
		}),
	);
	return path.map((part) => (typeof part === 'string' ? part : (values.get(part) ?? '')));
}

async function read(context: ILoadOptionsFunctions, path: Path, query: JsonObject) {
	const segments = buildSegmentsFromEditor(context, path);
	const { signal } = new AbortController();
	const client = await Client.open(context, { signal, timeout: EDITOR_TIMEOUT_MS });
	try {
		return await client.send({ method: 'GET', segments, query }, { isIdempotent: true });
	} finally {
		client.close();
	}
}

/** What the editor shows in place of a list, in Lago's words. */
const createError = (context: ILoadOptionsFunctions, result: RequestResult) =>
	createLagoError(context.getNode(), result, {
		fields: [],
		values: new Map(),
		mayHaveExecuted: false,
		getHint: null,
	});

/** One page of a list. n8n asks for the next one when the user scrolls down. */
export async function readPage(
	context: ILoadOptionsFunctions,
	search: Search,
	number: string,
	term = '',
) {
	const result = await read(context, search.path, {
		...search.query?.(context.getCurrentNodeParameter('operation')),
		...(term && { search_term: term.toWellFormed() }),
		page: number,
		per_page: 100,
	});
	const found = parsePage(result, search.envelope);
	if (!found) throw createError(context, result);
	return {
		results: mergeDuplicates(found.records.map(search.entry)),
		// An empty page is the end, whatever the server says.
		...(found.nextPage !== undefined &&
			found.records.length > 0 && { paginationToken: String(found.nextPage) }),
	};
}

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

const createListSearch = (search: Search): ListSearch =>
	async function (filter, paginationToken = '1') {
		return await readPage(this, search, paginationToken, filter);
	};

/** The methods of the locators, by the name that the fields give. */
export const listSearch: Record<ListSearchMethod, ListSearch> = {
	searchAppliedCoupons: createListSearch(LIST_SEARCHES.searchAppliedCoupons),
	searchCustomers: createListSearch(LIST_SEARCHES.searchCustomers),
	searchPaymentMethods: createListSearch(LIST_SEARCHES.searchPaymentMethods),
	searchSubscriptions: createListSearch(LIST_SEARCHES.searchSubscriptions),
	searchWalletAlerts: createListSearch(LIST_SEARCHES.searchWalletAlerts),
	searchWallets: createListSearch(LIST_SEARCHES.searchWallets),
	/** The keys in the metadata of the chosen wallet, each with its value. */
	async searchWalletMetadataKeys() {
		const result = await read(this, walletPath, {});
		const wallet = parseObject(result, 'wallet');
		if (!wallet) throw createError(this, result);
		const metadata = getOwn(wallet, 'metadata');
		const results = Object.entries(isObject(metadata) ? metadata : {}).map(([key, value]) => ({
			name: `${key} (${String(value || 'no value')})`,
			value: key,
		}));
		return { results };
	},
};
