import { lago } from '../../n8n/support';
import { creditNotes } from './creditNote';
import { customers } from './customer';
import { invoices } from './invoice';
import { addAcme, ofCustomer, type ListOfLago } from './list';

const addOther = () => lago.store.addCustomer({ external_id: 'other', currency: 'EUR' });

const appliedCoupons = ofCustomer({
	resource: 'appliedCoupon',
	envelope: 'applied_coupons',
	addSome: () => {
		const { store } = lago;
		for (const code of ['welcome', 'summer', 'winter']) store.addCoupon({ code });
		const customer = addAcme();
		const ended = { coupon_code: 'welcome', status: 'terminated' };
		const { lago_id } = store.addInvoice(customer);
		const credit = { amount_cents: 400, amount_currency: 'EUR', lago_invoice_id: lago_id };
		store.addAppliedCoupon(customer, { ...ended, credits: [{ lago_id: 'any', ...credit }] });
		store.addAppliedCoupon(customer, { coupon_code: 'summer' });
		store.addAppliedCoupon(customer, {
			coupon_code: 'winter',
			frequency: 'recurring',
			frequency_duration_remaining: 3,
		});
		store.addAppliedCoupon(addOther(), { coupon_code: 'summer' });
	},
	key: 'coupon_code',
	names: ['winter', 'summer', 'welcome'],
	simplified: [
		{ amount_remaining: null, currency: 'EUR' },
		{ amount_remaining: 10, currency: 'EUR' },
		{ amount_remaining: 6, currency: 'EUR' },
	],
	filters: {
		collection: 'appliedCouponFilters',
		finds: [
			[{ couponCodes: ['winter', 'welcome'] }, ['winter', 'welcome']],
			[{ status: 'active' }, ['winter', 'summer']],
			[{ status: 'terminated' }, ['welcome']],
		],
	},
});

const INVOICES = ['1a901a90-1a90-4a90-9a90-1a901a901a90', '2b902b90-2b90-4b90-9b90-2b902b902b90'];

const payments = ofCustomer({
	resource: 'payment',
	envelope: 'payments',
	addSome: () => {
		const { store } = lago;
		const customer = addAcme();
		const [first, second] = INVOICES.map((lago_id) =>
			store.addInvoice(customer, { lago_id, number: `ACM-${lago_id[0]}` }),
		);
		store.addPayment(first, { reference: 'failed', payment_status: 'failed' });
		store.addPayment(first, { reference: 'succeeded' });
		store.addPayment(second, { reference: 'second' });
		store.addPayment(store.addInvoice(addOther()), { reference: 'foreign' });
	},
	key: 'reference',
	names: ['second', 'succeeded', 'failed'],
	simplified: { currency: 'EUR' },
	filters: {
		collection: 'paymentFilters',
		finds: [
			[{ invoiceId: INVOICES[0] }, ['succeeded', 'failed']],
			[{ invoiceId: INVOICES[1] }, ['second']],
		],
	},
});

const paymentMethods = ofCustomer({
	resource: 'paymentMethod',
	envelope: 'payment_methods',
	addSome: () => {
		const customer = addAcme();
		for (const id of ['pm_1', 'pm_2']) {
			lago.store.addPaymentMethod(customer, { provider_method_id: id });
		}
		lago.store.addPaymentMethod(addOther());
	},
	key: 'provider_method_id',
	names: ['pm_2', 'pm_1'],
	simplified: { external_customer_id: 'acme' },
});

const paymentRequests = ofCustomer({
	resource: 'paymentRequest',
	envelope: 'payment_requests',
	addSome: () => {
		const { store } = lago;
		store.addBillingEntity({ code: 'paris' });
		const customer = addAcme();
		store.addPaymentRequest(customer, [], { email: 'usd@a.example', amount_currency: 'USD' });
		store.addPaymentRequest(customer, [], {
			email: 'paris@a.example',
			billing_entity_code: 'paris',
		});
		store.addPaymentRequest(customer, [store.addInvoice(customer), store.addInvoice(customer)], {
			email: 'paid@a.example',
			payment_status: 'succeeded',
		});
		store.addPaymentRequest(addOther(), []);
	},
	key: 'email',
	names: ['paid@a.example', 'paris@a.example', 'usd@a.example'],
	simplified: ['EUR', 'EUR', 'USD'].map((currency) => ({ currency, external_customer_id: 'acme' })),
	filters: {
		collection: 'paymentRequestFilters',
		finds: [
			[{ billingEntityCodes: ['paris'] }, ['paris@a.example']],
			[{ currency: 'USD' }, ['usd@a.example']],
			[{ paymentStatus: 'succeeded' }, ['paid@a.example']],
		],
	},
});

