import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, runWorkflow } from '../../test/n8n';
import { nodesBase } from '../../test/n8n/nodesBase';
import { testNode, withCredential } from '../../test/n8n/run';
import type { Perform } from './child';
import { externalId } from './server';
import type { Contender, Work } from './workloads';

const TYPE = 'n8n-nodes-base.httpRequest';

/** The items that come into a node for the work. */
const itemsOf = ({ kind, count }: Work) =>
	kind === 'list'
		? [{ json: {} }]
		: Array.from({ length: count }, (_, index) => ({ json: { id: externalId(index + 1) } }));

const NAME = '={{ "Customer " + $json.id }}';

const lagoCustomer: Perform = async (work, credentials) => {
	const operations: Record<Work['kind'], INodeParameters> = {
		get: { operation: 'get', customerId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
		list: { operation: 'getAll', returnAll: true },
		create: { operation: 'createOrUpdate', externalId: '={{ $json.id }}', name: NAME },
	};
	const { items, error } = await runNode(
		// With Lago's whole objects, which is what the other contenders return.
		{ resource: 'customer', ...operations[work.kind], simplify: false },
		{ credentials: { ...credentials }, items: itemsOf(work), node: { typeVersion: 1.1 } },
	);
	if (error) throw error;
	return items;
};

const operations: Record<Work['kind'], (customers: string) => INodeParameters> = {
	get: (customers) => ({ url: `=${customers}/{{ $json.id }}` }),
	create: (customers) => ({
		url: customers,
		method: 'POST',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { customer: { external_id: $json.id, name: "Customer " + $json.id } } }}',
	}),
	list: (customers) => ({
		url: customers,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'per_page', value: '100' }] },
		options: {
			pagination: {
				pagination: {
					parameters: {
						parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }],
					},
					paginationCompleteWhen: 'other',
					completeExpression: '={{ !$response.body.meta.next_page }}',
				},
			},
		},
	}),
};

/** The customers in what the node returns: an item for each, or an item for each page of them. */
const customersIn = ({ customer, customers = [customer], error }: IDataObject): unknown[] =>
	error ? [] : (customers as unknown[]);

const httpRequest =
	(options?: INodeParameters): Perform =>
	async (work, { baseUrl, apiKey }) => {
		const node = {
			...withCredential(testNode('HTTP Request', TYPE)),
			typeVersion: 4.2,
			// An item that fails is counted as lost, and does not take the others with it.
			onError: 'continueRegularOutput' as const,
			parameters: {
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'lagoApi',
				...operations[work.kind](`${baseUrl}/api/v1/customers`),
				...(options && { options }),
			},
		};
		const { data } = await runWorkflow(
			{
				nodes: [testNode('Start', 'n8n-nodes-base.manualTrigger'), node],
				connections: { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
			},
			{
				credentials: { baseUrl, apiKey },
				items: itemsOf(work),
				types: { [TYPE]: nodesBase(TYPE) },
			},
		);
		const { runData, error } = data.resultData;
		if (error) throw error;
		return runData[node.name][0].data!.main[0]!.flatMap(({ json }) => customersIn(json));
	};

export const performers: Record<Exclude<Contender, 'undici'>, Perform> = {
	lagoCustomer,
	httpRequest: httpRequest(),
	/** What n8n's documentation tells to do about rate limits. */
	httpRequestBatching: httpRequest({
		batching: { batch: { batchSize: 50, batchInterval: 1000 } },
	}),
};
