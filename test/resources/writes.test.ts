import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { flattenFields, isSentIn } from '../../nodes/LagoCustomer/model/field';
import { ruleOnCreate } from '../../nodes/LagoCustomer/resources/wallet/recurringRule';
import { run, wire } from '../support';
import { addAccount, collectionsOf, operations, plainly } from './declarations';
import { ask } from './helpers';
import { inLago, resolved } from './inLago';
import { isText } from './texts';
import { CHANGES } from './writes/changes';
import { addNamed, EVERY_FIELD, everyFieldOf, NEW_RULE, REMOVING } from './writes/everyField';

const declared = operations.filter(
	({ operation }) =>
		operation.kind === 'write' &&
		flattenFields(operation.fields).some((field) => isSentIn('body', field)),
);

test('there is no other write with a body', () => {
	expect(declared.map(({ id }) => id)).toEqual(Object.keys(CHANGES));
});

test.each(declared.filter(({ operation }) => collectionsOf(operation).length))(
	'$id has no other fields',
	({ id, operation }) => {
		for (const { property, fields } of collectionsOf(operation)) {
			const given = Object.keys(EVERY_FIELD[id].given?.[property.name] as object);
			const names = fields
				.filter((field) => !isText(field) || given.includes(field.property.name))
				.map((field) => field.property.name);
			expect(given.sort()).toEqual(names.filter((name) => !REMOVING.includes(name)).sort());
		}
	},
);

test('the rule of a new wallet has no other fields', () => {
	const names = ruleOnCreate.group.fields.map(({ property }) => property.name);
	expect(Object.keys(NEW_RULE)).toEqual(names);
});

const changes = declared.flatMap((write) =>
	[...CHANGES[write.id], ...everyFieldOf(write)].map((change) => ({ write, ...change })),
);

test.each(changes)('$write.id sends $what, and returns what Lago has', async (change) => {
	const { write, given, reads = [], looks = [], request, at, changed, stored } = change;
	const { result = (object) => object } = change;
	const account = addAccount('acme', 5);
	addNamed();
	const parameters = { ...plainly(write), ...given };
	const body = change.body ?? inLago(write, resolved(parameters, account) as INodeParameters);
	const [path, envelope] = at;
	const lagosOwn = async () => (await ask(path))[envelope] as IDataObject;
	const before = await lagosOwn();
	const { items, error } = await run(parameters, { items: [account] });
	expect(error).toBeUndefined();
	const gets = (paths: string | string[]) =>
		[paths].flat().map((each) => ({ request: `GET ${each}` }));
	expect(wire()).toEqual([...gets(reads), { request, body }, ...gets(looks)]);
	const after = await lagosOwn();
	const results = [result(after)].flat();
	expect(items).toEqual(results.map((json) => ({ json, pairedItem: { item: 0 } })));
	if (changed) expect(after).toEqual({ ...before, ...changed });
	if (stored) expect(after).toMatchObject(stored(body as IDataObject));
});
