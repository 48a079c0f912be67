import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'paymentMethod', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/payment_methods?';

function addMethods(externalId: string, ...ids: string[]): void {
	const customer = lago.store.addCustomer({ external_id: externalId });
	for (const id of ids) lago.store.addPaymentMethod(customer, { provider_method_id: id });
}

test("asks for the customer's payment methods, newest first", async () => {
	addMethods('acme', 'pm_1', 'pm_2');
	addMethods('other', 'pm_3');
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${URL}page=1&per_page=50` }]);
	const methods = (await ask(URL)).payment_methods as IDataObject[];
	expect(items).toEqual(methods.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => json.provider_method_id)).toEqual(['pm_2', 'pm_1']);
});

test('pairs each payment method with the item that asked for it', async () => {
	addMethods('acme', 'pm_1', 'pm_2');
	addMethods('other', 'pm_3');
	const { items } = await run(
		{ ...getAll, customerId: '={{ $json.customer }}' },
		{ items: [{ customer: 'other' }, { customer: 'acme' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.provider_method_id, pairedItem])).toEqual([
		['pm_3', { item: 0 }],
		['pm_2', { item: 1 }],
		['pm_1', { item: 1 }],
	]);
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'payment_methods',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addPaymentMethod(acme);
		},
	});
});
