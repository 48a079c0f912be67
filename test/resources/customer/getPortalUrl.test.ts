import { lago, run, wire } from '../../support';
import { refusesToRunWithout } from '../helpers';

const getPortalUrl = { resource: 'customer', operation: 'getPortalUrl' };

const portalUrl = expect.stringMatching(/^https:\/\/app\.lago\.example\/customer-portal\/[\w-]+$/);

test('sends the ID and returns the URL alone', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { items, error } = await run({ ...getPortalUrl, customerId: 'acme' });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme/portal_url' }]);
	expect(items).toEqual([{ json: { portal_url: portalUrl }, pairedItem: { item: 0 } }]);
});

test('gets a URL of its own for each item', async () => {
	for (const external_id of ['a', 'b']) lago.store.addCustomer({ external_id });
	const { items } = await run(
		{ ...getPortalUrl, customerId: '={{ $json.id }}' },
		{ items: [{ id: 'a' }, { id: 'b' }] },
	);
	expect(items).toEqual([
		{ json: { portal_url: portalUrl }, pairedItem: { item: 0 } },
		{ json: { portal_url: portalUrl }, pairedItem: { item: 1 } },
	]);
	expect(items[0].json.portal_url).not.toBe(items[1].json.portal_url);
});

refusesToRunWithout('customerId', 'Customer', getPortalUrl);