const subscriptions = ofCustomer({
	resource: 'subscription',
	envelope: 'subscriptions',
	/** One of each status, of which two are active. */
	addSome: () => {
		const { store } = lago;
		store.addBillingEntity({ code: 'paris' });
		store.addPlan({ code: 'basic', amount_currency: 'EUR' });
		store.addPlan({ code: 'pro', amount_currency: 'USD' });
		store.addPlan({ code: 'pro_acme', amount_currency: 'USD', parent_code: 'pro' });
		const customer = addAcme();
		store.addSubscription(customer, { external_id: 'main', plan_code: 'basic' });
		store.addSubscription(customer, {
			external_id: 'side',
			plan_code: 'pro_acme',
			billing_entity_code: 'paris',
		});
		for (const status of ['pending', 'canceled', 'incomplete', 'terminated']) {
			store.addSubscription(customer, { external_id: status, plan_code: 'pro', status });
		}
		store.addSubscription(addOther(), { external_id: 'foreign', plan_code: 'basic' });
	},
	key: 'external_id',
	names: ['side', 'main'],
	filters: {
		collection: 'subscriptionFilters',
		finds: [
			[{ billingEntityCodes: ['paris'] }, ['side']],
			[{ currency: 'EUR' }, ['main']],
			[{ externalId: 'main' }, ['main']],
			[{ overridden: true }, ['side']],
			[{ overridden: false }, ['main']],
			[{ planCode: 'basic' }, ['main']],
			[{ planCode: 'pro' }, []],
			[{ statuses: ['pending', 'terminated'] }, ['terminated', 'pending']],
			[
				{ statuses: ['active', 'canceled', 'incomplete', 'pending', 'terminated'] },
				['terminated', 'incomplete', 'canceled', 'pending', 'side', 'main'],
			],
		],
	},
});

const wallets = ofCustomer({
	resource: 'wallet',
	envelope: 'wallets',
	/** Also one that has ended. */
	addSome: () => {
		const { store } = lago;
		store.addBillingEntity({ code: 'paris' });
		const customer = addAcme();
		store.addWallet(customer, { code: 'ended', status: 'terminated' });
		store.addWallet(customer, { code: 'dollars', currency: 'USD', metadata: { crm: 'A-1' } });
		store.addWallet(customer, {
			code: 'paris',
			billing_entity_code: 'paris',
			credits_balance: 12.5,
			credits_ongoing_usage_balance: 2.25,
		});
		store.addWallet(addOther(), { code: 'foreign' });
	},
	key: 'code',
	names: ['paris', 'dollars', 'ended'],
	filters: {
		collection: 'walletFilters',
		finds: [
			[{ billingEntityCodes: ['paris'] }, ['paris']],
			[{ currency: 'EUR' }, ['paris', 'ended']],
		],
	},
});

const addPrepaid = () => lago.store.addWallet(addAcme(), { code: 'prepaid' });

const walletAlerts: ListOfLago = {
	id: 'walletAlert getAll',
	parameters: { customerId: 'acme', walletCode: 'prepaid' },
	url: '/customers/acme/wallets/prepaid/alerts?',
	envelope: 'alerts',
	addSome: () => {
		const { store } = lago;
		const wallet = addPrepaid();
		store.addWalletAlert(wallet, { code: 'low' });
		store.addWalletAlert(wallet, { code: 'empty', alert_type: 'wallet_credits_balance' });
		store.addWalletAlert(store.addWallet(store.customer('acme'), { code: 'bonus' }), {
			code: 'foreign',
		});
	},
	key: 'code',
	names: ['empty', 'low'],
	simplified: { external_customer_id: 'acme', thresholds: [1000] },
};

const PERIODS = ['2000-04-01T00:00:00Z', '2000-03-01T00:00:00Z', '2000-02-01T00:00:00Z'];

/** Months from February 2000 on. */
export function addPeriods(count: number, owner = lago.store.subscriptions[0]): void {
	for (let month = 1; month <= count; month++) {
		lago.store.addUsagePeriod(owner, {
			from_datetime: new Date(Date.UTC(2000, month, 1)).toISOString(),
			usage: [{ charge_code: 'calls', units: month, amount_cents: 100, events_count: month }],
		});
	}
}

/** A customer that pays taxes, with two subscriptions. */
export function addSubscribers(): void {
	const { store } = lago;
	store.addTax({ code: 'vat', rate: 20 });
	for (const code of ['calls', 'storage']) store.addBillableMetric({ code });
	store.addPlan({
		code: 'pro',
		charges: ['calls', 'storage'].map((code) => ({ code, billable_metric_code: code })),
	});
	const customer = store.addCustomer({ external_id: 'acme', tax_codes: ['vat'] });
	for (const external_id of ['acme-pro', 'acme-side']) {
		store.addSubscription(customer, { external_id, plan_code: 'pro' });
	}
}

const pastUsage: ListOfLago = {
	id: 'usage getPast',
	parameters: { customerId: 'acme', subscriptionId: 'acme-pro' },
	url: '/customers/acme/past_usage?external_subscription_id=acme-pro&',
	envelope: 'usage_periods',
	addSome: () => {
		addSubscribers();
		addPeriods(3);
		addPeriods(1, lago.store.subscriptions[1]);
	},
	key: 'from_datetime',
	names: PERIODS,
	simplified: [3, 2, 1].map((calls) => ({
		external_customer_id: 'acme',
		external_subscription_id: 'acme-pro',
		units: { calls, storage: 0 },
	})),
	filters: {
		collection: 'pastUsageFilters',
		finds: [[{ billableMetricCode: 'storage' }, PERIODS]],
	},
};

export const lists: ListOfLago[] = [
	appliedCoupons,
	creditNotes,
	customers,
	invoices,
	payments,
	paymentMethods,
	paymentRequests,
	subscriptions,
	pastUsage,
	wallets,
	walletAlerts,
];
