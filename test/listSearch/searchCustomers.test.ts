import { lago, wire } from '../support';
import { saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

test('lists customers by name, legal name, email address or ID, newest first', async () => {
	const addresses = { legal_name: 'Acme SAS', email: 'billing@acme.example' };
	lago.store.addCustomer({ external_id: 'a', name: 'Acme', ...addresses });
	lago.store.addCustomer({ external_id: 'b', name: '', ...addresses });
	lago.store.addCustomer({ external_id: 'c', email: addresses.email });
	lago.store.addCustomer({ external_id: 'd' });
	expect(await search('searchCustomers')).toEqual({
		results: [
			{ name: 'd', value: 'd' },
			{ name: 'billing@acme.example (c)', value: 'c' },
			{ name: 'Acme SAS (b)', value: 'b' },
			{ name: 'Acme (a)', value: 'a' },
		],
	});
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=100' }]);
});

test('has Lago search for the text', async () => {
	lago.store.addCustomer({ external_id: 'a', name: 'Nuts & Bolts + Sons' });
	lago.store.addCustomer({ external_id: 'b', name: 'Nuts' });
	const { results } = await search('searchCustomers', { filter: 'bolts + s' });
	expect(results).toEqual([{ name: 'Nuts & Bolts + Sons (a)', value: 'a' }]);
	expect(wire()).toEqual([{ request: 'GET /customers?search_term=bolts + s&page=1&per_page=100' }]);
});

test('keeps the search on the second page', async () => {
	for (let nth = 0; nth < 101; nth++) lago.store.addCustomer({ name: `Acme ${nth}` });
	lago.store.addCustomer({ name: 'Other' });
	const { results } = await search('searchCustomers', { filter: 'acme', paginationToken: '2' });
	expect(results).toEqual([{ name: 'Acme 0 (customer_1)', value: 'customer_1' }]);
	expect(wire()).toEqual([{ request: 'GET /customers?search_term=acme&page=2&per_page=100' }]);
});

test('does not send an empty search', async () => {
	await search('searchCustomers', { filter: '' });
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=100' }]);
});

test('is empty when nothing is found', async () => {
	expect(await search('searchCustomers', { filter: 'nobody' })).toEqual({ results: [] });
});

showsFurtherPages('searchCustomers', {
	url: '/customers?',
	add: (count) =>
		Array.from({ length: count }, () => lago.store.addCustomer({}).external_id).reverse(),
});

saysWhatTheKeyMayNot('searchCustomers', 'customer');
