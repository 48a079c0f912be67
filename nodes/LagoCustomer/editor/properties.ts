import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Collection, Field } from '../model/field';
import { getFieldsByVersion, isInAllVersions, type Resource } from '../model/operation';

type Layout = ReadonlyArray<Field | Collection>;

/** For each resource, the operations that show a field. */
type Operations = Map<Resource, Set<string>>;

/** The versions of the node that show a field, and in which operations. */
interface FieldUses {
	versions: number[];
	operations: Operations;
}

type Show = NonNullable<IDisplayOptions['show']>;

/**
 * The node's properties: Resource, an Operation per resource, and every field once, or once for people and
 * once for AI agents.
 *
 * For each value that n8n reads it looks through the properties of that name for the one that is shown,
 * so a field that many operations share must not be declared for each of them.
 *
 * @param initial the resource that a new node starts with
 */
export function nodeProperties(resources: Resource[], initial: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: initial,
		},
		...resources.map(operationProperty),
		...fieldProperties(resources),
	];
}

function operationProperty({ value, defaultOperation, operations }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(({ option }) => option),
		default: defaultOperation,
	};
}

function fieldProperties(resources: Resource[]): INodeProperties[] {
	const usesOf = new Map<INodeProperties, Map<string, FieldUses>>();
	for (const resource of resources) {
		for (const operation of resource.operations) {
			const layouts = getFieldsByVersion(operation).map(({ version, fields }) => ({
				version,
				properties: toProperties(fields),
			}));
			for (const property of new Set(layouts.flatMap(({ properties }) => properties))) {
				const versions = layouts
					.filter(({ properties }) => properties.includes(property))
					.map(({ version }) => version);
				const byVersions = usesOf.get(property) ?? new Map<string, FieldUses>();
				usesOf.set(property, byVersions);
				const uses = byVersions.get(versions.join()) ?? { versions, operations: new Map() };
				byVersions.set(versions.join(), uses);
				const used = uses.operations.get(resource) ?? new Set();
				uses.operations.set(resource, used.add(operation.option.value));
			}
		}
	}
	return sortProperties(resources, [...usesOf.keys()]).flatMap((property) =>
		[...(usesOf.get(property)?.values() ?? [])].flatMap(({ versions, operations }) =>
			groupUses(operations).flatMap((shown) =>
				splitByUser(property, buildShow(versions, shown, property)),
			),
		),
	);
}

/** A property may be in the path of one operation and in the query of another: two fields share it. */
const toProperties = (fields: Layout) => fields.map(({ property }) => property);

/**
 * A property for people and, of what an operation cannot do without, one for AI agents: it starts with a
 * value that the model gives, and tells the model what that is.
 */
function splitByUser(property: INodeProperties, show: Show): INodeProperties[] {
	const { type, required } = property;
	if (!required || (type !== 'string' && type !== 'resourceLocator')) {
		return [{ ...property, displayOptions: { show } }];
	}
	const value = fromModel(property);
	return [
		{ ...property, displayOptions: { show: { ...show, '@tool': [false] } } },
		{
			...property,
			default: type === 'string' ? value : { mode: 'id', value },
			displayOptions: { show: { ...show, '@tool': [true] } },
		},
	];
}

/** What the editor itself writes when someone lets the model define a field, but with a description. */
const fromModel = ({ displayName, description = '' }: INodeProperties) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${displayName.replaceAll(' ', '_')}', \`${description}\`, 'string') }}`;

/** The properties in an order that has each operation's own in the order in which it lists them. */
function sortProperties(resources: Resource[], properties: INodeProperties[]): INodeProperties[] {
	const layouts = resources.flatMap(({ operations }) =>
		operations.flatMap(getFieldsByVersion).map(({ fields }) => fields),
	);
	const lists = [...new Set(layouts)].map(toProperties);
	const ordered = new Set<INodeProperties>();
	const isNext = (property: INodeProperties) =>
		!ordered.has(property) &&
		lists.every((list) => {
			const before = list.slice(0, Math.max(0, list.indexOf(property)));
			return before.every((earlier) => ordered.has(earlier));
		});
	let next = properties.find(isNext);
	while (next) {
		ordered.add(next);
		next = properties.find(isNext);
	}
	// Where two operations disagree, what is left keeps its place.
	return [...ordered, ...properties.filter((property) => !ordered.has(property))];
}

/**
 * Splits the uses into as few groups as can each be said as "one of these resources and one of these
 * operations" without showing the field where it does not belong.
 */
function groupUses(uses: Operations): Operations[] {
	const groups: Operations[] = [];
	for (const [resource, operations] of uses) {
		const candidate = groups.find((shown) => isExact(new Map([...shown, [resource, operations]])));
		if (candidate) candidate.set(resource, operations);
		else groups.push(new Map([[resource, operations]]));
	}
	return groups;
}

function isExact(uses: Operations): boolean {
	const named = getOperations(uses);
	return [...uses].every(([{ operations }, used]) =>
		operations.every(({ option }) => named.has(option.value) === used.has(option.value)),
	);
}

function getOperations(uses: Operations): Set<string> {
	return new Set([...uses.values()].flatMap((operations) => [...operations]));
}

function buildShow(versions: number[], uses: Operations, field: INodeProperties): Show {
	return {
		...field.displayOptions?.show,
		...(!isInAllVersions(versions) && { '@version': versions }),
		resource: [...uses.keys()].map(({ value }) => value),
		operation: [...getOperations(uses)],
	};
}
