import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isSentIn } from '../../nodes/LagoCustomer/model/field';
import { lago, runFast, wire } from '../n8n/support';
import { addAccount, operations, plainly, type Declared } from './declarations';
import { EMPTY_VALUES } from './helpers';
import { inLago, inQuery, resolved } from './inLago';
import { groupsOf, leastOf, leftOut, optionsOf, spotsOf, type Spot } from './spots';

type Right = [value: unknown, sent: unknown];

/** What expressions give, and what Lago gets for it. */
const TEXTS: Right[] = [
	[' a ', ' a '],
	['0800', '0800'],
	[42, '42'],
	[1e-7, '0.0000001'],
	[false, 'false'],
];

const inLists = (first: unknown, second: unknown): Right[] => [
	[first, [first]],
	[
		[first, '', ' ', null, first, second],
		[first, second],
	],
	[[], undefined],
	[[null], undefined],
	[[null, ''], undefined],
];

const LISTS: Right[] = [...inLists('a', 'b'), [94110, ['94110']]];

const RIGHT: Record<string, (field: Pick<Spot, 'property'>) => Right[]> = {
	boolean: () => [
		[true, true],
		['false', false],
	],
	dateTime: ({ property }) => [
		[
			'2099-12-31T01:00:00+02:00',
			property.typeOptions?.dateOnly ? '2099-12-30' : '2099-12-30T23:00:00.000Z',
		],
	],
	json: () => [
		['[]', '[]'],
		[[], '[]'],
		[['team', 'cloud'], '["team","cloud"]'],
	],
	multiOptions: ({ property }) => {
		const [first, second] = optionsOf(property);
		return first === undefined ? LISTS : inLists(first, second);
	},
	number: ({ property: { typeOptions: { minValue = 0 } = {} } }) => [
		[minValue, minValue],
		[String(minValue + 1), minValue + 1],
	],
	options: ({ property }) => {
		const [first, second] = optionsOf(property);
		return first === undefined ? [[42, '42']] : [first, second].map((one) => [String(one), one]);
	},
	string: ({ property }) => (property.typeOptions?.multipleValues ? LISTS : TEXTS),
};

/** What is tried in a spot. */
function valuesFor({ field, property, isOptional, isPathId }: Spot): Right[] {
	const nothing: Right[] =
		field.group && isOptional ? EMPTY_VALUES.map((value) => [value, undefined]) : [];
	return (
		[...RIGHT[property.type]({ property }), ...nothing]
			// No ID is false.
			.filter(([value]) => !isPathId || value !== false)
			// Of a filter, an expression must give something.
			.filter(
				([, sent]) =>
					!isSentIn('query', field) ||
					(sent !== undefined && sent !== field.place.filterLocallyWhen),
			)
	);
}

/** Spots that are filled at once, each by an expression of its own. */
interface Round {
	parameters: INodeParameters;
	/** What the item has for the expressions of the spots, and what is tried there. */
	tried: Array<[name: string, values: Right[]]>;
}

/** Lago drops the search where there is an external ID, so the node takes one of the two. */
const EXCLUSIVE = ['externalId', 'searchTerm'];

/** Parameters that say what both say; undefined where they cannot. */
function merged(one: unknown, other: unknown): unknown {
	if (JSON.stringify(one) === JSON.stringify(other)) return one;
	if (typeof one !== 'object' || typeof other !== 'object') {
		// An expression may take the place of any other value, unless it decides what else is shown.
		const expressions = [one, other].map(String).filter((value) => value.startsWith('='));
		const [expression, ...more] = expressions;
		return more.length || expression?.includes('choice') ? undefined : expression;
	}
	const [theirs, ours] = [one, other].map((value) => new Map(Object.entries(value as object)));
	const keys = [...new Set([...theirs.keys(), ...ours.keys()])];
	if (EXCLUSIVE.every((key) => keys.includes(key))) return undefined;
	const all = keys.map((key) => {
		const isInBoth = theirs.has(key) && ours.has(key);
		const value: unknown = theirs.get(key) ?? ours.get(key);
		return [key, isInBoth ? merged(theirs.get(key), ours.get(key)) : value];
	});
	if (all.some(([, value]) => value === undefined)) return undefined;
	return Array.isArray(one) ? all.map(([, value]) => value) : Object.fromEntries(all);
}

