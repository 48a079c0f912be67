import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = {
	resource: 'walletAlert',
	operation: 'getAll',
	customerId: 'acme',
	walletCode: 'prepaid',
};

const URL = '/customers/acme/wallets/prepaid/alerts?';

function addAlerts(walletCode: string, ...codes: string[]): void {
	const customer = lago.store.customer('acme');
	const wallet = lago.store.addWallet(customer, { code: walletCode });
	for (const code of codes) lago.store.addWalletAlert(wallet, { code });
}

beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

test('asks for the alerts on the wallet, newest first', async () => {
	addAlerts('prepaid', 'low', 'empty');
	addAlerts('bonus', 'foreign');
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${URL}page=1&per_page=50` }]);
	const alerts = (await ask(URL)).alerts as IDataObject[];
	expect(items).toEqual(alerts.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.code)).toEqual(['empty', 'low']);
});

test('can be simplified', async () => {
	addAlerts('prepaid', 'low');
	const { items } = await run({ ...getAll, simplify: true });
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ code: 'low', wallet_code: 'prepaid', thresholds: ['1000.0'] }),
	]);
	expect(items[0].json).not.toHaveProperty('direction');
});

test('pairs each alert with the item that asked for it', async () => {
	addAlerts('prepaid', 'low', 'empty');
	addAlerts('bonus', 'foreign');
	const { items } = await run(
		{ ...getAll, walletCode: '={{ $json.wallet }}' },
		{ items: [{ wallet: 'bonus' }, { wallet: 'prepaid' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['foreign', { item: 0 }],
		['empty', { item: 1 }],
		['low', { item: 1 }],
	]);
});

refusesToRunWithout('customerId', 'Customer', getAll);
refusesToRunWithout('walletCode', 'Wallet', getAll);

describe('paging', () => {
	beforeEach(() => addAlerts('prepaid'));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'alerts',
		add: (count) => {
			const [wallet] = lago.store.wallets;
			for (let nth = 0; nth < count; nth++) lago.store.addWalletAlert(wallet);
		},
	});
});
