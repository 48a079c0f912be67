import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deleteAll = {
	resource: 'walletMetadata',
	operation: 'deleteAll',
	customerId: 'acme',
	walletCode: 'prepaid',
};

const WALLET = '/customers/acme/wallets/prepaid';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	for (const code of ['prepaid', 'bonus', 'other']) {
		lago.store.addWallet(acme, { code, metadata: { team: 'north' } });
	}
});

test('removes every key and returns that none is left', async () => {
	const { items, error } = await run(deleteAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${WALLET}` }, { request: `DELETE ${WALLET}/metadata` }]);
	expect(items).toEqual([{ json: { deleted: true, metadata: null }, pairedItem: { item: 0 } }]);
	expect(Object.keys(items[0].json)).toEqual(['deleted', 'metadata']);
	expect((await ask(WALLET)).wallet).not.toHaveProperty('metadata');
});

test('removes the metadata of a wallet for each item', async () => {
	const { items } = await run(
		{ ...deleteAll, walletCode: '={{ $json.wallet }}' },
		{ items: [{ wallet: 'other' }, { wallet: 'prepaid' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.metadata, pairedItem])).toEqual([
		[null, { item: 0 }],
		[null, { item: 1 }],
	]);
	expect(lago.store.wallets.map(({ code, metadata }) => [code, metadata])).toEqual([
		['prepaid', null],
		['bonus', { team: 'north' }],
		['other', null],
	]);
});

refusesToRunWithout('customerId', 'Customer', deleteAll);
refusesToRunWithout('walletCode', 'Wallet', deleteAll);
