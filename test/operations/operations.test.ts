import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Field } from '../../nodes/LagoCustomer/model/field';
import { lago, run, wire } from '../n8n/support';
import {
	addAccount,
	collectionsOf,
	locatorsOf,
	operations,
	plainly,
	requiredOf,
} from './declarations';
import { EMPTY_VALUES, ENTER_A_VALUE, FROM_ITEM, NOTHING, refusals } from './helpers';

/** Two customers in a Lago of their own, and the items that lead to them. */
function addAccounts(): [IDataObject, IDataObject] {
	lago.reset();
	return [addAccount('other', 7), addAccount('acme', 5)];
}

/** Without what is another one each time: moments, and the IDs of what is new. */
const lasting = (value: unknown, ids: string[]): unknown =>
	JSON.parse(
		JSON.stringify(value)
			.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"a moment"')
			.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, (id) =>
				ids.includes(id) ? id : 'new ID',
			),
	);

const idsIn = (value: unknown) =>
	JSON.stringify(value).match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];

/** What a field may hold while nothing is filled in, beside the empty values. */
function nothingIn({ property, group, place }: Field): INodeParameters[] {
	const { name } = property;
	if (group?.shape === 'object') return [{ [name]: {} }, { [name]: { [group.name]: {} } }];
	if (group) return [{ [name]: {} }, { [name]: { [group.name]: [] } }];
	const isList = property.type === 'multiOptions' || property.typeOptions?.multipleValues;
	return isList ? [{ [name]: [] }, { [name]: place.in === 'query' ? [''] : ['', NOTHING] }] : [];
}

describe.each(operations)('$id', (declared) => {
	const { id, operation } = declared;
	const parameters = plainly(declared);
	const optional = collectionsOf(operation).map(({ property, fields }) => ({
		collection: property.name,
		fields,
	}));

	/** What goes over the wire for the customer acme. */
	async function sent(changes: INodeParameters, more: IDataObject = {}) {
		lago.reset();
		const items = [{ ...addAccount('acme', 5), ...more }];
		const { error } = await run({ ...parameters, ...changes }, { items });
		expect(error).toBeUndefined();
		return wire();
	}

	/** What goes over the wire with nothing but the required fields. */
	let plain: ReturnType<typeof wire>;

	beforeAll(async () => (plain = await sent({})));

	test('gives each item its own results', async () => {
		const alone: unknown[][] = [];
		for (const nth of [0, 1] as const) {
			const { items, error } = await run(parameters, { items: [addAccounts()[nth]] });
			expect(error).toBeUndefined();
			alone.push(items.map(({ json }) => json));
		}
		const accounts = addAccounts();
		const known = idsIn(lago.store);
		const { items } = await run(parameters, { items: accounts });
		const expected = alone.flatMap((results, item) =>
			results.map((json) => ({ json, pairedItem: { item } })),
		);
		expect(lasting(items, known)).toEqual(lasting(expected, known));
		expect(items.length).toBeGreaterThan(1);
		// Of all that was deleted, Lago says nothing.
		if (!id.endsWith('deleteAll') && id !== 'customer getAll') {
			expect(lasting(alone[0], known)).not.toEqual(lasting(alone[1], known));
		}
	});

	if (requiredOf(operation).length) {
		const ids = locatorsOf(operation).map(({ property }) => [property.name, 'any']);
		const filled = { ...parameters, ...(Object.fromEntries(ids) as INodeParameters) };

		test.each(requiredOf(operation).map(({ property }) => property))(
			'does not run when $displayName is empty',
			async ({ displayName, name }) => {
				const words = { message: `'${displayName}' is empty`, description: ENTER_A_VALUE };
				const given = await refusals({ ...filled, [name]: FROM_ITEM }, EMPTY_VALUES);
				expect(given).toEqual(EMPTY_VALUES.map(() => words));
			},
		);
	}

	const locators = locatorsOf(operation).map(({ property }) => property.name);

	if (locators.includes('customerId')) {
		test('says that Lago has no such customer, which some answers do not', async () => {
			const [first] = plain;
			const items = [addAccount('acme', 5)];
			const { error, items: none } = await run({ ...parameters, customerId: 'nobody' }, { items });
			expect(none).toEqual([]);
			expect([error?.message, error?.description]).toEqual([
				"Lago has no customer 'nobody'",
				"Check 'Customer', and that the API key belongs to the right Lago account. After a Subscription node, the customer is 'external_customer_id'; 'external_id' is the subscription. Lago answered 404 (customer_not_found).",
			]);
			const isTaken = operation.kind !== 'write' && operation.parentToVerify;
			expect(wire()).toEqual([
				{ ...first, request: first.request.replace('/acme', '/nobody') },
				...(isTaken ? [{ request: 'GET /customers/nobody' }] : []),
			]);
		});
	}

	if (locators.length) {
		test('takes IDs as the editor keeps them, from a list or typed', async () => {
			const kept = locators.map((name, nth) => [
				name,
				{
					...{ __rl: true, mode: nth % 2 ? 'id' : 'list' },
					...{ value: parameters[name], cachedResultName: 'Its name' },
				},
			]);
			expect(await sent(Object.fromEntries(kept))).toEqual(plain);
		});

		test('takes each of its IDs as a number', async () => {
			const acme = addAccount('acme', 5);
			const items = locators.map((name, nth) => ({ ...acme, [name]: 41 + nth }));
			await run(parameters, { items, node: { onError: 'continueRegularOutput' } });
			const requests = wire().map(({ request }) => request);
			for (const nth of locators.keys()) {
				expect(requests).toContainEqual(expect.stringMatching(`[/=]${41 + nth}\\b`));
			}
		});
	}

	if (optional.length) {
		/** Collections in which each field has this value, beside what must be filled in. */
		const everywhere = (valueOf: (field: Field) => INodeParameters) =>
			Object.fromEntries(
				optional.map(({ collection, fields }) => [
					collection,
					{
						...Object.assign({}, ...fields.map(valueOf)),
						...(parameters[collection] as object | undefined),
					},
				]),
			) as INodeParameters;

		// Of what decides on the results, an expression must give something.
		const isTyped = ({ place }: Field) =>
			['query', 'node'].includes(place.in) && operation.kind !== 'write';
		const isAnyFilled = optional.some(({ fields }) => !fields.every(isTyped));

		test.each(isAnyFilled ? EMPTY_VALUES : [''])(
			'does not send fields that are %j',
			async (value) => {
				const empty = everywhere((field) => ({
					[field.property.name]: isTyped(field) ? '' : FROM_ITEM,
				}));
				expect(await sent(empty, { value } as IDataObject)).toEqual(plain);
			},
		);

		test.each([0, 1])('does not send groups and lists without an entry (%j)', async (nth) => {
			expect(await sent(everywhere((field) => nothingIn(field)[nth] ?? {}))).toEqual(plain);
		});
	}
});
