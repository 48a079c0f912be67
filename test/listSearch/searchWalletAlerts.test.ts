import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

const parameters = {
	resource: 'walletAlert',
	operation: 'get',
	customerId: { __rl: true, mode: 'list', value: 'acme.com' },
	walletCode: { __rl: true, mode: 'id', value: 'w.1' },
};

const addAlert = (code: string, name: string | null = null) =>
	lago.store.addWalletAlert(lago.store.wallets[0], { code, name }).code;

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme.com' });
	for (const code of ['w.1', 'w']) lago.store.addWallet(acme, { code });
	lago.store.addWalletAlert(lago.store.wallets[1], { code: 'foreign' });
});

test('lists the alerts on the wallet by name and code, newest first', async () => {
	addAlert('low', 'Low balance');
	addAlert('empty', 'No credits left');
	expect(await search('searchWalletAlerts', { parameters })).toEqual({
		results: [
			{ name: 'No credits left (empty)', value: 'empty' },
			{ name: 'Low balance (low)', value: 'low' },
		],
	});
	expect(wire()).toEqual([
		{ request: 'GET /customers/acme%2Ecom/wallets/w%2E1/alerts?page=1&per_page=100' },
	]);
});

test('lists an alert without a name by its code alone', async () => {
	addAlert('low');
	expect((await search('searchWalletAlerts', { parameters })).results).toEqual([
		{ name: 'low', value: 'low' },
	]);
});

showsFurtherPages('searchWalletAlerts', {
	url: '/customers/acme%2Ecom/wallets/w%2E1/alerts?',
	parameters,
	add: (count) => Array.from({ length: count }, (_, nth) => addAlert(`a${nth}`)).reverse(),
});

isEmptyWithoutCustomer('searchWalletAlerts', parameters);

test.each([undefined, '', null, { __rl: true, mode: 'list', value: '' }])(
	'is empty without a request when the wallet is %j',
	async (walletCode) => {
		const chosen = { ...parameters, walletCode } as typeof parameters;
		expect(await search('searchWalletAlerts', { parameters: chosen })).toEqual({ results: [] });
		expect(lago.requests).toEqual([]);
	},
);

saysWhatTheKeyMayNot('searchWalletAlerts', 'alert', parameters);
