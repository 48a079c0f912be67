import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';
import { body, query } from '../../nodes/LagoCustomer/fields/send';
import { snakeCase, toWire, type Refuse } from '../../nodes/LagoCustomer/engine/wire';

class Refused extends Error {}

const refuse: Refuse = (field, problem) => {
	throw new Refused(`'${field}' ${problem}`);
};

const field = (
	type: INodeProperties['type'],
	rest: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName: 'Field',
	name: 'field',
	type,
	default: '',
	routing: query('field'),
	...rest,
});

/** What is sent for a value of a field in the query. */
const sent = (property: INodeProperties, value: unknown) =>
	toWire([property], { qs: { field: value as string }, body: {} }, refuse).qs.field;

const OPTIONS = [
	{ name: 'One', value: 'one' },
	{ name: 'Two', value: 'two' },
];

const group: INodeProperties['options'] = [
	{
		displayName: 'Entry',
		name: 'entry',
		values: [
			{ displayName: 'Key', name: 'key', type: 'string', default: '', required: true },
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			{ displayName: 'Unset', name: 'unset', type: 'boolean', default: false },
		],
	},
];

const FIELDS = {
	boolean: field('boolean'),
	json: field('json'),
	multiOptions: field('multiOptions', { options: OPTIONS }),
	number: field('number'),
	options: field('options', { options: OPTIONS }),
	string: field('string'),
	strings: field('string', { typeOptions: { multipleValues: true } }),
	pairs: field('fixedCollection', { typeOptions: { multipleValues: true }, options: group }),
};

test.each(Object.entries(FIELDS))('an empty value of a %s field is not sent', (_, property) => {
	for (const empty of [undefined, null, '']) expect(sent(property, empty)).toBeUndefined();
});

test.each<[keyof typeof FIELDS, unknown, unknown]>([
	['boolean', true, true],
	['boolean', 'false', false],
	['boolean', ' true ', true],
	['json', '["a"]', '["a"]'],
	['json', ['a'], '["a"]'],
	['json', [], '[]'],
	['multiOptions', ['one', 'two'], ['one', 'two']],
	['multiOptions', 'one', ['one']],
	['multiOptions', [], undefined],
	['number', '12', 12],
	['number', -1.5, -1.5],
	['number', 0, 0],
	['options', 'two', 'two'],
	['string', ' as it is ', ' as it is '],
	['string', 75001, '75001'],
	['string', false, 'false'],
	['strings', ['a', '', null, 'b'], ['a', 'b']],
	['strings', 'a', ['a']],
	['strings', [''], undefined],
	['pairs', { entry: [{ key: 'a.b', value: 'x' }] }, { 'a.b': 'x' }],
	['pairs', { entry: [{ key: '__proto__', value: 'x' }] }, JSON.parse('{"__proto__":"x"}')],
	['pairs', { entry: [{ key: 'k', value: '', unset: true }] }, { k: '' }],
	['pairs', { entry: [] }, undefined],
	['pairs', {}, undefined],
])('a %s field sends %j as %j', (type, value, expected) => {
	expect(sent(FIELDS[type], value)).toEqual(expected);
});

test.each<[keyof typeof FIELDS, unknown, string]>([
	['boolean', 'yes', "'Field' is neither true nor false"],
	['boolean', 1, "'Field' is neither true nor false"],
	['json', '{ "a": ', "'Field' is not valid JSON"],
	['multiOptions', ['one', 'three'], `'Field' cannot be "three"`],
	['number', 'twelve', "'Field' is not a number"],
	['number', Infinity, "'Field' is not a number"],
	['number', true, "'Field' is not a number"],
	['number', [5], "'Field' is not a number"],
	['options', 'three', `'Field' cannot be "three"`],
	['options', ['one'], `'Field' cannot be ["one"]`],
	['string', { a: 1 }, "'Field' is not a text"],
	['strings', [{ a: 1 }], "'Field' is not a text"],
	['pairs', { entry: [{ key: '', value: 'x' }] }, "'Field > Key' is empty"],
	['pairs', { entry: [{ key: 'a[b]', value: 'x' }] }, "'Field' cannot have the key 'a[b]'"],
	['pairs', { entry: [{ key: 'a', value: '' }] }, "'Field' has no value for the key 'a'"],
	[
		'pairs',
		{
			entry: [
				{ key: 'a', value: 'x' },
				{ key: 'a', value: 'y' },
			],
		},
		"'Field' has the key 'a' twice",
	],
])('a %s field refuses %j', (type, value, message) => {
	expect(() => sent(FIELDS[type], value)).toThrow(new Refused(message));
});

