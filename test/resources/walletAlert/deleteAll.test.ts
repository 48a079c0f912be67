import { lago, run, wire } from '../../support';
import { refusesToRunWithout } from '../helpers';

const deleteAll = {
	resource: 'walletAlert',
	operation: 'deleteAll',
	customerId: 'acme',
	walletCode: 'prepaid',
};

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	for (const code of ['prepaid', 'bonus', 'other']) {
		const wallet = lago.store.addWallet(acme, { code });
		for (const alert of [1, 2]) lago.store.addWalletAlert(wallet, { code: `${code}-${alert}` });
	}
});

const codesLeft = () => lago.store.wallet_alerts.map(({ code }) => code);

test('deletes every alert on the wallet, of which Lago answers nothing', async () => {
	const { items, error } = await run(deleteAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'DELETE /customers/acme/wallets/prepaid/alerts' }]);
	expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	expect(codesLeft()).toEqual(['bonus-1', 'bonus-2', 'other-1', 'other-2']);
});

test('is as content with a wallet that has none', async () => {
	lago.store.wallet_alerts = [];
	const { items } = await run(deleteAll);
	expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
});

test('deletes the alerts of a wallet for each item', async () => {
	const { items } = await run(
		{ ...deleteAll, walletCode: '={{ $json.wallet }}' },
		{ items: [{ wallet: 'other' }, { wallet: 'prepaid' }] },
	);
	expect(items).toEqual([
		{ json: { deleted: true }, pairedItem: { item: 0 } },
		{ json: { deleted: true }, pairedItem: { item: 1 } },
	]);
	expect(codesLeft()).toEqual(['bonus-1', 'bonus-2']);
});

refusesToRunWithout('customerId', 'Customer', deleteAll);
refusesToRunWithout('walletCode', 'Wallet', deleteAll);
