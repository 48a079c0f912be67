import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	sleep,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IConnections,
	type IExecuteResponsePromiseData,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IPinData,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { TestCredentialsHelper } from './credentials';
import { fastLagoNode, nodeTypes, otherLagoNode } from './nodeTypes';

export const LAGO_NODE = 'n8n-nodes-lago-customer.lagoCustomer';

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface Options {
	credentials: ICredentialDataDecryptedObject;
	/** Why n8n cannot read them. */
	credentialError?: string;
	/** Identifies the execution. */
	executionId?: string;
	/** The items that come out of the workflow's first node. */
	items?: INodeExecutionData[];
	/** Cancels the execution after so many milliseconds. */
	cancelAfter?: number;
	/** Runs the Lago Customer node on a clock that is a hundred times as fast. */
	fastClock?: boolean;
	/** Runs it as another process of n8n would, which shares nothing with this one. */
	elsewhere?: boolean;
	/** Node types beside those that are always there. */
	types?: Record<string, INodeType | IVersionedNodeType>;
	/** Hears what a Respond to Webhook node answers. */
	onResponse?: (response: IExecuteResponsePromiseData) => void;
}

/** What came out of a node. */
export interface NodeRun {
	/** The items of the first output. */
	items: INodeExecutionData[];
	/** The items of the error output. */
	errors: INodeExecutionData[];
	/** Why the execution failed. */
	error?: Error & { description?: string | null; context?: Record<string, unknown> };
	run: IRun;
}

/** Where n8n says that its parts are. */
const URLS = [
	...['restApiUrl', 'instanceBaseUrl', 'formBaseUrl', 'formWaitingBaseUrl', 'formTestBaseUrl'],
	...['webhookBaseUrl', 'webhookWaitingBaseUrl', 'webhookTestBaseUrl'],
];

/** Everything around an execution that is not the workflow. */
export async function additionalData(
	credentials: ICredentialDataDecryptedObject,
	workflow: WorkflowJson,
	{ credentialError, executionId = '1' }: Pick<Options, 'credentialError' | 'executionId'> = {},
): Promise<IWorkflowExecuteAdditionalData> {
	const hooks = new ExecutionLifecycleHooks('trigger', '1', workflow as unknown as IWorkflowBase);
	return {
		credentialsHelper: new TestCredentialsHelper(credentials, credentialError),
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks,
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		...Object.fromEntries(URLS.map((name) => [name, 'http://127.0.0.1'])),
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Runs a workflow from its first node through n8n's own engine. */
export async function runWorkflow(
	workflow: WorkflowJson,
	{
		credentials,
		credentialError,
		executionId,
		items = [{ json: {} }],
		cancelAfter,
		fastClock,
		elsewhere,
		types: added,
		onResponse,
	}: Options,
): Promise<IRun> {
	const [start] = workflow.nodes;
	const pinData: IPinData = { [start.name]: items };
	const types = await nodeTypes({
		...(fastClock && { [LAGO_NODE]: await fastLagoNode() }),
		...(elsewhere && { [LAGO_NODE]: await otherLagoNode() }),
		...added,
	});
	const nodes = workflow.nodes.map((node) =>
		node.type === LAGO_NODE ? withCredential(node) : node,
	);
	const execution = new Workflow({
		...workflow,
		nodes,
		id: 'test',
		active: false,
		nodeTypes: types,
		pinData,
	});
	const data = await additionalData(credentials, workflow, { credentialError, executionId });
	if (onResponse) data.hooks?.addHandler('sendResponse', onResponse);
	const running = new WorkflowExecute(data, 'trigger').run({
		workflow: execution,
		startNode: execution.getNode(start.name) ?? undefined,
		pinData,
	});
	if (cancelAfter !== undefined) void sleep(cancelAfter).then(() => running.cancel());
	return await running;
}

/** Runs the Lago Customer node with these parameters for these items. */
export async function runNode(
	parameters: INodeParameters,
	{ node, ...options }: Options & { node?: Partial<INode> },
): Promise<NodeRun> {
	const run = await runWorkflow(
		{
			nodes: [
				testNode('Start', 'n8n-nodes-base.manualTrigger'),
				{ ...testNode('Lago Customer', LAGO_NODE), parameters, ...node },
			],
			connections: { Start: { main: [[{ node: 'Lago Customer', type: 'main', index: 0 }]] } },
		},
		options,
	);
	const { runData, error } = run.data.resultData;
	const [items, errors] = runData['Lago Customer']?.at(-1)?.data?.main ?? [];
	return { items: items ?? [], errors: errors ?? [], error, run };
}

export function withCredential(node: INode): INode {
	return { ...node, credentials: { lagoApi: { id: '1', name: 'Lago' } } };
}

export function testNode(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}
