import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search } from './search';

const parameters = {
	resource: 'walletMetadata',
	operation: 'deleteKey',
	customerId: { __rl: true, mode: 'list', value: 'acme.com' },
	walletCode: { __rl: true, mode: 'list', value: 'w.1' },
};

const addWallet = (metadata: Record<string, string | null> | null) =>
	lago.store.addWallet(lago.store.customer('acme.com'), { code: 'w.1', metadata });

beforeEach(() => lago.store.addCustomer({ external_id: 'acme.com' }));

test('lists the keys in the metadata of the wallet, each with its value', async () => {
	addWallet({ crm_id: 'A-1', 'team.lead': 'Ann', gone: null });
	expect(await search('searchWalletMetadataKeys', { parameters })).toEqual({
		results: [
			{ name: 'crm_id (A-1)', value: 'crm_id' },
			{ name: 'team.lead (Ann)', value: 'team.lead' },
			{ name: 'gone (no value)', value: 'gone' },
		],
	});
	expect(wire()).toEqual([{ request: 'GET /customers/acme%2Ecom/wallets/w%2E1' }]);
});

test('says that an empty value is none', async () => {
	addWallet({ crm_id: '' });
	expect((await search('searchWalletMetadataKeys', { parameters })).results).toEqual([
		{ name: 'crm_id (no value)', value: 'crm_id' },
	]);
});

test.each([{}, null])('is empty when the wallet has the metadata %j', async (metadata) => {
	addWallet(metadata);
	expect(await search('searchWalletMetadataKeys', { parameters })).toEqual({ results: [] });
});

isEmptyWithoutCustomer('searchWalletMetadataKeys', parameters);

test('is empty without a request while no wallet is chosen', async () => {
	const walletCode = { __rl: true, mode: 'id', value: null };
	const { results } = await search('searchWalletMetadataKeys', {
		parameters: { ...parameters, walletCode },
	});
	expect(results).toEqual([]);
	expect(lago.requests).toEqual([]);
});

saysWhatTheKeyMayNot('searchWalletMetadataKeys', 'wallet', parameters);

test('says that Lago does not know the wallet', async () => {
	await expect(search('searchWalletMetadataKeys', { parameters })).rejects.toMatchObject({
		message: 'Lago has no wallet with that ID or code',
		description:
			'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (wallet_not_found).',
	});
});
