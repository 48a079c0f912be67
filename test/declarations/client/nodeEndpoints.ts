/** The endpoints of the node, as its operations declare them. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	flattenFields,
	type GroupField,
	type Field,
	type FieldGroup,
} from '../../../nodes/LagoCustomer/model/field';
import { page, perPage } from '../../../nodes/LagoCustomer/model/outputOptions';
import { resources } from '../../../nodes/LagoCustomer/resources';
import type { Operation } from '../../../nodes/LagoCustomer/model/operation';
import { endpointId, entriesOf, inside, itemsOf, type Endpoint } from './endpoint';

export const nodeEndpoints = (): Endpoint[] =>
	resources.flatMap(({ operations }) => operations).map(endpointOf);

function endpointOf(operation: Operation): Endpoint {
	const path = operation.path.map((part) => (typeof part === 'string' ? part : '{}')).join('/');
	const method = operation.kind === 'write' ? operation.method : 'GET';
	return {
		id: endpointId(method, `/${path}`),
		parameters: new Map(flattenFields(operation.fields).flatMap(parametersOf)),
	};
}

function parametersOf(field: Field): Array<[string, string[]]> {
	const { place, property, group } = field;
	// Which pages to ask for is up to the node, and these two.
	if (field === page) return [['?page', []]];
	if (field === perPage) return [['?per_page', []]];
	if (place.in === 'query') return within(`?${place.key}`, property, group);
	if (place.in !== 'body' || place.as === 'defaults' || place.as === 'clear') return [];
	return within(place.at.reduce(inside, ''), property, group);
}

function within(
	name: string,
	property: INodeProperties,
	group: FieldGroup | undefined,
): Array<[string, string[]]> {
	if (!group) return [[isList(property) ? itemsOf(name) : name, valuesOf(property)]];
	if (group.shape === 'map' || group.shape === 'multimap') return [[entriesOf(name), []]];
	const place = group.shape === 'list' ? itemsOf(name) : name;
	return group.fields.flatMap((entry: GroupField) =>
		within(inside(place, entry.key), entry.property, entry.group),
	);
}

const isList = ({ type, typeOptions }: INodeProperties) =>
	type === 'multiOptions' || typeOptions?.multipleValues === true;

/** The values of a list that the node knows; others are loaded from Lago. */
const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));
