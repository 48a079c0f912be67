import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isCollection } from '../../nodes/LagoCustomer/model/field';
import { getFieldsByVersion } from '../../nodes/LagoCustomer/model/operation';
import { resources } from '../../nodes/LagoCustomer/resources';
import { allFields, description, insideOf, layouts, operations, shownOf, tool } from './operations';

const { properties } = description;

/** Whether a field is there for people, for AI agents, or for both. */
const isFor = (user: 'person' | 'agent', { displayOptions }: INodeProperties) =>
	displayOptions?.show?.['@tool']?.includes(user === 'agent') ?? true;

const nameOf = ({ property }: { property: INodeProperties }) => property.name;

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
	expect(option.description).toMatch(/^[A-Z]/);
	// One sentence has no full stop; several have one each.
	expect(option.description.endsWith('.')).toBe(/[.?!] ['A-Z]/.test(option.description));
	expect(option.description).not.toBe(option.action);
	expect(option.name.toLowerCase()).not.toContain(resource.name.toLowerCase());
	expect(option.name === 'Get Many').toBe(option.value === 'getAll');
});

test('a new node has the newest version', () => {
	const versions = getFieldsByVersion(operations[0]).map(({ version }) => version);
	expect(description.version).toEqual(versions);
	expect(description.defaultVersion).toBe(versions.at(-1));
});

test.each(layouts)(
	'$id shows exactly its own fields, in its order, in version $version',
	({ chosen, fields, version }) => {
		const parameters = { ...chosen, returnAll: false };
		const own = (user: 'person' | 'agent') => [
			...['resource', 'operation'],
			...fields.filter(({ property }) => isFor(user, property)).map(nameOf),
			'requestOptions',
		];
		expect(shownOf(properties, parameters, description, version)).toEqual(own('person'));
		const selected = { ...parameters, output: 'selected' };
		expect(shownOf(properties, selected, tool, version)).toEqual(own('agent'));
	},
);

/** Why some simplified objects have more fields than ten, by the list that has them. */
const MORE_FIELDS: Record<string, [count: number, reason: string] | undefined> = {
	'appliedCoupon getAll': [
		11,
		'a coupon takes off an amount or a percentage, each by its own fields',
	],
	'invoice getAll': [
		12,
		'a reminder needs when and how much is due, whether it is late, and the file',
	],
	'payment getAll': [
		11,
		'invoices have numbers, which people know, and IDs, which the next node needs',
	],
};

test.each(operations.filter(({ simplified }) => simplified))(
	'$id has at most ten fields when simplified, not counting whose it is and the twin of an amount',
	({ id, simplified, fields }) => {
		const list = operations.find(
			(other) => other.kind === 'list' && other.simplified === simplified,
		);
		const more = MORE_FIELDS[list?.id ?? id];
		const [most, reason] = more ?? [10, 'n8n wants no more'];
		const names = simplified?.flatMap(({ names: [name] }) => name) ?? [];
		const own = names.filter((name) => name !== 'external_customer_id');
		expect([id, own.length, reason]).toEqual([id, Math.min(own.length, most), reason]);
		if (more) expect(own).toHaveLength(most);
		expect(fields.map(nameOf)).toEqual(
			expect.arrayContaining(['simplify', 'output', 'outputFields']),
		);
	},
);

test.each(layouts)(
	'$id asks for each ID in its path, and for what is required first, in version $version',
	({ path, fields }) => {
		for (const part of path) {
			if (typeof part === 'string') continue;
			expect(fields).toContain(part);
			expect(part.property).toMatchObject({ type: 'resourceLocator', required: true });
		}
		const isRequired = fields.map(({ property }) => property.required === true);
		expect(isRequired).toEqual([...isRequired].sort((a, b) => Number(b) - Number(a)));
	},
);

const simplifiedWithOptions = operations.filter(
	({ fields }) => fields.some(isCollection) && fields.map(nameOf).includes('simplify'),
);

test.each(simplifiedWithOptions)(
	'$id has Simplify before what narrows and pages a list',
	({ fields }) => {
		const names = fields.map(nameOf);
		const added = fields
			.filter((field) => isCollection(field) && !field.property.required)
			.map(nameOf);
		const behind = names.slice(names.indexOf('simplify'));
		expect(behind).toEqual(expect.arrayContaining(added));
	},
);

test.each(['person', 'agent'] as const)(
	'of a name, a %s has one field, so that n8n finds it at once',
	(user) => {
		const declared = properties
			.filter(({ name }) => name !== 'operation')
			.filter((property) => isFor(user, property))
			.map(({ name }) => name);
		const twice = declared.filter((name, index) => declared.indexOf(name) !== index);
		// What a single display condition cannot place, and what a later version has elsewhere.
		const places = ['customerId', 'name', 'walletCode'];
		const later = user === 'person' ? ['simplify'] : ['output', 'outputFields'];
		const collections = ['pastUsageFilters', 'walletFields'];
		expect(twice.sort()).toEqual([...places, ...later, ...collections].sort());
	},
);

/** What stands in a field, or on its button, as long as it is empty. Other fields are not typed into. */
const PLACEHOLDERS: Record<string, RegExp> = {
	collection: /^Add ./,
	fixedCollection: /^Add ./,
	json: /^e\.g\. ./,
	string: /^e\.g\. ./,
};

test.each(allFields)(
	'$displayName has an "e.g." where one types',
	({ type, placeholder = '', typeOptions, modes = [] }) => {
		expect(placeholder).toMatch(PLACEHOLDERS[type] ?? /^$/);
		for (const mode of modes)
			expect(mode.placeholder ?? '').toMatch(PLACEHOLDERS[mode.type] ?? /^$/);
		if (typeOptions?.multipleValues) expect(typeOptions.multipleValueButtonText).toMatch(/^Add ./);
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

test.each(allFields.filter(({ type, name }) => type === 'collection' || name === 'clearFields'))(
	'what can be added to $displayName, or emptied, stands in alphabetical order',
	({ options = [] }) => {
		const names = options.map((one) => ('displayName' in one ? one.displayName : one.name));
		expect(names).toEqual(sorted(names));
	},
);

/** What decides whether a field is shown. */
const conditionsOf = ({ displayOptions: { show, hide } = {} }: INodeProperties) =>
	Object.keys({ ...show, ...hide });

test.each(allFields.filter((field) => insideOf(field).some((inner) => conditionsOf(inner).length)))(
	'an entry of $displayName has first what decides about the others',
	(field) => {
		const place = insideOf(field).map(({ name }) => name);
		for (const [index, inner] of insideOf(field).entries()) {
			expect(place.slice(0, index)).toEqual(expect.arrayContaining(conditionsOf(inner)));
		}
	},
);

test.each(allFields.filter(({ type, options }) => type === 'options' && options))(
	'$displayName starts with one of its options',
	({ options, default: initial }) => {
		expect((options as INodePropertyOptions[]).map(({ value }) => value)).toContain(initial);
	},
);
