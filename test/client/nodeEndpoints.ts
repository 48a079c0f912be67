/** The endpoints of the node, as its operations declare them. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { flat, type Entry, type Field, type Group } from '../../nodes/LagoCustomer/fields/field';
import { page, perPage } from '../../nodes/LagoCustomer/fields/results';
import { resources } from '../../nodes/LagoCustomer/operations';
import type { Operation } from '../../nodes/LagoCustomer/operations/operation';
import { endpointId, entriesOf, inside, itemsOf, type Endpoint } from './endpoint';

export const nodeEndpoints = (): Endpoint[] =>
	resources.flatMap(({ operations }) => operations).map(endpointOf);

function endpointOf(operation: Operation): Endpoint {
	const path = operation.path.map((part) => (typeof part === 'string' ? part : '{}')).join('/');
	const method = operation.kind === 'write' ? operation.method : 'GET';
	return {
		id: endpointId(method, `/${path}`),
		parameters: new Map(flat(operation.fields).flatMap(parametersOf)),
	};
}

function parametersOf(field: Field): Array<[string, string[]]> {
	const { place, property, group } = field;
	// Which pages to ask for is up to the node, and these two.
	if (field === page) return [['?page', []]];
	if (field === perPage) return [['?per_page', []]];
	if (place.in === 'query') return within(`?${place.key}`, property, group);
	if (place.in !== 'body' || place.as === 'base' || place.as === 'clear') return [];
	return within(place.at.reduce(inside, ''), property, group);
}

function within(
	name: string,
	property: INodeProperties,
	group: Group | undefined,
): Array<[string, string[]]> {
	if (!group) return [[isList(property) ? itemsOf(name) : name, valuesOf(property)]];
	if (group.shape === 'map' || group.shape === 'multimap') return [[entriesOf(name), []]];
	const place = group.shape === 'list' ? itemsOf(name) : name;
	return group.entries.flatMap((entry: Entry) =>
		within(inside(place, entry.key), entry.property, entry.group),
	);
}

const isList = ({ type, typeOptions }: INodeProperties) =>
	type === 'multiOptions' || typeOptions?.multipleValues === true;

/** The values of a list that the node knows; others are loaded from Lago. */
const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));
