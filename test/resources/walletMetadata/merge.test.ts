import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, ENTER_A_VALUE, NOTHING, refusal } from '../helpers';

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

test('leaves out an entry whose value an expression leaves empty', async () => {
	await run(merge({ key: 'team', value: 'south' }, { key: 'gone', value: NOTHING }));
	expect(wire().at(-1)?.body).toEqual({ metadata: { team: 'south' } });
});

test('sends values as text when expressions give something else', async () => {
	await run(merge({ key: '={{ 1 }}', value: '={{ 42 }}' }, { key: 'no', value: '={{ false }}' }));
	expect(wire().at(-1)?.body).toEqual({ metadata: { 1: '42', no: 'false' } });
});

test.each([
	['no entry', []],
	['only an entry without a value', [{ key: 'team', value: NOTHING }]],
])('refuses to merge %s', async (_, pair) => {
	expect(await refusal(merge(...pair))).toEqual({
		message: "'Metadata' is empty",
		description: ENTER_A_VALUE,
	});
});

test('refuses a key twice', async () => {
	expect(await refusal(merge({ key: 'k', value: 'a' }, { key: 'k', value: 'b' }))).toEqual({
		message: "'Metadata' has the key 'k' twice",
		description: 'Keep one of the two entries.',
	});
});
