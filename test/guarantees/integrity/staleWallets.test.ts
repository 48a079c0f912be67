/** Jobs of Lago that change a wallet at the moment of a write. */
import type { INodeParameters } from 'n8n-workflow';
import { refreshingAfterUpdates } from '../../lago';
import { recordings } from '../../lago/recordings';
import { lago, run, runFast } from '../../n8n/support';
import { writes } from './support';

const ofMain = { customerId: 'acme', walletCode: 'main' };
const update = { resource: 'wallet', operation: 'update', ...ofMain };
const walletMetadata = { pair: [{ key: 'plan', value: 'pro' }] };

const WRITES: INodeParameters[] = [
	{ ...update, walletUpdateFields: { priority: 4 } },
	{ ...update, operation: 'terminate' },
	{ ...update, resource: 'walletMetadata', operation: 'merge', walletMetadata },
];

const addWallet = () =>
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), { code: 'main' });

const statuses = (name: string) =>
	recordings.later.filter((each) => each.name === name).map(({ answer }) => answer);

test('a real Lago refuses such an update, and takes the same one again', () => {
	expect(
		statuses('an update of a wallet that a job of Lago changes at the same time'),
	).toMatchObject([{ status: 409, body: { status: 409, error: 'Conflict' } }]);
	expect(statuses('the same update again')).toMatchObject([{ status: 200 }]);
});

test.each(WRITES)(
	'$resource $operation reads the wallet again, and goes on',
	async (parameters) => {
		addWallet();
		let refreshes = 2;
		lago.store.isBeingRefreshed = () => refreshes-- > 0;
		const { items, error } = await runFast(parameters);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const write = writes()[0].method;
		expect(lago.requests.map(({ method }) => method)).toEqual(
			[1, 2, 3].flatMap(() => ['GET', write]),
		);
	},
);

test('many updates of one wallet all arrive, each of which starts a job', async () => {
	const wallet = addWallet();
	lago.store.isBeingRefreshed = refreshingAfterUpdates();
	const parameters = { ...update, walletUpdateFields: { priority: '={{ $json.priority }}' } };
	const rows = Array.from({ length: 20 }, (_, index) => ({ priority: index + 1 }));
	const { items, error } = await runFast(parameters, { items: rows });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.priority)).toEqual(rows.map(({ priority }) => priority));
	expect(wallet.priority).toBe(20);
});

test('a wallet that is changed all the time is given up on, with nothing in doubt', async () => {
	addWallet();
	lago.store.isBeingRefreshed = () => true;
	const { error } = await runFast(WRITES[0]);
	expect(writes()).toHaveLength(6);
	expect([error?.message, error?.description, error?.context?.mayHaveExecuted]).toEqual([
		'Something else keeps changing the object at the same moment',
		'Lago refused the change and wrote nothing. Run it again. Lago answered 409 (Conflict).',
		false,
	]);
});

test('an execution that waits for such a wallet can be cancelled', async () => {
	addWallet();
	lago.store.isBeingRefreshed = () => true;
	await run(WRITES[0], { cancelAfter: 150 });
	const sent = writes().length;
	expect(sent).toBeLessThan(6);
});

test('a conflict of another kind is no reason to try again', async () => {
	addWallet();
	lago.intercept(({ method }) =>
		method === 'PUT' ? { status: 409, body: '<html>Conflict</html>' } : undefined,
	);
	expect((await runFast(WRITES[0])).items).toEqual([]);
	expect(writes()).toHaveLength(1);
});
