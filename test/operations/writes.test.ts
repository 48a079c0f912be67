import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { flattenFields, isSentIn } from '../../nodes/LagoCustomer/model/field';
import { run, wire } from '../n8n/support';
import { addAccount, operations, plainly } from './declarations';
import { ask } from './helpers';
import { inLago, resolved } from './inLago';
import { CHANGES } from './writes/changes';
import { addNamed, everyFieldOf, unseenIn } from './writes/everyField';

const declared = operations.filter(
	({ operation }) =>
		operation.kind === 'write' &&
		flattenFields(operation.fields).some((field) => isSentIn('body', field)),
);

const changes = declared.flatMap((write) =>
	[...(CHANGES[write.id] ?? []), ...everyFieldOf(write)].map((change) => ({ write, ...change })),
);

test('each write with a body has a case', () => {
	expect(new Set(changes.map(({ write }) => write.id))).toEqual(
		new Set(declared.map(({ id }) => id)),
	);
});

test.each(changes)('$write.id sends $what, and returns what Lago has', async (change) => {
	const { write, given, reads = [], looks = [], request, at, changed, unseen } = change;
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
	const [sent] = Object.values(body as object);
	if (unseen) expect(unseenIn(after, sent).sort()).toEqual(unseen.sort());
});
