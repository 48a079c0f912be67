import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, NOTHING, refusal, refusesToRunWithout } from '../helpers';

/** The parameters that replace all metadata by these entries. */
const replace = (...pair: INodeParameters[]) => ({
	resource: 'walletMetadata',
	operation: 'replace',
	customerId: 'acme',
	walletCode: 'prepaid',
	walletMetadata: { pair },
});

const WALLET = '/customers/acme/wallets/prepaid';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(acme, { code: 'prepaid', metadata: { crm_id: 'A-1', team: 'north' } });
	lago.store.addWallet(acme, { code: 'bonus', metadata: { old: 'yes' } });
});

test('puts the given keys in place of all others and returns them', async () => {
	const { items, error } = await run(
		replace({ key: 'team', value: 'south' }, { key: 'n', value: '={{ 1.5 }}' }),
	);
	const metadata = { team: 'south', n: '1.5' };
	expect(error).toBeUndefined();
	expect(wire()).toEqual([
		{ request: `GET ${WALLET}` },
		{ request: `POST ${WALLET}/metadata`, body: { metadata } },
	]);
	expect(items).toEqual([{ json: { metadata }, pairedItem: { item: 0 } }]);
	expect(((await ask(WALLET)).wallet as { metadata: object }).metadata).toEqual(metadata);
});

test('replaces the metadata of a wallet for each item', async () => {
	const { items } = await run(
		{ ...replace({ key: 'team', value: '={{ $json.team }}' }), walletCode: '={{ $json.wallet }}' },
		{
			items: [
				{ wallet: 'bonus', team: 'east' },
				{ wallet: 'prepaid', team: 'west' },
			],
		},
	);
	expect(items).toEqual([
		{ json: { metadata: { team: 'east' } }, pairedItem: { item: 0 } },
		{ json: { metadata: { team: 'west' } }, pairedItem: { item: 1 } },
	]);
});

test.each([
	['no entry', [], "'Metadata' is empty"],
	['an entry without a key', [{ key: NOTHING, value: 'v' }], "'Metadata > Key' is empty"],
	['an entry without a value', [{ key: 'k', value: NOTHING }], "'Metadata > Value' is empty"],
])('refuses %s, and leaves the metadata as they are', async (_, pair, message) => {
	expect(await refusal(replace(...pair))).toMatchObject({ message });
	expect((await ask(WALLET)).wallet).toMatchObject({ metadata: { crm_id: 'A-1', team: 'north' } });
});

const some = replace({ key: 'team', value: 'south' });
refusesToRunWithout('customerId', 'Customer', some);
refusesToRunWithout('walletCode', 'Wallet', some);
