import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type AssignmentCollectionValue,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type NodeConnectionType,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { nodesBase } from './nodesBase';
import { FAST_PACKAGE, OTHER_PACKAGE, PACKAGE } from './packages';

/** Loads a built package as n8n does at its start: by its package.json, from dist. */
async function loadPackage(directory: string) {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	return {
		node: loader.getNode('lagoCustomer').type as INodeType,
		credential: loader.getCredential('lagoApi').type,
	};
}

const loaded = loadPackage(PACKAGE);

export const lagoNode = async () => (await loaded).node;

const loadOnce = (directory: string) => {
	let copy: ReturnType<typeof loadPackage> | undefined;
	return async () => (await (copy ??= loadPackage(directory))).node;
};

/** The same node on a fast clock, for what does not depend on how long it waits. */
export const fastLagoNode = loadOnce(FAST_PACKAGE);

/** The same node as another process of n8n has it. */
export const otherLagoNode = loadOnce(OTHER_PACKAGE);

export const lagoCredential = async () => (await loaded).credential;

/** A node that hands its items on, in place of a trigger of n8n whose items are pinned. */
const start = builtIn([], async function () {
	return [this.getInputData()];
});

/** n8n's Edit Fields (Set) node, without its options: the engine of any n8n runs it. */
const set = builtIn(
	[{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} }],
	async function () {
		const jsonOf = (index: number) => {
			const { assignments } = this.getNodeParameter(
				'assignments',
				index,
			) as AssignmentCollectionValue;
			return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
		};
		const items = this.getInputData().map((_, item) => ({
			json: jsonOf(item),
			pairedItem: { item },
		}));
		return [items];
	},
);

/** A node without credentials, with one input, if not others, and one output. */
export function builtIn(
	properties: INodeProperties[],
	execute: NonNullable<INodeType['execute']>,
	inputs: NodeConnectionType[] = [NodeConnectionTypes.Main],
): INodeType {
	return {
		description: {
			displayName: 'Built-in',
			name: 'builtIn',
			group: ['transform'],
			version: [1, 1.2, 2, 2.2, 3.4],
			description: '',
			defaults: {},
			inputs,
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

/** The node types of a workflow: the built node, n8n's own, and these. */
export async function nodeTypes(
	added: Record<string, INodeType | IVersionedNodeType> = {},
): Promise<INodeTypes> {
	const types: Record<string, INodeType | IVersionedNodeType> = {
		'n8n-nodes-lago-customer.lagoCustomer': await lagoNode(),
		'n8n-nodes-base.manualTrigger': start,
		'n8n-nodes-base.set': set,
		...added,
	};
	const find = (name: string) => types[name] ?? nodesBase(name);
	return {
		getByName: find,
		getByNameAndVersion: (name: string, version?: number) =>
			NodeHelpers.getVersionedNodeType(find(name), version),
		getKnownTypes: () => ({}),
	};
}
