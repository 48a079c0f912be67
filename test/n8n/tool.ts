/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';
import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	jsonParse,
	type EngineRequest,
	type EngineResponse,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import { builtIn, lagoNode, nodeTypes } from './nodeTypes';
import { additionalData, LAGO_NODE, testNode, withCredential, type WorkflowJson } from './run';

/** The name under which n8n offers a node that is usable as a tool. */
const LAGO_TOOL = `${LAGO_NODE}Tool`;

/**
 * Who runs the tool that an agent chose: n8n's engine, as for the Agent node from version 3, or the
 * agent itself, as in older Agent nodes, in sub-agents and in the MCP Server Trigger.
 */
export type ToolCaller = 'engine' | 'agent';

/** What a language model is told of a tool. */
export interface ToolOffer {
	name: string;
	description: string;
	/** A JSON schema of the arguments. */
	parameters: IDataObject;
}

/** What an agent reads: the JSON that came out of the tool, or the message of an error. */
export type ToolAnswer = IDataObject[] | string;

export interface ToolRun {
	offer: ToolOffer;
	/** One for each call, in their order. */
	answers: ToolAnswer[];
}

/** The part of LangChain's tools that agents use. */
interface Tool {
	metadata: { sourceNodeName: string };
	invoke(input: IDataObject): Promise<string>;
}

/** LangChain's own translation of a tool for a model, from the copy of it that n8n-core uses. */
const { convertToOpenAITool } = createRequire(require.resolve('n8n-core'))(
	'@langchain/core/utils/function_calling',
) as { convertToOpenAITool(tool: Tool): { function: ToolOffer } };

/**
 * Connects the Lago Customer node to an agent and has the agent call it in one turn, once with each of
 * the arguments.
 */
export async function runTool(
	parameters: INodeParameters,
	calls: IDataObject[],
	{
		caller,
		credentials,
		node,
	}: {
		caller: ToolCaller;
		credentials: ICredentialDataDecryptedObject;
		/** Settings of the node, such as `onError`. */
		node?: Partial<INode>;
	},
): Promise<ToolRun> {
	const type = toolType(await lagoNode());
	const tool = withCredential({
		// The editor names a node after what it does, and n8n the tool after the node.
		...testNode(NodeHelpers.makeNodeName(parameters, type.description), LAGO_TOOL),
		parameters,
		...node,
	});
	const start = testNode('Start', 'n8n-nodes-base.manualTrigger');
	const agent = testNode('Agent', 'agent');
	const json: WorkflowJson = {
		nodes: [start, agent, tool],
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			[tool.name]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
	};
	const workflow = new Workflow({
		...json,
		active: false,
		// As in every workflow that is made today; without it, tools would run after their agent.
		settings: { executionOrder: 'v1' },
		nodeTypes: await nodeTypes({ agent: agentType(caller, calls), [LAGO_TOOL]: type }),
	});
	const run = await new WorkflowExecute(await additionalData(credentials, json), 'trigger').run({
		workflow,
		startNode: workflow.getNode('Start')!,
	});
	const { runData, error } = run.data.resultData;
	if (error) throw error;
	return runData.Agent.at(-1)!.data!.main[0]![0].json as unknown as ToolRun;
}

/** The node as a tool, as n8n's server derives it; without the field for a description by hand. */
function toolType(node: INodeType): INodeType {
	const { usableAsTool, ...description } = node.description;
	if (!usableAsTool) throw new Error('The node cannot be used as a tool');
	const tool = {
		...description,
		name: `${description.name}Tool`,
		displayName: `${description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return Object.create(node, { description: { value: tool } }) as INodeType;
}

/** An agent that needs no model: it calls its tool as it is told, and returns what it reads. */
function agentType(caller: ToolCaller, calls: IDataObject[]): INodeType {
	return builtIn(
		[],
		async function (response) {
			const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			const answered = response?.actionResponses ?? [];
			if (caller === 'engine' && answered.length < calls.length) return request(tool, calls);
			const answers =
				caller === 'engine'
					? answered.map(observation)
					: await Promise.all(calls.map(async (call) => await invoke(tool, call)));
			return [[{ json: { offer: { ...convertToOpenAITool(tool).function }, answers } }]];
		},
		[NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	);
}

/** Asks n8n to run the tool's node and then this agent again. */
function request(tool: Tool, calls: IDataObject[]): EngineRequest {
	return {
		actions: calls.map((input, index) => ({
			actionType: 'ExecutionNodeAction',
			nodeName: tool.metadata.sourceNodeName,
			input,
			type: NodeConnectionTypes.AiTool,
			id: `call ${index}`,
			metadata: { itemIndex: 0 },
		})),
		metadata: {},
	};
}

/** Agents hand the model what n8n has put on the tool's output, be it an error. */
function observation({ data }: EngineResponse['actionResponses'][number]): ToolAnswer {
	return data.data!.ai_tool[0]!.map(({ json }) => json);
}

async function invoke(tool: Tool, call: IDataObject): Promise<ToolAnswer> {
	try {
		const answer = await tool.invoke(call);
		// Older n8n answers with the text of an error, which is no JSON.
		return jsonParse<ToolAnswer>(answer, { fallbackValue: answer });
	} catch (error) {
		return (error as Error).message;
	}
}
