import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deleteKey = {
	resource: 'walletMetadata',
	operation: 'deleteKey',
	customerId: 'acme',
	walletCode: 'prepaid',
	metadataKey: 'team',
};

const WALLET = '/customers/acme/wallets/prepaid';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const metadata = { crm_id: 'A-1', team: 'north', 7: 'seven' };
	lago.store.addWallet(acme, { code: 'prepaid', metadata });
});

test('removes the key and returns the metadata that are left', async () => {
	const { items, error } = await run(deleteKey);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `DELETE ${WALLET}/metadata/team` }]);
	const metadata = { crm_id: 'A-1', 7: 'seven' };
	expect(items).toEqual([{ json: { deleted: true, metadata }, pairedItem: { item: 0 } }]);
	expect(Object.keys(items[0].json)).toEqual(['deleted', 'metadata']);
	expect(((await ask(WALLET)).wallet as { metadata: object }).metadata).toEqual(metadata);
});

test.each(['list', 'id'])('takes the key as the editor keeps it: mode %s', async (mode) => {
	await run({ ...deleteKey, metadataKey: { __rl: true, mode, value: 'team' } });
	expect(wire().at(-1)).toEqual({ request: `DELETE ${WALLET}/metadata/team` });
});

test('removes a key for each item, also one that is a number', async () => {
	const { items } = await run(
		{ ...deleteKey, metadataKey: '={{ $json.key }}' },
		{ items: [{ key: 7 }, { key: 'crm_id' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.deleted, pairedItem])).toEqual([
		[true, { item: 0 }],
		[true, { item: 1 }],
	]);
	expect(lago.store.wallets[0].metadata).toEqual({ team: 'north' });
});

refusesToRunWithout('customerId', 'Customer', deleteKey);
refusesToRunWithout('walletCode', 'Wallet', deleteKey);
refusesToRunWithout('metadataKey', 'Metadata Key', deleteKey);
