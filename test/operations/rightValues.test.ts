import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isSentIn, type Field } from '../../nodes/LagoCustomer/model/field';
import { lago, runFast, wire } from '../n8n/support';
import { addAccount, collectionsOf, operations, plainly, type Declared } from './declarations';
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
function itemFor({ id }: Declared, name: string): IDataObject {
	const account = addAccount(name, 5);
	if (id === 'walletAlert create') lago.store.wallet_alerts = [];
	return { ...account, ...(id === 'customer createOrUpdate' && { customerId: `new-${name}` }) };
}

/** Runs the operation with all values; writes have a customer for each. Returns what each is to send. */
async function runFor(
	declared: Declared,
	parameters: INodeParameters,
	values: Right[] = [['', '']],
) {
	lago.reset();
	const isWrite = declared.operation.kind === 'write';
	const account = isWrite ? undefined : itemFor(declared, 'acme');
	const accounts = values.map((_, nth) => account ?? itemFor(declared, `acme${nth}`));
	const items = accounts.map((ids, nth) => ({ ...ids, value: values[nth][0] }) as IDataObject);
	await runFast(parameters, { items, node: { onError: 'continueRegularOutput' } });
	return values.map(([, value], nth) => {
		const item = { ...accounts[nth], value } as IDataObject;
		const given = resolved(parameters, item) as INodeParameters;
		const { externalId: customerId = item.customerId } = given;
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

/** That each item asks for what its parameters say, beside what is asked for without them. */
async function expectAsked(
	declared: Declared,
	parameters: INodeParameters,
	values: Right[],
	isWith: (field: Field) => boolean,
) {
	const { operation } = declared;
	const isWhole =
		operation.kind === 'list' && operation.unpagedWith && isWith(operation.unpagedWith);
	await runFor(declared, plainly(declared));
	const [plain] = partsSent();
	const kept = plain.filter((part) => !isWhole || !/^(page|per_page)=/.test(part));
	const expected = (await runFor(declared, parameters, values)).map(({ sent }) =>
		[...new Set([...kept, ...inQuery(sent)])].sort(),
	);
	expect(partsSent().sort()).toEqual(expected.sort());
}

const spots = operations
	.flatMap((declared) => spotsOf(declared, plainly(declared)))
	.filter(
		({ field: { place }, property }) =>
			place.in === 'query' ||
			// The ID of an entry goes along only where Lago has that entry.
			(place.in === 'body' && ['set', 'spread'].includes(place.as) && property.name !== 'id'),
	);

test.each(spots)('$declared.id sends $label as Lago takes it', async (spot) => {
	const { declared, parameters, field } = spot;
	const nothing: Right[] =
		field.group && spot.isOptional ? EMPTY_VALUES.map((value) => [value, undefined]) : [];
	const values = [...RIGHT[spot.property.type](spot), ...nothing]
		// No ID is false.
		.filter(([value]) => !spot.isPathId || value !== false)
		// Of a filter, an expression must give something.
		.filter(
			([, sent]) =>
				!isSentIn('query', field) || (sent !== undefined && sent !== field.place.filterLocallyWhen),
		);
	expect(values).not.toEqual([]);
	if (declared.operation.kind !== 'write') {
		await expectAsked(declared, parameters, values, (other) => other === field);
		return;
	}
	for (const { customerId, sent } of await runFor(declared, parameters, values)) {
		expect(bodyFor(customerId)).toEqual(sent);
	}
});

const filtered = operations.flatMap((declared) =>
	collectionsOf(declared.operation)
		.filter(({ property }) => property.displayName === 'Filters')
		.map(({ property: { name }, fields }) => ({ declared, name, fields })),
);

test.each(filtered)('$declared.id sends all filters together', async (collection) => {
	const { declared, name } = collection;
	// Lago drops the search where there is an external ID, so the node takes one of the two.
	const fields = collection.fields.filter(
		({ property }) => declared.id !== 'customer getAll' || property.name !== 'searchTerm',
	);
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
	await expectAsked(declared, parameters, [['', '']], (field) => fields.includes(field));
});

const groups = operations
	.flatMap((declared) => groupsOf(declared, plainly(declared)))
	.filter(({ group }) => leftOut(group));

test.each(groups)('$declared.id leaves out an entry of $label without a value', async (of) => {
	const { declared, group, fill } = of;
	const full = { ...leastOf(group), key: 'full', value: 'x' };
	const [{ sent }] = await runFor(declared, fill(full));
	const [{ customerId }] = await runFor(declared, fill(leftOut(group) ?? {}, full));
	expect(bodyFor(customerId)).toEqual(sent);
});
