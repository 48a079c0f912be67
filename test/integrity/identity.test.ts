import { lago, n8n } from '../support';
import { runAll, wordsOf, writes } from './support';

describe('a wallet code that a terminated wallet has as well', () => {
	const ofReused = { customerId: 'acme', walletCode: 'reused' };
	const walletMetadata = { pair: [{ key: 'team', value: 'north' }] };

	beforeEach(() => {
		lago.store.addBillableMetric({ code: 'calls' });
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		lago.store.addWallet(customer, { code: 'reused', name: 'Old', status: 'terminated' });
		lago.store.addWallet(customer, {
			code: 'reused',
			name: 'New',
			billable_metric_codes: ['calls'],
		});
	});

	test.each([
		{ resource: 'wallet', operation: 'get' },
		{ resource: 'wallet', operation: 'terminate' },
		{ resource: 'wallet', operation: 'update', walletUpdateFields: { name: 'Newer' } },
		{ resource: 'walletMetadata', operation: 'merge', walletMetadata },
		{ resource: 'walletMetadata', operation: 'replace', walletMetadata },
		{ resource: 'walletMetadata', operation: 'deleteAll' },
	])('$resource $operation is refused, and says why', async (parameters) => {
		const before = structuredClone(lago.store.wallets);
		const { errors } = await runAll({ ...parameters, ...ofReused });
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([
			expect.stringMatching(/'reused'.*terminated/s),
		]);
		expect(lago.store.wallets).toEqual(before);
		expect(writes()).toEqual([]);
	});

	test('is in the list of wallets once, with a word on it', async () => {
		const { results } = await n8n.searchList('searchWallets', {
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
			parameters: { resource: 'wallet', operation: 'get', customerId: 'acme' },
		});
		expect(results).toEqual([{ value: 'reused', name: expect.stringMatching(/terminated/) }]);
	});
});

describe('an alert code that two alerts of a wallet have', () => {
	const ofMain = { resource: 'walletAlert', customerId: 'acme', walletCode: 'main' };
	const types = ['wallet_balance_amount', 'wallet_credits_balance'];

	const addAlerts = (...alertTypes: string[]) => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		const wallet = lago.store.addWallet(customer, { code: 'main' });
		for (const alert_type of alertTypes) {
			lago.store.addWalletAlert(wallet, { code: 'low', alert_type });
		}
	};
	const codes = () => lago.store.wallet_alerts.map(({ code, name }) => ({ code, name }));
	const create = (alertType: string) => ({
		...ofMain,
		operation: 'create',
		alerts: {
			alert: [{ alertType, code: 'low', thresholds: { threshold: [{ value: '5' }] } }],
		},
	});

	test.each([
		{ operation: 'get' },
		{ operation: 'delete' },
		{ operation: 'update', alertUpdateFields: { name: 'New' } },
	])('$operation is refused, as Lago would take either', async (parameters) => {
		addAlerts(...types);
		const { errors } = await runAll({ ...ofMain, ...parameters, alertCode: 'low' });
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([expect.stringContaining("'low'")]);
		expect(writes()).toEqual([]);
		expect(codes()).toEqual(types.map(() => ({ code: 'low', name: null })));
	});

	test('is not given to a second one', async () => {
		addAlerts(types[0]);
		const { errors } = await runAll(create(types[1]));
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([expect.stringContaining("'low'")]);
		expect(writes()).toEqual([]);
		expect(codes()).toHaveLength(1);
	});

	test('a second alert of one type is told of by its number and code', async () => {
		addAlerts(types[0]);
		const { errors } = await runAll({
			...ofMain,
			operation: 'create',
			alerts: {
				alert: [{ alertType: types[0], code: 'few', thresholds: { threshold: [{ value: '5' }] } }],
			},
		});
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([
			expect.stringMatching(/alert 1 \('few'\).*already/s),
		]);
		expect(errors.map(({ json }) => wordsOf(json)).join()).not.toMatch(/Validation errors|[{}]/);
	});
});

describe('a customer with stored payment methods', () => {
	const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

	beforeEach(() => {
		lago.store.addPaymentProvider({ type: 'stripe', code: 'stripe-eu' });
		const customer = lago.store.addCustomer({
			external_id: 'acme',
			payment_provider: 'stripe',
			payment_provider_code: 'stripe',
			provider_customers: [
				{
					payment_provider: 'stripe',
					payment_provider_code: 'stripe',
					provider_customer_id: 'cus_1',
					sync_with_provider: true,
					provider_payment_methods: ['card'],
				},
			],
		});
		lago.store.addPaymentMethod(customer);
	});

	test.each([
		[{ paymentProvider: 'adyen' }],
		[{ paymentProvider: 'stripe', paymentProviderCode: 'stripe-eu' }],
		[{ paymentProvider: 'stripe', paymentProviderCode: 'nowhere' }],
		[{ paymentProviderCode: 'nowhere' }],
	])('does not lose them to %j by accident', async (billingConfiguration) => {
		const { errors } = await runAll({ ...upsert, billingConfiguration });
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([
			expect.stringMatching(/'Payment Provider/),
		]);
		expect(writes()).toEqual([]);
		expect(lago.store.payment_methods).toHaveLength(1);
		expect(lago.store.customer('acme').payment_provider_code).toBe('stripe');
	});

	test('keeps them where the provider is the same', async () => {
		const billingConfiguration = { paymentProvider: 'stripe', paymentProviderCode: 'stripe' };
		const { errors } = await runAll({ ...upsert, billingConfiguration });
		expect(errors).toEqual([]);
		expect(lago.store.payment_methods).toHaveLength(1);
	});
});