/** All spots of an operation that go to Lago, in as few rounds as can be. */
function roundsOf(declared: Declared): Round[] {
	const rounds: Round[] = [];
	const spots = spotsOf(declared, plainly(declared)).filter(
		({ field: { place }, property }) =>
			place.in === 'query' ||
			// The ID of an entry goes along only where Lago has that entry.
			(place.in === 'body' && ['set', 'assign'].includes(place.as) && property.name !== 'id'),
	);
	for (const [nth, spot] of spots.entries()) {
		const isChoice = ['boolean', 'options'].includes(spot.property.type);
		const name = `${isChoice ? 'choice' : 'value'}${nth}`;
		const parameters = spot.fill(`={{ $json.${name} }}`);
		const tried: Round['tried'][number] = [name, valuesFor(spot)];
		const round = rounds.find((each) => merged(each.parameters, parameters));
		if (!round) rounds.push({ parameters, tried: [tried] });
		else {
			round.parameters = merged(round.parameters, parameters) as INodeParameters;
			round.tried.push(tried);
		}
	}
	return rounds;
}

/** What an input item leads to, where nothing can be lost and no new alert be a second one. */
function itemFor({ id }: Declared, name: string): IDataObject {
	const account = addAccount(name, 5);
	if (id === 'walletAlert create') lago.store.wallet_alerts = [];
	return { ...account, ...(id === 'customer createOrUpdate' && { customerId: `new-${name}` }) };
}

/** Runs the operation with all values; writes have a customer for each. Returns what each is to send. */
async function runFor(declared: Declared, { parameters, tried }: Round) {
	lago.reset();
	const isWrite = declared.operation.kind === 'write';
	const account = isWrite ? undefined : itemFor(declared, 'acme');
	const count = Math.max(1, ...tried.map(([, values]) => values.length));
	const cases = Array.from({ length: count }, (_, nth) => {
		const ids = account ?? itemFor(declared, `acme${nth}`);
		const [given, sent] = [0, 1].map((part) =>
			tried.map(([name, values]) => [name, values[nth % values.length][part]]),
		);
		return {
			item: { ...ids, ...Object.fromEntries(given) } as IDataObject,
			meant: { ...ids, ...Object.fromEntries(sent) } as IDataObject,
		};
	});
	const items = cases.map(({ item }) => item);
	await runFast(parameters, { items, node: { onError: 'continueRegularOutput' } });
	return cases.map(({ meant }) => {
		const given = resolved(parameters, meant) as INodeParameters;
		const { externalId: customerId = meant.customerId } = given;
		return { customerId: String(customerId), sent: inLago(declared, given) };
	});
}

/** What Lago gets of a write to this customer. */
const bodyFor = (customerId: string) => {
	const isForCustomer = new RegExp(`[/"]${customerId}["/]`);
	return wire().find((sent) => sent.body && isForCustomer.test(JSON.stringify(sent)))?.body;
};

/** The parts of each request, in an order that does not depend on which came first. */
const partsSent = () => wire().map(({ request }) => request.split(/[?&]/).sort());

const fillable = operations
	.map((declared) => ({ declared, rounds: roundsOf(declared) }))
	.filter(({ rounds }) => rounds.length);

test.each(fillable)('$declared.id sends values of each field as Lago takes them', async (of) => {
	const { declared, rounds } = of;
	const isWrite = declared.operation.kind === 'write';
	const plain = { parameters: plainly(declared), tried: [] };
	if (!isWrite) await runFor(declared, plain);
	const [kept] = isWrite ? [] : partsSent();
	for (const round of rounds) {
		for (const [name, values] of round.tried) expect([name, ...values]).not.toEqual([name]);
		const expected = await runFor(declared, round);
		if (isWrite) {
			for (const { customerId, sent } of expected) expect(bodyFor(customerId)).toEqual(sent);
		} else {
			// Each item asks for what its parameters say, beside what is asked for without them.
			const asked = expected.map(({ sent }) => [...new Set([...kept, ...inQuery(sent)])].sort());
			expect(partsSent().sort()).toEqual(asked.sort());
		}
	}
});

const groups = operations
	.flatMap((declared) => groupsOf(declared, plainly(declared)))
	.filter(({ group }) => leftOut(group));

test.each(groups)('$declared.id leaves out an entry of $label without a value', async (of) => {
	const { declared, group, fill } = of;
	const full = { ...leastOf(group), key: 'full', value: 'x' };
	const [{ sent }] = await runFor(declared, { parameters: fill(full), tried: [] });
	const parameters = fill(leftOut(group) ?? {}, full);
	const [{ customerId }] = await runFor(declared, { parameters, tried: [] });
	expect(bodyFor(customerId)).toEqual(sent);
});
