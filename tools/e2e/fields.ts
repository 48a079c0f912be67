import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

interface Operation {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
}

const isChoice = (option: object): option is INodePropertyOptions => 'value' in option;

const shown = (
	{ properties, defaultVersion = NaN }: INodeTypeDescription,
	parameters: INodeParameters,
): INodeProperties[] =>
	properties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, { typeVersion: defaultVersion }, null),
	);

/** The operations of the node, in the order of its lists. */
export function operationsOf(description: INodeTypeDescription): Operation[] {
	const choices = (parameters: INodeParameters, name: string) =>
		shown(description, parameters)
			.filter((property) => property.name === name)
			.flatMap(({ options = [] }) => options.filter(isChoice))
			.filter(({ value }) => value !== '__CUSTOM_API_CALL__');
	return choices({}, 'resource').flatMap((resource) =>
		choices({ resource: resource.value }, 'operation').map((operation) => ({
			resource,
			operation,
		})),
	);
}

/** Parameters with every optional field added, and one entry in every group. */
export function withAllFields(
	description: INodeTypeDescription,
	{ resource, operation }: Operation,
): INodeParameters {
	const chosen = { resource: resource.value, operation: operation.value };
	const added = shown(description, chosen).filter(({ type }) => /collection$/i.test(type));
	return { ...chosen, ...valuesOf(added) };
}

const valuesOf = (properties: INodeProperties[]): INodeParameters =>
	Object.fromEntries(properties.map((property) => [property.name, filledValueOf(property)]));

function filledValueOf({ type, options = [], typeOptions, default: value }: INodeProperties) {
	if (type === 'collection') return valuesOf(options as INodeProperties[]);
	if (type !== 'fixedCollection') return value;
	return Object.fromEntries(
		(options as INodePropertyCollection[]).map(({ name, values }) => {
			const entry = valuesOf(values);
			return [name, typeOptions?.multipleValues ? [entry] : entry];
		}),
	);
}

/** The names of the fields that the panel has to show when only resource and operation are chosen. */
export function fieldsOf(description: INodeTypeDescription, { resource, operation }: Operation) {
	const parameters: INodeParameters = {
		resource: resource.value,
		operation: operation.value,
	};
	// A field may depend on what another has at first.
	for (const { name, default: value } of shown(description, parameters)) {
		if (!(name in parameters)) parameters[name] = value;
	}
	return shown(description, parameters)
		.filter(({ type, isNodeSetting }) => type !== 'hidden' && type !== 'notice' && !isNodeSetting)
		.map(({ displayName }) => displayName);
}
