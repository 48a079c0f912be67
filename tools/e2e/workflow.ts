import type { INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import {
	LAGO_NODE,
	type Credential,
	type Rest,
	type SavedWorkflow,
	type WorkflowJson,
} from '../editor/rest';

/** The newest: the one that the editor adds. */
export const NODE_VERSION = 1.1;

export const MANUAL = 'n8n-nodes-base.manualTrigger';

/** A workflow of nodes one after the other; the ID of a node is its name in small letters. */
export const chain = (name: string, ...nodes: INode[]): WorkflowJson => ({
	name,
	nodes: nodes.map((node, index) => ({ ...node, position: [index * 220, 0] })),
	connections: Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name: to }, index) => [
				nodes[index].name,
				{ main: [[{ node: to, type: 'main', index: 0 }]] },
			]),
	),
});

export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters = {},
): INode => ({
	id: name.toLowerCase().replaceAll(' ', '-'),
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});

export const start = node('Start', MANUAL, 1);

export const lagoNode = (parameters: INodeParameters, name = 'Lago Customer'): INode =>
	node(name, LAGO_NODE, NODE_VERSION, parameters);

/** A field with a list, filled by ID. */
export const byId = (value: string): NodeParameterValueType => ({ __rl: true, mode: 'id', value });

/** Saves: Start → the Lago node with these parameters. */
export const saveLagoWorkflow = async (
	rest: Rest,
	lagoApi: Credential,
	parameters: INodeParameters,
): Promise<SavedWorkflow> =>
	await rest.createWorkflow(chain('e2e', start, lagoNode(parameters)), { lagoApi });
