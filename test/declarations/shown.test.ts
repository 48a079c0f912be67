/** What the editor shows, as n8n itself decides it from the node's description. */
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { operationsOf } from '../lago/contract/contract';
import { n8n } from '../n8n/support';
import { description, insideOf, operations, shownOf, tool, withNested } from './operations';

const { properties } = description;

const shown = (
	parameters: INodeParameters,
	...more: [type?: typeof description, version?: number]
) => shownOf(properties, parameters, ...more);

const idsOf = (some: typeof operations) => some.map(({ id }) => id);

test('the editor offers what is declared', () => {
	expect(operationsOf(description)).toEqual(idsOf(operations));
});

test('Limit and Return All are there for lists with pages alone, and Return All hides Limit', () => {
	const lists = idsOf(
		operations.filter((operation) => operation.kind === 'list' && operation.isPaged),
	);
	const have = (field: string, returnAll: boolean) =>
		idsOf(operations.filter(({ chosen }) => shown({ ...chosen, returnAll }).includes(field)));
	expect(have('returnAll', false)).toEqual(lists);
	expect(have('returnAll', true)).toEqual(lists);
	expect(have('limit', false)).toEqual(lists);
	expect(have('limit', true)).toEqual([]);
});

describe('for how much is returned,', () => {
	const large = operations.filter(({ simplified }) => simplified);
	const among = (...args: Parameters<typeof shown>) =>
		shown(...args).filter((name) => ['simplify', 'output', 'outputFields'].includes(name));

	test.each([
		[1.1, large],
		[1, large.filter(({ kind }) => kind !== 'write')],
	])('operations that return large objects have fields in version %d', (version, some) => {
		for (const type of [description, tool]) {
			const have = operations.filter(({ chosen }) => among(chosen, type, version).length);
			expect(idsOf(have)).toEqual(idsOf(some));
		}
	});

	test.each(large)('$id has a switch for people, and choices for agents', ({ chosen }) => {
		for (const output of ['simplified', 'raw', 'selected']) {
			expect(among({ ...chosen, output })).toEqual(['simplify']);
			// Agents name fields only if they select.
			expect(among({ ...chosen, output }, tool)).toEqual(
				output === 'selected' ? ['output', 'outputFields'] : ['output'],
			);
		}
	});
});

/** A field in a field, such as `customerFilters.metadata`. */
function fieldAt(path: string): INodeProperties {
	const [first, ...rest] = path.split('.');
	let field = properties.findLast(({ name }) => name === first);
	for (const part of rest) field = field && insideOf(field).find(({ name }) => name === part);
	if (!field) throw new Error(`There is no field ${path}`);
	return field;
}

/** What the editor shows of an entry with these values. */
const shownIn = (path: string, values: INodeParameters) => shownOf(insideOf(fieldAt(path)), values);

const [byThreshold, byInterval] = ['thresholdCredits', 'interval'];
const ofTarget = ['targetOngoingBalance', 'grantsTargetTopUp'];

/** The fields in entries that come and go: where, what is chosen in the entry, and which of them come. */
const ENTRIES: Array<[path: string, values: INodeParameters, changing: string[]]> = [
	['customerFilters.metadata', { unset: false }, ['value']],
	['customerFilters.metadata', { unset: true }, []],
	['invoiceFilters.metadata', { unset: false }, ['value']],
	['invoiceFilters.metadata', { unset: true }, []],
	...['anrok', 'avalara', 'hubspot', 'netsuite', 'salesforce', 'xero'].map(
		(integrationType): (typeof ENTRIES)[number] => [
			'customerFields.integrationCustomers',
			{ integrationType },
			{ netsuite: ['subsidiaryId'], hubspot: ['targetedObject'] }[integrationType] ?? [],
		],
	),
	...['walletFields', 'walletUpdateFields'].flatMap((collection): typeof ENTRIES => {
		const rule = `${collection}.recurringTransactionRules`;
		return [
			[rule, { trigger: 'threshold', method: 'fixed' }, [byThreshold]],
			[rule, { trigger: 'threshold', method: 'target' }, [byThreshold, ...ofTarget]],
			[rule, { trigger: 'interval', method: 'fixed' }, [byInterval]],
			[rule, { trigger: 'interval', method: 'target' }, [byInterval, ...ofTarget]],
			[`${rule}.paymentMethod`, { paymentMethodType: 'provider' }, ['paymentMethodId']],
			[`${rule}.paymentMethod`, { paymentMethodType: 'manual' }, []],
		];
	}),
	[
		// What is left as it is may be either.
		'walletUpdateFields.recurringTransactionRules',
		{ trigger: '', method: '' },
		[byThreshold, byInterval, ...ofTarget],
	],
];

const changingIn = (path: string) =>
	new Set(ENTRIES.filter(([other]) => other === path).flatMap(([, , changing]) => changing));

test.each(ENTRIES)('an entry of %s with %j shows of what comes and goes %j', (path, values, is) => {
	const changing = changingIn(path);
	expect(
		shownIn(path, values)
			.filter((name) => changing.has(name))
			.sort(),
	).toEqual([...is].sort());
	const always = insideOf(fieldAt(path)).filter(({ name }) => !changing.has(name));
	expect(shownIn(path, values)).toEqual(expect.arrayContaining(always.map(({ name }) => name)));
});

test('no other field inside a field comes and goes', () => {
	const conditional = properties
		.flatMap(insideOf)
		.flatMap(withNested)
		.filter(({ displayOptions }) => displayOptions)
		.map(({ name }) => name);
	const known = ENTRIES.flatMap(([, , changing]) => changing);
	expect(new Set(conditional)).toEqual(new Set(known));
});

test('only customers can be searched, as in Lago', () => {
	const searchable = properties
		.flatMap(withNested)
		.flatMap(({ name, modes = [] }) =>
			modes
				.filter(({ type }) => type === 'list')
				.map(({ typeOptions }): [string, boolean] => [name, typeOptions?.searchable === true]),
		);
	expect(Object.fromEntries(searchable)).toEqual({
		alertCode: false,
		appliedCouponId: false,
		customerId: true,
		metadataKey: false,
		paymentMethodId: false,
		subscriptionId: false,
		walletCode: false,
	});
});

test('how requests are sent stands under Settings, and nothing else', () => {
	const settings = properties.filter(({ isNodeSetting }) => isNodeSetting);
	expect(settings.map(({ name }) => name)).toEqual(['requestOptions']);
});

test('a credential is asked for', () => {
	expect(description.credentials).toEqual([
		{ name: 'lagoApi', required: true, testedBy: 'testLagoApi' },
	]);
});

test.each(operations)('the subtitle names $id', async ({ chosen }) => {
	expect(await n8n.subtitleOf(chosen)).toBe(`${chosen.operation}: ${chosen.resource}`);
});
