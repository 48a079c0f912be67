import { ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IAuthenticateRuleResponseCode,
	type IAuthenticateRuleResponseSuccessBody,
	type ICredentialDataDecryptedObject,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type NodeApiError,
} from 'n8n-workflow';
import { lagoCredential, lagoNode, nodeTypes } from './nodeTypes';
import { additionalData, LAGO_NODE, testNode, withCredential } from './run';

interface Opened {
	credentials: ICredentialDataDecryptedObject;
	/** What is chosen in the node's other fields. */
	parameters?: INodeParameters;
}

/** Fills a searchable list of the node as the editor has it done. */
export async function searchList(
	method: string,
	{ filter, paginationToken, ...opened }: Opened & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const search = (await lagoNode()).methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list ${method}`);
	return await search.call(await openedNode(opened), filter, paginationToken);
}

/** Fills a dropdown of the node as the editor has it done. */
export async function loadOptions(method: string, opened: Opened): Promise<INodePropertyOptions[]> {
	const load = (await lagoNode()).methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no dropdown ${method}`);
	return await load.call(await openedNode(opened));
}

/** What stands below the node's name on the canvas. */
export async function subtitleOf(parameters: INodeParameters): Promise<string> {
	const { subtitle } = (await lagoNode()).description;
	const node = { ...testNode('Lago Customer', LAGO_NODE), parameters };
	const workflow = new Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: await nodeTypes(),
	});
	return await workflow.expression.withIsolate(async () =>
		String(workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {})),
	);
}

/** The node as it stands open in the editor. */
async function openedNode({ credentials, parameters = {} }: Opened): Promise<LoadOptionsContext> {
	const node = withCredential({ ...testNode('Lago Customer', LAGO_NODE), parameters });
	const workflow = { nodes: [node], connections: {} };
	const data = await additionalData(credentials, workflow);
	data.currentNodeParameters = parameters;
	return new LoadOptionsContext(
		new Workflow({ ...workflow, active: false, nodeTypes: await nodeTypes() }),
		node,
		data,
		'',
	);
}

interface RequestFailure extends Error {
	code?: string;
	response?: { status: number; statusText: string };
}

type Rule = IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody;

/**
 * Tests a credential as n8n does: its request is sent by a node that has no other property; the rules
 * on status codes see a failed request, the rules on bodies a successful one.
 */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
	/** As before n8n 2.9, for which any object is a yes. */
	{ ignoresEveryStatus = false } = {},
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	const { test, name } = await lagoCredential();
	const { rules = [] } = test!;
	const request = {
		...test!.request,
		...(ignoresEveryStatus && {
			ignoreHttpStatusErrors: Boolean(test!.request.ignoreHttpStatusErrors),
		}),
	};
	const type = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	} as INodeType;
	const node = withCredential(testNode('Temp', 'temp'));
	const description = { nodes: [node], connections: {} };
	const types = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const input = { main: [[{ json: {} }]] };
	const workflow = new Workflow({ ...description, active: false, nodeTypes: types });
	const context = new ExecuteContext(
		workflow,
		node,
		await additionalData(data, description),
		'internal',
		{ resultData: { runData: {} } } as unknown as ConstructorParameters<typeof ExecuteContext>[4],
		0,
		[],
		input,
		{ node, data: input, source: null },
		[],
	);
	const broken = (key: 'responseCode' | 'responseSuccessBody', applies: (rule: Rule) => boolean) =>
		(rules as Rule[]).find((rule) => rule.type === key && applies(rule))?.properties.message;
	try {
		const credential = { id: '1', name: 'Lago', type: name, data };
		const routing = new RoutingNode(context, type, credential);
		const [[{ json }]] = (await workflow.expression.withIsolate(() => routing.runNode()))!;
		const message = broken('responseSuccessBody', (rule) => {
			const { key, value } = (rule as IAuthenticateRuleResponseSuccessBody).properties;
			return getPath(json, key) === value;
		});
		return message ? { status: 'Error', message: String(message) } : { status: 'OK', message: '' };
	} catch (error) {
		const { cause, message: text } = error as NodeApiError & { cause?: RequestFailure };
		const { response, code } = cause ?? {};
		const message = broken(
			'responseCode',
			({ properties }) => properties.value === response?.status,
		);
		return {
			status: 'Error',
			message: String(message ?? response?.statusText ?? code ?? text),
		};
	}
}

function getPath(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}
