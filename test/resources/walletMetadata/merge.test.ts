import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	ENTER_A_VALUE,
	FROM_ITEM,
	NOTHING,
	refusal,
	refusesToRunWithout,
	REMOVE_THE_ENTRY,
} from '../helpers';

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

test('sends values as text when expressions give something else', async () => {
	await run(merge({ key: '={{ 1 }}', value: '={{ 42 }}' }, { key: 'no', value: '={{ false }}' }));
	expect(wire().at(-1)?.body).toEqual({ metadata: { 1: '42', no: 'false' } });
});

test('merges into the metadata of a wallet for each item', async () => {
	const { items } = await run(
		{ ...merge({ key: 'team', value: '={{ $json.team }}' }), walletCode: '={{ $json.wallet }}' },
		{
			items: [
				{ wallet: 'bonus', team: 'east' },
				{ wallet: 'prepaid', team: 'west' },
			],
		},
	);
	expect(items).toEqual([
		{ json: { metadata: { team: 'east' } }, pairedItem: { item: 0 } },
		{ json: { metadata: { crm_id: 'A-1', team: 'west' } }, pairedItem: { item: 1 } },
	]);
});

test('refuses to merge nothing', async () => {
	expect(await refusal(merge())).toEqual({
		message: "'Metadata' is empty",
		description: ENTER_A_VALUE,
	});
});

test.each([
	['an entry without a key', { key: NOTHING, value: 'v' }, "'Metadata > Key' is empty"],
	['an entry without a value', { key: 'k', value: NOTHING }, "'Metadata > Value' is empty"],
])('refuses %s', async (_, entry, message) => {
	expect(await refusal(merge({ key: 'team', value: 'south' }, entry))).toEqual({
		message,
		description: REMOVE_THE_ENTRY,
	});
});

test('refuses a value that is no text', async () => {
	expect(await refusal(merge({ key: 'team', value: FROM_ITEM }), ['a', 'b'])).toEqual({
		message: "'Metadata > Value' is not a text",
		description: 'It is ["a","b"]: pick the one value to send.',
	});
});

test('refuses a key twice', async () => {
	expect(await refusal(merge({ key: 'k', value: 'a' }, { key: 'k', value: 'b' }))).toEqual({
		message: "'Metadata' has the key 'k' twice",
		description: 'Keep one of the two entries.',
	});
});

const some = merge({ key: 'team', value: 'south' });
refusesToRunWithout('customerId', 'Customer', some);
refusesToRunWithout('walletCode', 'Wallet', some);
