import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

/** The parameters that merge these entries. */
const merge = (...pair: INodeParameters[]) => ({
	resource: 'walletMetadata',
	operation: 'merge',
	customerId: 'acme',
	walletCode: 'prepaid',
	walletMetadata: { pair },
});

const WALLET = '/customers/acme/wallets/prepaid';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(acme, { code: 'prepaid', metadata: { crm_id: 'A-1', team: 'north' } });
	lago.store.addWallet(acme, { code: 'bonus' });
});

test('adds and changes keys, keeps the others and returns all metadata', async () => {
	const { items, error } = await run(
		merge(
			{ key: 'team', value: 'south' },
			{ key: 'a.b', value: 'x' },
			{ key: 'c[]', value: ' y ' },
		),
	);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([
		{ request: `GET ${WALLET}` },
		{
			request: `PATCH ${WALLET}/metadata`,
			body: { metadata: { team: 'south', 'a.b': 'x', 'c[]': ' y ' } },
		},
	]);
	const metadata = { crm_id: 'A-1', team: 'south', 'a.b': 'x', 'c[]': ' y ' };
	expect(items).toEqual([{ json: { metadata }, pairedItem: { item: 0 } }]);
	expect((await ask(WALLET)).wallet).toMatchObject({ metadata });
});
