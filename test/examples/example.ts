/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IExecuteResponsePromiseData, INodeExecutionData } from 'n8n-workflow';
import type { WorkflowJson } from '../n8n';
import { lago, n8n } from '../n8n/support';

beforeAll(() => n8n.prepareNodesBase());

/** A workflow of the folder examples. */
export const example = (name: string) =>
	JSON.parse(
		readFileSync(join(__dirname, '../../examples', `${name}.json`), 'utf8'),
	) as WorkflowJson;

/**
 * Runs an example with the built node and with n8n's own nodes. Only its trigger does not run, as that
 * takes n8n's server: `items` are what comes out of it.
 *
 * @throws Error if the execution fails
 */
export async function runExample(
	workflow: WorkflowJson,
	{
		items = [{ json: {} }],
		baseUrl = lago.url,
		...secrets
	}: { items?: INodeExecutionData[]; baseUrl?: string; hmacSecret?: string } = {},
) {
	const responses: IExecuteResponsePromiseData[] = [];
	const { data } = await n8n.runWorkflow(workflow, {
		credentials: { baseUrl, apiKey: lago.apiKey, ...secrets },
		items,
		types: Object.fromEntries(n8n.NODES_BASE.map((type) => [type, n8n.nodesBase(type)])),
		onResponse: (response) => responses.push(response),
	});
	const { error, runData } = data.resultData;
	if (error) throw new Error(error.message);
	return {
		/** What the caller of a webhook gets. */
		responses,
		/** The JSON of the items that came out of a node; undefined if it did not run. */
		output: (node: string) => runData[node]?.[0]?.data?.main[0]?.map(({ json }) => json),
	};
}
