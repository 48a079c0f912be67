import type { INodeProperties } from 'n8n-workflow';
import type { Collection, Field } from '../model/field';
import type { Resource } from '../model/operation';

type EditorField = Field | Collection;

/** For each resource, the operations that show a field. */
type FieldUses = Map<Resource, Set<string>>;

/**
 * The node's properties: Resource, an Operation per resource, and every field once.
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
	const usesOf = new Map<EditorField, FieldUses>();
	for (const resource of resources) {
		for (const { option, fields } of resource.operations) {
			for (const field of fields) {
				const uses = usesOf.get(field) ?? new Map<Resource, Set<string>>();
				usesOf.set(field, uses);
				uses.set(resource, (uses.get(resource) ?? new Set()).add(option.value));
			}
		}
	}
	return sortFields(resources, [...usesOf.keys()]).flatMap((field) =>
		groupUses(usesOf.get(field) ?? new Map()).map((shown) => ({
			...field.property,
			displayOptions: { show: buildShow(shown, field.property) },
		})),
	);
}

/** The fields in an order that has each operation's own in the order in which it lists them. */
function sortFields(resources: Resource[], fields: EditorField[]): EditorField[] {
	const lists = resources.flatMap(({ operations }) =>
		operations.map((operation) => operation.fields),
	);
	const ordered = new Set<EditorField>();
	const isNext = (field: EditorField) =>
		!ordered.has(field) &&
		lists.every((list) => {
			const before = list.slice(0, Math.max(0, list.indexOf(field)));
			return before.every((earlier) => ordered.has(earlier));
		});
	let next = fields.find(isNext);
	while (next) {
		ordered.add(next);
		next = fields.find(isNext);
	}
	// Where two operations disagree, what is left keeps its place.
	return [...ordered, ...fields.filter((field) => !ordered.has(field))];
}

/**
 * Splits the uses into as few groups as can each be said as "one of these resources and one of these
 * operations" without showing the field where it does not belong.
 */
function groupUses(uses: FieldUses): FieldUses[] {
	const groups: FieldUses[] = [];
	for (const [resource, operations] of uses) {
		const candidate = groups.find((shown) => isExact(new Map([...shown, [resource, operations]])));
		if (candidate) candidate.set(resource, operations);
		else groups.push(new Map([[resource, operations]]));
	}
	return groups;
}

function isExact(uses: FieldUses): boolean {
	const named = getOperations(uses);
	return [...uses].every(([{ operations }, used]) =>
		operations.every(({ option }) => named.has(option.value) === used.has(option.value)),
	);
}

function getOperations(uses: FieldUses): Set<string> {
	return new Set([...uses.values()].flatMap((operations) => [...operations]));
}

function buildShow(uses: FieldUses, field: INodeProperties) {
	return {
		...field.displayOptions?.show,
		resource: [...uses.keys()].map(({ value }) => value),
		operation: [...getOperations(uses)],
	};
}
