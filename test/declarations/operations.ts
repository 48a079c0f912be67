import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { resources } from '../../nodes/LagoCustomer/resources';

/** All operations, each with the resource that it belongs to. */
export const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		...operation,
		resource,
		id: `${resource.value} ${operation.option.value}`,
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
