import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	oneOf,
	refusal,
	refusesToRunWithout,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'wallet', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/wallets?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

/** From the oldest to the newest. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const acme = store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	store.addWallet(acme, { code: 'ended', status: 'terminated' });
	store.addWallet(acme, { code: 'paris', billing_entity_code: 'paris' });
	store.addWallet(acme, { code: 'dollars', currency: 'USD', metadata: { crm_id: 'A-1' } });
	store.addWallet(store.addCustomer({ external_id: 'other' }), { code: 'foreign' });
}

test("asks for the customer's wallets, newest first, also those that have ended", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const wallets = (await ask(URL)).wallets as IDataObject[];
	expect(items).toEqual(wallets.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.code)).toEqual(['dollars', 'paris', 'ended']);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true });
	expect(items[1].json).toEqual({
		code: 'paris',
		name: null,
		status: 'active',
		currency: 'EUR',
		credits_balance: '0.0',
		credits_ongoing_balance: '0.0',
		balance_cents: 0,
		balance: 0,
		expiration_at: null,
		lago_id: lago.store.wallets[1].lago_id,
	});
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const walletFilters = { billingEntityCodes: ['default', 'paris'], currency: 'USD' };
	expect(Object.keys(walletFilters)).toEqual(await fieldsIn('walletFilters'));
	const { items } = await run({ ...getAll, walletFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/wallets',
		'billing_entity_codes[]=default',
		'billing_entity_codes[]=paris',
		'currency=USD',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.code)).toEqual(['dollars']);
});

test.each([
	['billingEntityCodes', { billingEntityCodes: ['paris'] }, ['paris']],
	['currency', { currency: 'EUR' }, ['paris', 'ended']],
	['filters combined', { billingEntityCodes: ['paris'], currency: 'USD' }, []],
])('finds wallets by %s', async (_, walletFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, walletFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.code)).toEqual(found);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('walletFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('pairs each wallet with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, customerId: '={{ $json.customer }}', walletFilters: { currency: 'EUR' } },
		{ items: [{ customer: 'other' }, { customer: 'acme' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
		['foreign', { item: 0 }],
		['paris', { item: 1 }],
		['ended', { item: 1 }],
	]);
});

test('refuses a currency that Lago does not have', async () => {
	const walletFilters = { currency: FROM_ITEM };
	expect(await refusal({ ...getAll, walletFilters }, 'credits')).toEqual({
		message: `'Currency' cannot be "credits"`,
		description: oneOf(142),
	});
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'wallets',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addWallet(acme);
		},
	});
});
