import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

const operation = { resource: 'paymentMethod', operation: 'setAsDefault' };

const parameters = {
	...operation,
	customerId: { __rl: true, mode: 'list', value: 'acme.com' },
};

beforeEach(() => lago.store.addCustomer({ external_id: 'acme.com' }));

test("lists the customer's payment methods, newest first, and says which is the default", async () => {
	const acme = lago.store.customer('acme.com');
	const first = lago.store.addPaymentMethod(acme, { provider_method_id: 'pm_1' });
	const second = lago.store.addPaymentMethod(acme, {
		provider_method_id: 'pm_2',
		payment_provider_code: 'adyen_eu',
	});
	lago.store.addPaymentMethod(lago.store.addCustomer({}));
	expect(await search('searchPaymentMethods', { parameters })).toEqual({
		results: [
			{ name: 'pm_2 (adyen_eu)', value: second.lago_id },
			{ name: 'pm_1 (stripe, default)', value: first.lago_id },
		],
	});
	expect(wire()).toEqual([
		{ request: 'GET /customers/acme%2Ecom/payment_methods?page=1&per_page=100' },
	]);
});

showsFurtherPages('searchPaymentMethods', {
	url: '/customers/acme%2Ecom/payment_methods?',
	parameters,
	add: (count) => {
		const acme = lago.store.customer('acme.com');
		return Array.from({ length: count }, () => lago.store.addPaymentMethod(acme).lago_id).reverse();
	},
});

isEmptyWithoutCustomer('searchPaymentMethods', operation);
saysWhatTheKeyMayNot('searchPaymentMethods', 'payment_method', parameters);
