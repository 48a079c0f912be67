/** The endpoints of the node, as its operations declare them. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import type { LagoOperation } from '../../nodes/LagoCustomer/engine/operation';
import { snakeCase } from '../../nodes/LagoCustomer/engine/values';
import { sentFields } from '../../nodes/LagoCustomer/engine/wire';
import { resources } from '../../nodes/LagoCustomer/resources';
import { endpointId, entriesOf, inside, itemsOf, type Endpoint } from './endpoint';

export const nodeEndpoints = (): Endpoint[] =>
	resources.flatMap(({ operations }) => operations).map(endpointOf);

function endpointOf({ option, fields }: LagoOperation): Endpoint {
	const { method, url } = option.routing!.request!;
	const parameters = sentFields(fields).flatMap((field) => {
		const { type, property } = field.routing!.send!;
		return parametersOf(field, type === 'body' ? property! : `?${property}`);
	});
	return { id: endpointId(method!, url as string), parameters: new Map(parameters) };
}

function parametersOf(field: INodeProperties, property: string): Array<[string, string[]]> {
	const isList = field.type === 'multiOptions' || field.typeOptions?.multipleValues === true;
	const name = isList ? itemsOf(property) : property;
	if (field.type !== 'fixedCollection') return [[name, valuesOf(field)]];
	const [group] = field.options as INodePropertyCollection[];
	if (group.name === 'pair') return [[entriesOf(property), []]];
	// A group at `customer.*address` is no object of its own.
	const place = name.replace(/\.\*\w*$/, '');
	return group.values.flatMap((inner) => parametersOf(inner, inside(place, snakeCase(inner.name))));
}

/** The values of a list that the node knows; others are loaded from Lago. */
const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));
