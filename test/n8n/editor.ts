import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type INodeCredentialTestResult,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
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
	{ filter, paginationToken, ...choices }: Opened & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const search = (await lagoNode()).methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list ${method}`);
	return await search.call(await openedNode(choices), filter, paginationToken);
}

/** Fills a dropdown of the node as the editor has it done. */
export async function loadOptions(
	method: string,
	choices: Opened,
): Promise<INodePropertyOptions[]> {
	const load = (await lagoNode()).methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no dropdown ${method}`);
	return await load.call(await openedNode(choices));
}

/** What stands below the node's name on the canvas. */
export async function subtitleOf(parameters: INodeParameters): Promise<string> {
	const { subtitle } = (await lagoNode()).description;
	const { node, workflow } = await opened(parameters);
	return await workflow.expression.withIsolate(async () =>
		String(workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {})),
	);
}

/** The node as it stands open in the editor. */
async function openedNode({ credentials, parameters = {} }: Opened): Promise<LoadOptionsContext> {
	const { node, json, workflow } = await opened(parameters);
	const data = await additionalData(credentials, json);
	data.currentNodeParameters = parameters;
	return new LoadOptionsContext(workflow, node, data, '');
}

async function opened(parameters: INodeParameters) {
	const node = withCredential({ ...testNode('Lago Customer', LAGO_NODE), parameters });
	const json = { nodes: [node], connections: {} };
	const workflow = new Workflow({ ...json, active: false, nodeTypes: await nodeTypes() });
	return { node, json, workflow };
}

/** Tests a credential as n8n does: by the function that the node names. */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { description, methods } = await lagoNode();
	const { name } = await lagoCredential();
	const { testedBy } = description.credentials!.find((credential) => credential.name === name)!;
	const test = methods!.credentialTest![testedBy as string];
	const context = new CredentialTestContext(
		await additionalData(data, { nodes: [], connections: {} }),
	);
	return await test.call(context, { id: '1', name: 'Lago', type: name, data });
}
