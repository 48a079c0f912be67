/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Lago } from '../lago';
import type * as N8n from './index';
import type { Options } from './run';

/** n8n's engine, and the test file's own Lago, which is emptied before each test. */
export const { n8n, lago } = globalThis as unknown as { n8n: typeof N8n; lago: Lago };

beforeEach(() => lago.reset());

interface RunOptions extends Omit<Options, 'credentials' | 'items'> {
	/** The JSON of the items that come into the node. */
	items?: Array<INodeExecutionData['json']>;
	/** Settings of the node, such as `onError`. */
	node?: Partial<INode>;
	apiKey?: string;
	baseUrl?: string;
}

/**
 * Runs the Lago Customer node against the Lago, for raw output unless the parameters say otherwise. It is
 * a new node, or one of version 1 where the parameters have what only that version has.
 */
export async function run(parameters: INodeParameters, options: RunOptions = {}) {
	const { items = [{}], apiKey = lago.apiKey, baseUrl = lago.url, node, ...others } = options;
	return await n8n.runNode(
		{ simplify: false, ...parameters },
		{
			credentials: { baseUrl, apiKey },
			items: items.map((json) => ({ json })),
			node: { typeVersion: isOfVersion1(parameters) ? 1 : 1.1, ...node },
			...others,
		},
	);
}

/** What only version 1 of the node has: fields, and what is in collections. */
const ONLY_IN_VERSION_1: Array<[field: string, inside?: string]> = [
	['billingConfiguration'],
	['customerFields'],
	['pastUsageFilters', 'periodsCount'],
	['walletFields', 'code'],
	['walletFields', 'name'],
];

const isOfVersion1 = (parameters: INodeParameters) =>
	ONLY_IN_VERSION_1.some(
		([field, inside]) =>
			Object.hasOwn(parameters, field) &&
			(inside === undefined || Object.hasOwn(Object(parameters[field]) as object, inside)),
	);

/** The same on a fast clock, where the node would wait and it does not matter how long. */
export const runFast = async (parameters: INodeParameters, options: RunOptions = {}) =>
	await run(parameters, { ...options, fastClock: true });

/** What arrived at the Lago below /api/v1, as `GET /customers/acme?page=1`, each with its body. */
export const wire = () =>
	lago.requests.map(({ method, path, query, body }) => {
		const line = `${method} ${path.replace('/api/v1', '')}`;
		return {
			request: query ? `${line}?${decodeURIComponent(query)}` : line,
			...(body !== undefined && { body }),
		};
	});