test.each([
	[0, "'Field' is less than 1"],
	[11, "'Field' is more than 10"],
	[1.5, "'Field' is not a whole number"],
	[2 ** 53, "'Field' is not a whole number"],
])('a whole number from 1 to 10 is not %p', (value, message) => {
	const typeOptions = { minValue: 1, maxValue: 10, numberPrecision: 0 };
	expect(() => sent(field('number', { typeOptions }), value)).toThrow(new Refused(message));
});

test('a required field must have a value', () => {
	expect(() => sent(field('string', { required: true }), undefined)).toThrow(
		new Refused("'Field' is empty"),
	);
});

test('a value lands where its field says, and nothing else does', () => {
	const fields: INodeProperties[] = [
		field('string', { routing: body('customer.name') }),
		field('collection', {
			routing: undefined,
			options: [field('number', { routing: body('customer.billing.term') })],
		}),
		field('json', { routing: body('customer.*') }),
		field('fixedCollection', {
			routing: body('customer.links'),
			options: group,
			typeOptions: { multipleValues: true },
		}),
	];
	const customer = {
		name: 'Acme',
		billing: { term: '30', other: 1 },
		'*': '{"new":[1]}',
		links: { entry: [{ key: 'k', value: '', unset: false }] },
		stray: 'x',
	};
	expect(toWire(fields, { qs: { stray: 1 }, body: { customer } }, refuse)).toEqual({
		qs: {},
		body: {
			customer: {
				name: 'Acme',
				billing: { term: 30 },
				new: [1],
				links: [{ key: 'k', unset: false }],
			},
		},
	});
});

test.each(['[1]', 'null', '"text"', '5'])(
	'JSON that adds fields must be an object, not %s',
	(value) => {
		const fields = [field('json', { routing: body('customer.*') })];
		expect(() => toWire(fields, { qs: {}, body: { customer: { '*': value } } }, refuse)).toThrow(
			new Refused("'Field' is not a JSON object"),
		);
	},
);

test('whatever an expression gives is sent as the field means it, or refused', () => {
	const isMeant: Record<string, (value: unknown) => boolean> = {
		boolean: (value) => typeof value === 'boolean',
		json: (value) => typeof value === 'string',
		multiOptions: (value) =>
			Array.isArray(value) && value.every((entry) => ['one', 'two'].includes(entry)),
		number: (value) => Number.isFinite(value),
		options: (value) => ['one', 'two'].includes(value as string),
		string: (value) => typeof value === 'string',
		strings: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
		pairs: (value) => typeof value === 'object',
	};
	const anything = fc.anything({ withNullPrototype: false });
	const entries = fc.record({ entry: fc.array(fc.record({ key: anything, value: anything })) });
	fc.assert(
		fc.property(
			fc.constantFrom(...Object.keys(FIELDS)),
			fc.oneof(anything, entries),
			(type, value) => {
				try {
					const result = sent(FIELDS[type as keyof typeof FIELDS], value);
					expect(result === undefined || isMeant[type](result)).toBe(true);
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
				}
			},
		),
		{ numRuns: 2000 },
	);
});

test.each([
	['addressLine1', 'address_line1'],
	['city', 'city'],
	['subscriptionInvoiceIssuingDateAnchor', 'subscription_invoice_issuing_date_anchor'],
])('%s is %s', (name, expected) => {
	expect(snakeCase(name)).toBe(expected);
});
