/** What a new node has otherwise than one that was saved with version 1, and what is the same in both. */
import type { INodeParameters } from 'n8n-workflow';
import { isCollection } from '../../nodes/LagoCustomer/model/field';
import { getOperationForVersion } from '../../nodes/LagoCustomer/model/operation';
import { lago, run, wire } from '../n8n/support';
import { addAccount, collectionsOf, operations, plainly, type Declared } from './declarations';
import { addNamed, everyFieldOf } from './writes/everyField';

/** The values that the newest version has for its fields, where version 1 has these fields. */
function toVersion1({ chosen, operation }: Declared, given: INodeParameters): INodeParameters {
	const inCollections = collectionsOf(operation).map(({ property }) => given[property.name]);
	const values = Object.assign({}, given, ...inCollections) as INodeParameters;
	const placed = getOperationForVersion(1, operation).fields.map((field) => {
		const { name } = field.property;
		if (!isCollection(field)) return [name, values[name]];
		const added = field.fields
			.map((inner) => inner.property.name)
			.filter((inner) => values[inner] !== undefined)
			.map((inner) => [inner, values[inner]]);
		return [name, Object.fromEntries(added)];
	});
	return { ...chosen, ...Object.fromEntries(placed) } as INodeParameters;
}

const rearranged = operations.filter(({ id }) =>
	['customer createOrUpdate', 'wallet create'].includes(id),
);

test.each(rearranged)(
	'$id sends every field from its place in version 1, too',
	async (declared) => {
		const [{ given }] = everyFieldOf(declared);
		const parameters = { ...plainly(declared), ...given };
		const sent = async (typeVersion: number, chosen: INodeParameters) => {
			lago.reset();
			const account = addAccount('acme', 5);
			addNamed();
			const { error } = await run(chosen, { items: [account], node: { typeVersion } });
			expect(error).toBeUndefined();
			return wire();
		};
		const now = await sent(1.1, parameters);
		expect(Object.keys(now.find(({ body }) => body)?.body as object)).toHaveLength(1);
		const earlier = await sent(1, toVersion1(declared, parameters));
		expect(earlier).toEqual(now);
	},
);

test('what stands on the panel and is left empty is not sent', async () => {
	const empty = { name: '', email: ' ', currency: '', billingAddress: { address: { city: '' } } };
	const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };
	await run({ ...upsert, ...empty });
	await run(upsert);
	const request = 'POST /customers';
	expect(wire()).toEqual(Array(2).fill({ request, body: { customer: { external_id: 'acme' } } }));
});

const writes = operations.filter(
	({ operation }) => operation.kind === 'write' && operation.simplified,
);

test.each(writes)(
	'$id returns a simplified object unless all of it is wanted',
	async (declared) => {
		const { id, operation } = declared;
		const outputOf = async (simplify: boolean | undefined, typeVersion: number) => {
			lago.reset();
			const account = addAccount('acme', 5);
			if (id === 'walletAlert create') lago.store.wallet_alerts = [];
			const parameters = { ...plainly(declared), simplify } as INodeParameters;
			const { items, error } = await run(parameters, { items: [account], node: { typeVersion } });
			expect(error).toBeUndefined();
			return items[0].json;
		};
		const names = operation.simplified?.flatMap((field) => field.names) ?? [];
		const added = operation.addedFields.map(([name]) => name);
		const isDelete = operation.kind === 'write' && operation.onRepeatedDelete !== null;
		const simple = await outputOf(undefined, 1.1);
		expect(Object.keys(simple)).toEqual([...(isDelete ? ['deleted'] : []), ...added, ...names]);
		expect(
			Object.keys(simple)
				.filter((name) => name !== 'deleted')
				.slice(0, 2),
		).toContain(id.startsWith('customer ') ? 'external_id' : 'external_customer_id');

		const whole = await outputOf(false, 1.1);
		expect(Object.keys(whole)).not.toEqual(Object.keys(simple));
		for (const simplify of [false, true]) {
			expect(Object.keys(await outputOf(simplify, 1))).toEqual(Object.keys(whole));
		}
	},
);
