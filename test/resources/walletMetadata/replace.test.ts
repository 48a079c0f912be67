import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, NOTHING } from '../helpers';

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
		replace(
			{ key: 'team', value: 'south' },
			{ key: 'n', value: '={{ 1.5 }}' },
			{ key: 'gone', value: NOTHING },
		),
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
