import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { request } from 'undici';
import { runWorkflow } from '../../n8n';
import { builtIn } from '../../n8n/nodeTypes';
import { testNode } from '../../n8n/run';
import type { Perform, Target } from '../types';

interface Page {
	customers: IDataObject[];
	meta: { next_page: number | null };
}

/** n8n and the list's items, and as little as possible between them: what no node can do without. */
export const perform: Perform = async (_, lago) => {
	const { data } = await runWorkflow(
		{
			nodes: [testNode('Start', 'n8n-nodes-base.manualTrigger'), testNode('Items', 'items')],
			connections: { Start: { main: [[{ node: 'Items', type: 'main', index: 0 }]] } },
		},
		{ credentials: {}, types: { items: builtIn([], async () => [await itemsFrom(lago)]) } },
	);
	const { runData, error } = data.resultData;
	if (error) throw error;
	return runData.Items[0].data!.main[0]!;
};

async function itemsFrom({ baseUrl, apiKey }: Target): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	let page: number | null = 1;
	while (page) {
		const { body } = await request(`${baseUrl}/api/v1/customers?page=${page}&per_page=100`, {
			headers: { authorization: `Bearer ${apiKey}` },
		});
		const { customers, meta }: Page = JSON.parse(await body.text());
		for (const json of customers) items.push({ json, pairedItem: { item: 0 } });
		page = meta.next_page;
	}
	return items;
}
