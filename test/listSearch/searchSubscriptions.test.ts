import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

const operation = { resource: 'usage', operation: 'getCurrent' };

const parameters = {
	...operation,
	customerId: { __rl: true, mode: 'list', value: 'acme.com' },
};

beforeEach(() => {
	lago.store.addPlan({ code: 'pro' });
	lago.store.addCustomer({ external_id: 'acme.com' });
});

test("lists the customer's active subscriptions by name or plan, newest first", async () => {
	const acme = lago.store.customer('acme.com');
	lago.store.addSubscription(acme, { external_id: 'a', name: 'Main' });
	lago.store.addSubscription(acme, { external_id: 'b', name: null });
	lago.store.addSubscription(acme, { external_id: 'c', name: '' });
	lago.store.addSubscription(acme, { external_id: 'ended', status: 'terminated' });
	lago.store.addSubscription(lago.store.addCustomer({}), { external_id: 'foreign' });
	expect(await search('searchSubscriptions', { parameters })).toEqual({
		results: [
			{ name: 'pro (c)', value: 'c' },
			{ name: 'pro (b)', value: 'b' },
			{ name: 'Main (a)', value: 'a' },
		],
	});
	expect(wire()).toEqual([
		{ request: 'GET /customers/acme%2Ecom/subscriptions?page=1&per_page=100' },
	]);
});

showsFurtherPages('searchSubscriptions', {
	url: '/customers/acme%2Ecom/subscriptions?',
	parameters,
	add: (count) => {
		const acme = lago.store.customer('acme.com');
		return Array.from(
			{ length: count },
			() => lago.store.addSubscription(acme).external_id,
		).reverse();
	},
});

isEmptyWithoutCustomer('searchSubscriptions', operation);
saysWhatTheKeyMayNot('searchSubscriptions', 'subscription', parameters);

test('says that Lago does not know the customer', async () => {
	await expect(
		search('searchSubscriptions', { parameters: { ...operation, customerId: 'nobody' } }),
	).rejects.toMatchObject({
		message: 'Lago has no customer with that ID or code',
		description:
			'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (customer_not_found).',
	});
});
