/** Jobs of Lago that change a wallet at the moment of a write. */
import type { INodeParameters } from 'n8n-workflow';
import { lago, run, runFast } from '../../n8n/support';
import { writes } from '../../n8n/helpers';

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
