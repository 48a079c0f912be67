/** What the panels offer, and how they name it, beyond the rules that all fields follow. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	flattenFields,
	isCollection,
	type FieldGroup,
	type GroupField,
} from '../../nodes/LagoCustomer/model/field';
import { allFields, insideOf, layouts, operations, withNested } from './operations';

const choicesOf = (id: string) =>
	operations
		.filter((operation) => operation.id === id)
		.flatMap(({ fields }) => fields.flatMap(({ property }) => withNested(property)))
		.flatMap(({ options = [] }) => (options as INodePropertyOptions[]).map(({ name }) => name));

describe("what a recurring rule leaves out is 'Leave Unchanged'", () => {
	test('where there may be a rule', () => {
		expect(choicesOf('wallet update')).toContain('Leave Unchanged');
		expect(choicesOf('wallet update')).not.toContain("Lago's Default");
	});

	test("and 'Lago's Default' where there is none yet", () => {
		expect(choicesOf('wallet create')).toContain("Lago's Default");
		expect(choicesOf('wallet create')).not.toContain('Leave Unchanged');
	});
});

test('every amount in cents has its unit in its name', () => {
	const unnamed = allFields
		.filter(({ name }) => /amount(From|To)$|amountCents$/i.test(name))
		.map(({ displayName }) => displayName);
	expect(new Set(unnamed)).toEqual(
		new Set([
			'Amount From (Cents)',
			'Amount To (Cents)',
			'Max Paid Top-Up (Cents)',
			'Min Paid Top-Up (Cents)',
		]),
	);
});

test('no text tells of what the node reads, or names things as only a program does', () => {
	const texts = [...operations.map(({ option }) => option), ...allFields].map(
		({ description = '' }) => description,
	);
	const odd = texts.filter((text) =>
		/read first|reads the customer first|from now on|one a type|one rule a wallet|or the rest/.test(
			text,
		),
	);
	expect(odd).toEqual([]);
});

const all = layouts.flatMap(({ fields }) => fields);

/** A field with those inside it, and at which depth each stands below the panel. */
const withDepth = (property: INodeProperties, depth = 0): Array<[INodeProperties, number]> => [
	[property, depth],
	...insideOf(property).flatMap((inner) => withDepth(inner, depth + 1)),
];

const isTyped = ({ type, typeOptions }: INodeProperties) =>
	['number', 'string'].includes(type) && !typeOptions?.multipleValues;

/**
 * How many characters of a name the editor shows at 1440 pixels, by how deep the field stands: the switch
 * between a value and an expression takes some of it where one types.
 */
const VISIBLE = { typed: [Infinity, 24, 17, 13], other: [Infinity, 28, 22, 13] };

test('no name is cut off', () => {
	const cut = all
		.flatMap(({ property }) => withDepth(property))
		.filter(([property, depth]) => {
			const visible = VISIBLE[isTyped(property) ? 'typed' : 'other'][depth];
			return property.displayName.length > visible;
		})
		.map(([{ displayName }, depth]) => `${displayName} (${depth})`);
	expect(cut).toEqual([]);
});

const inGroups = (group?: FieldGroup): GroupField[] =>
	group ? group.fields.flatMap((field) => [field, ...inGroups(field.group)]) : [];

test('a field that takes several entries from an expression says so', () => {
	const silent = flattenFields(all)
		.flatMap(({ group }) => inGroups(group))
		.filter(({ mayHoldEntries }) => mayHoldEntries)
		.filter(({ property }) => !/An expression may give an? \w+/.test(property.description ?? ''));
	expect(silent).toEqual([]);
});

test('a list of texts says what separates them in an expression', () => {
	const silent = allFields
		.filter(({ type, typeOptions }) => type === 'string' && typeOptions?.multipleValues)
		.filter(({ description }) => !description?.includes('separated by commas'))
		.map(({ name }) => name);
	expect(silent).toEqual([]);
});

/** What stands in the editor at Create or Update and Wallet > Create, and what only after a click. */
test.each([
	[
		'customer createOrUpdate',
		['External ID', 'Name', 'Email', 'Currency', 'Billing Address', 'Simplify'],
		[
			'Company and Contact',
			'Invoicing',
			'Payment Provider',
			'Metadata and Integrations',
			'Additional Fields',
		],
	],
	[
		'wallet create',
		['Customer', 'Rate Amount', 'Currency', 'Name', 'Code', 'Simplify'],
		['Additional Fields'],
	],
])('%s has on its panel what most need', (id, onPanel, groups) => {
	const { fields = [] } = operations.find((operation) => operation.id === id) ?? {};
	const namesOf = (some: typeof fields) =>
		some
			.filter(({ property }) => !property.displayOptions?.show?.['@tool']?.includes(true))
			.map(({ property }) => property.displayName);
	expect(namesOf(fields.filter((field) => !isCollection(field)))).toEqual(onPanel);
	expect(namesOf(fields.filter(isCollection))).toEqual(groups);
	const sizes = fields.filter(isCollection).map((collection) => collection.fields.length);
	if (id === 'customer createOrUpdate') expect(Math.max(...sizes)).toBeLessThan(15);
});
