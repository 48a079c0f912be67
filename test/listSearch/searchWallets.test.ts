import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

const operation = { resource: 'wallet', operation: 'get' };

const parameters = {
	...operation,
	customerId: { __rl: true, mode: 'list', value: 'acme.com' },
};

beforeEach(() => lago.store.addCustomer({ external_id: 'acme.com' }));

test("lists the customer's wallets by name and code, newest first, and says which ended", async () => {
	const acme = lago.store.customer('acme.com');
	lago.store.addWallet(acme, { code: 'prepaid', name: 'Prepaid credits' });
	lago.store.addWallet(acme, { code: 'ended', name: 'Bonus', status: 'terminated' });
	lago.store.addWallet(lago.store.addCustomer({}), { code: 'foreign' });
	expect(await search('searchWallets', { parameters })).toEqual({
		results: [
			{ name: 'Bonus (ended, terminated)', value: 'ended' },
			{ name: 'Prepaid credits (prepaid)', value: 'prepaid' },
		],
	});
	expect(wire()).toEqual([{ request: 'GET /customers/acme%2Ecom/wallets?page=1&per_page=100' }]);
});

test('lists a wallet without a name by its code alone', async () => {
	const acme = lago.store.customer('acme.com');
	lago.store.addWallet(acme, { code: 'prepaid', name: null });
	lago.store.addWallet(acme, { code: 'ended', name: '', status: 'terminated' });
	expect((await search('searchWallets', { parameters })).results).toEqual([
		{ name: 'ended (terminated)', value: 'ended' },
		{ name: 'prepaid', value: 'prepaid' },
	]);
});

showsFurtherPages('searchWallets', {
	url: '/customers/acme%2Ecom/wallets?',
	parameters,
	add: (count) => {
		const acme = lago.store.customer('acme.com');
		return Array.from(
			{ length: count },
			(_, nth) => lago.store.addWallet(acme, { code: `w${nth}` }).code,
		).reverse();
	},
});

isEmptyWithoutCustomer('searchWallets', operation);
saysWhatTheKeyMayNot('searchWallets', 'wallet', parameters);
