import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isSentIn, type Field } from '../../nodes/LagoCustomer/model/field';
import { lago, runFast, wire } from '../support';
import { addAccount, collectionsOf, operations, plainly, type Declared } from './declarations';
import { EMPTY_VALUES, wireInParts } from './helpers';
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
		[first, '', null, first, second],
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

/** What an input item leads to, where nothing can be lost and no new alert be a second one. */
function itemFor({ id }: Declared): IDataObject {
	const account = addAccount('acme', 5);
	if (id === 'walletAlert create') lago.store.wallet_alerts = [];
	return { ...account, ...(id === 'customer createOrUpdate' && { customerId: 'new' }) };
}

/** What Lago gets for one item, each part of a query by itself. */
async function sentFor(declared: Declared, parameters: INodeParameters, value?: unknown) {
	lago.reset();
	const item = { ...itemFor(declared), value } as IDataObject;
	await runFast(parameters, { items: [item] });
	const { body } = wire().find((request) => request.body) ?? {};
	return { item, body, parts: wireInParts() };
}

const spots = operations
	.flatMap((declared) => spotsOf(declared, plainly(declared)))
	.filter(
		({ field: { place }, property }) =>
			place.in === 'query' ||
			// The ID of an entry goes along only where Lago has that entry.
			(place.in === 'body' && ['set', 'spread'].includes(place.as) && property.name !== 'id'),
	);

/** What Lago gets plainly; without the page where the list then comes in one piece. */
async function plainPartsOf(declared: Declared, isWith: (field: Field) => boolean) {
	const { operation } = declared;
	const { parts } = await sentFor(declared, plainly(declared));
	const isWhole =
		operation.kind === 'list' && operation.unpagedWith && isWith(operation.unpagedWith);
	return parts.filter((part) => !isWhole || !/^(page|per_page)=/.test(part));
}

const partsWith = (plain: string[], tree: IDataObject) =>
	[...new Set([...plain, ...inQuery(tree)])].sort();

test.each(spots)('$declared.id sends $label as Lago takes it', async (spot) => {
	const { declared, parameters, field } = spot;
	const plain = await plainPartsOf(declared, (other) => other === field);
	const nothing: Right[] =
		field.group && spot.isOptional ? EMPTY_VALUES.map((value) => [value, undefined]) : [];
	for (const [value, sent] of [...RIGHT[spot.property.type](spot), ...nothing]) {
		// Of a filter, an expression must give something; and no ID is false.
		if (isSentIn('query', field) && sent === undefined) continue;
		if (spot.isPathId && value === false) continue;
		if (isSentIn('query', field) && field.place.filterLocallyWhen === sent) continue;
		const { item, body, parts } = await sentFor(declared, parameters, value);
		const given = resolved(parameters, { ...item, value: sent } as IDataObject);
		const tree = inLago(declared, given as INodeParameters);
		if (declared.operation.kind === 'write') expect(body).toEqual(tree);
		else expect(parts.sort()).toEqual(partsWith(plain, tree));
	}
});

const filtered = operations.flatMap((declared) =>
	collectionsOf(declared.operation)
		.filter(({ property }) => property.displayName === 'Filters')
		.map(({ property: { name }, fields }) => ({ declared, name, fields })),
);

test.each(filtered)('$declared.id sends all filters together', async (collection) => {
	const { declared, name, fields } = collection;
	const each = fields.map(({ property, group }) => {
		const sent = group
			? { [group.name]: [leastOf(group)] }
			: RIGHT[property.type]({ property })[0][1];
		return [property.name, sent];
	});
	const parameters = {
		...plainly(declared),
		[name]: Object.fromEntries(each) as INodeParameters,
	};
	const plain = await plainPartsOf(declared, (field) => fields.includes(field));
	const { item, parts } = await sentFor(declared, parameters);
	const tree = inLago(declared, resolved(parameters, item) as INodeParameters);
	expect(parts.sort()).toEqual(partsWith(plain, tree));
});

const groups = operations
	.flatMap((declared) => groupsOf(declared, plainly(declared)))
	.filter(({ group }) => leftOut(group));

test.each(groups)('$declared.id leaves out an entry of $label without a value', async (of) => {
	const { declared, group, fill } = of;
	const full = { ...leastOf(group), key: 'full', value: 'x' };
	const { item, body } = await sentFor(declared, fill(leftOut(group) ?? {}, full));
	expect(body).toEqual(inLago(declared, resolved(fill(full), item) as INodeParameters));
});
