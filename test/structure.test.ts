import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { LagoCustomer } from '../nodes/LagoCustomer/LagoCustomer.node';
import { simplify } from '../nodes/LagoCustomer/engine/simplify';
import { resources } from '../nodes/LagoCustomer/resources';

const { description } = new LagoCustomer();
const { properties } = description;

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		...operation,
		resource,
		id: `${resource.value} ${operation.option.value}`,
	})),
);

/** A field with all fields inside it. */
const withNested = (field: INodeProperties): INodeProperties[] => [
	field,
	...(field.options ?? []).flatMap((option) => {
		if ('values' in option) return (option as INodePropertyCollection).values.flatMap(withNested);
		return 'type' in option ? withNested(option as INodeProperties) : [];
	}),
];

const allFields = [...new Set(operations.flatMap(({ fields }) => fields.flatMap(withNested)))];

/** The names of the fields that the editor shows when these parameters are chosen. */
function shown(parameters: INode['parameters'], type = description): string[] {
	const node = { typeVersion: 1, parameters } as INode;
	return properties
		.filter((property) => NodeHelpers.displayParameter(parameters, property, node, type))
		.map(({ name }) => name);
}

const tool = { ...description, name: `${description.name}Tool` };

/** Whether a field is there for people, for AI agents, or for both. */
const isFor = (user: 'person' | 'agent', { displayOptions }: INodeProperties) =>
	displayOptions?.show?.['@tool']?.includes(user === 'agent') ?? true;

const sorted = (names: string[]) => [...names].sort((a, b) => a.localeCompare(b, 'en'));

test('resources and operations stand in alphabetical order', () => {
	const names = resources.map(({ name }) => name);
	expect(names).toEqual(sorted(names));
	for (const resource of resources) {
		const operationNames = resource.operations.map(({ option }) => option.name);
		expect(operationNames).toEqual(sorted(operationNames));
	}
});

test.each(operations)('$id says what it does as n8n wants it said', ({ option, resource }) => {
	expect(option.action).toMatch(/^[A-Z]/);
	expect(option.action).not.toMatch(/\b(a|an|the)\b|\.$/i);
	expect(option.description).toMatch(/^[A-Z].*[^.]$/);
	expect(option.description).not.toBe(option.action);
	expect(option.name.toLowerCase()).not.toContain(resource.name.toLowerCase());
	expect(option.name === 'Get Many').toBe(option.value === 'getAll');
});

test.each(operations)(
	'$id shows exactly its own fields, in its order',
	({ resource, option, fields }) => {
		const parameters = { resource: resource.value, operation: option.value, returnAll: false };
		const own = (user: 'person' | 'agent') => [
			...['resource', 'operation'],
			...fields.filter((field) => isFor(user, field)).map(({ name }) => name),
			'requestOptions',
		];
		expect(shown(parameters)).toEqual(own('person'));
		expect(shown({ ...parameters, output: 'selected' }, tool)).toEqual(own('agent'));
	},
);

test.each(operations.filter(({ simpleFields }) => simpleFields))(
	'$id has at most ten fields when simplified',
	({ simpleFields = [], fields }) => {
		expect(Object.keys(simplify({}, simpleFields)).length).toBeLessThanOrEqual(10);
		expect(fields.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['simplify', 'output', 'outputFields']),
		);
	},
);

test.each(operations)('$id has a field for each ID in its path', ({ option, fields }) => {
	const url = option.routing!.request!.url as string;
	for (const [, name] of url.matchAll(/\{(\w+)\}/g)) {
		expect(fields).toContainEqual(
			expect.objectContaining({ name, type: 'resourceLocator', required: true }),
		);
	}
});

test('a field of one name is declared once, so that n8n finds it at once', () => {
	const declared = properties.map(({ name }) => name).filter((name) => name !== 'operation');
	const twice = declared.filter((name, index) => declared.indexOf(name) !== index);
	// Two that a single display condition cannot place.
	expect(twice).toEqual(['customerId', 'walletCode']);
});

test.each(allFields)(
	'$displayName has an "e.g." where one types',
	({ type, placeholder, typeOptions }) => {
		if (type === 'string' || type === 'json') expect(placeholder).toMatch(/^e\.g\. ./);
		if (typeOptions?.multipleValues) expect(typeOptions.multipleValueButtonText).toMatch(/^Add /);
		if (/collection/i.test(type)) expect(placeholder).toMatch(/^Add /);
	},
);

const described = allFields.filter(({ type, description: text }) => type !== 'collection' || text);

test.each(described)('$displayName is described', ({ displayName, description: text, type }) => {
	expect(text).toMatch(/^[A-Z0-9]/);
	expect(text).not.toBe(displayName);
	if (type === 'boolean') expect(text).toMatch(/^Whether /);
	// One sentence has no full stop; several have one each.
	expect(/\.$/.test(text!)).toBe(/[.?!] ['A-Z]/.test(text!));
});

test.each(allFields.filter(({ type }) => /collection/i.test(type)))(
	'the fields inside $displayName stand in alphabetical order',
	({ options = [] }) => {
		const groups = options.map((option) => ('values' in option ? option.values : options)).flat();
		const names = [...new Set(groups as INodeProperties[])].map(({ displayName }) => displayName);
		if (names.length >= 5) expect(names).toEqual(sorted(names));
	},
);

test.each(allFields.filter(({ type, options }) => type === 'options' && options))(
	'$displayName starts with one of its options',
	({ options, default: initial }) => {
		expect((options as INodePropertyOptions[]).map(({ value }) => value)).toContain(initial);
	},
);
