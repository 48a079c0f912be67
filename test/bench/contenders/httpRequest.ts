import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runWorkflow } from '../../n8n';
import { nodesBase } from '../../n8n/nodesBase';
import { testNode, withCredential } from '../../n8n/run';
import type { Perform, Work } from '../types';
import { idExpression, itemsOf } from './input';

const TYPE = 'n8n-nodes-base.httpRequest';

const operations: Record<Work['kind'], (customers: string, work: Work) => INodeParameters> = {
	get: (customers, work) => ({ url: `=${customers}/{{ ${idExpression(work)} }}` }),
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
	create: (customers) => ({
		method: 'POST',
		url: customers,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={
  "customer": {
    "external_id": "{{ $json.id }}",
    "name": "{{ $json.name }}",
    "email": "{{ $json.email }}",
    "currency": "{{ $json.currency }}"
  }
}`,
	}),
};

/** The customers in what the node returns: an item for each, or an item for each page of them. */
function customersIn({ customer, customers = [customer], error }: IDataObject): unknown[] {
	return error ? [] : (customers as unknown[]);
}

const performWith =
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
				...operations[work.kind](`${baseUrl}/api/v1/customers`, work),
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

export const untouched = performWith();

/** What n8n's documentation tells to do about rate limits. */
export const batching = performWith({
	batching: { batch: { batchSize: 50, batchInterval: 1000 } },
});
