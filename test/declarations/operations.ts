import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { LagoCustomer } from '../../nodes/LagoCustomer/LagoCustomer.node';
import { getFieldsByVersion } from '../../nodes/LagoCustomer/model/operation';
import { resources } from '../../nodes/LagoCustomer/resources';

/** All operations, each with the resource that it belongs to. */
export const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		...operation,
		resource,
		id: `${resource.value} ${operation.option.value}`,
		/** The parameters that choose it. */
		chosen: { resource: resource.value, operation: operation.option.value },
	})),
);

/** The fields inside a field of the editor. */
export const insideOf = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) => {
		if ('values' in option) return (option as INodePropertyCollection).values;
		return 'type' in option ? [option] : [];
	});

/** A field of the editor with all fields inside it. */
export const withNested = (property: INodeProperties): INodeProperties[] => [
	property,
	...insideOf(property).flatMap(withNested),
];

/** All operations as each version of the node has them. */
export const layouts = operations.flatMap((operation) =>
	getFieldsByVersion(operation).map((layout) => ({ ...operation, ...layout })),
);

/** The fields of all operations in all versions, also those inside others. */
export const allFields = [
	...new Set(
		layouts.flatMap(({ fields }) => fields.flatMap(({ property }) => withNested(property))),
	),
];

export const { description } = new LagoCustomer();

/** The node as an agent's tool, which n8n makes of it. */
export const tool = { ...description, name: `${description.name}Tool` };

/** The names of the fields among these that the editor shows where these parameters are chosen. */
export const shownOf = (
	fields: INodeProperties[],
	parameters: INodeParameters,
	type: INodeTypeDescription = description,
	typeVersion = 1.1,
): string[] =>
	fields
		.filter((field) =>
			NodeHelpers.displayParameter(parameters, field, { typeVersion } as INode, type),
		)
		.map(({ name }) => name);
