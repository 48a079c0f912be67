import type { Store } from '../../lago';
import type { WriteCase } from '../case';
import { customerId } from './ids';

const STRIPE = {
	payment_provider: 'stripe',
	payment_provider_code: 'stripe',
	provider_customer_id: 'cus_1',
	sync_with_provider: true,
	provider_payment_methods: ['card'],
};

const addCustomer = (store: Store, external_id: string) =>
	store.addCustomer({
		external_id,
		name: 'Before',
		payment_provider: 'stripe',
		payment_provider_code: 'stripe',
		provider_customers: [{ ...STRIPE }],
		metadata: ['plan=free', 'region=eu'].map((entry) => {
			const [key, value] = entry.split('=');
			return { ...store.stamp(), key, value, display_in_invoice: false };
		}),
		integration_customers: [
			{
				lago_id: store.uuid(),
				external_customer_id: 'xero-1',
				type: 'xero',
				integration_code: 'xero',
				code: null,
				is_default: true,
				category: 'accounting',
				sync_with_provider: false,
			},
		],
	});

const upsert = { resource: 'customer', operation: 'createOrUpdate' };

const withMetadata = (...entry: Array<{ key: string; value: string }>) => ({
	externalId: customerId,
	customerFields: { name: 'After', metadata: { entry } },
});

const newCustomer = (name: string, ...metadata: string[]) => ({
	isDeleted: false,
	name,
	metadata,
	links: [],
	coupons: [],
	paymentMethods: [],
	wallets: [],
});

export const customerWrites: WriteCase[] = [
	{
		...upsert,
		when: 'of a new customer',
		parameters: { externalId: customerId, customerFields: { name: 'After' } },
		seed: () => {},
		done: (customers) => void customers.push(newCustomer('After')),
		results: ({ id }) => [{ external_id: id, name: 'After' }],
		second: 'the same',
	},
	{
		...upsert,
		when: 'of a new customer with metadata',
		parameters: withMetadata({ key: 'plan', value: 'pro' }),
		seed: () => {},
		done: (customers) => void customers.push(newCustomer('After', 'plan=pro')),
		results: ({ id }) => [{ external_id: id, name: 'After' }],
		second: 'forbidden',
	},
	{
		...upsert,
		when: 'that changes metadata',
		parameters: withMetadata({ key: 'plan', value: 'pro' }),
		seed: (store, id) => void addCustomer(store, id),
		done: ([customer]) =>
			Object.assign(customer, { name: 'After', metadata: ['plan=pro', 'region=eu'] }),
		results: ({ id }) => [
			{ external_id: id, name: 'After', metadata: [{ value: 'pro' }, { value: 'eu' }] },
		],
		second: 'the same',
	},
	{
		...upsert,
		when: 'that adds metadata',
		parameters: withMetadata({ key: 'tier', value: 'gold' }),
		seed: (store, id) => void addCustomer(store, id),
		done: ([customer]) => {
			customer.name = 'After';
			customer.metadata.push('tier=gold');
		},
		results: ({ id }) => [{ external_id: id, name: 'After' }],
		second: 'forbidden',
	},
	{
		...upsert,
		when: 'that adds a link to an integration',
		parameters: {
			externalId: customerId,
			customerFields: {
				integrationCustomers: {
					integrationCustomer: [
						{
							integrationType: 'hubspot',
							integrationCode: 'hubspot',
							externalCustomerId: 'hub-1',
						},
					],
				},
			},
		},
		seed: (store, id) => void addCustomer(store, id),
		done: ([{ links }]) => void links.push('hubspot=hub-1'),
		results: ({ id }) => [{ external_id: id }],
		second: 'forbidden',
	},
	{
		resource: 'customer',
		operation: 'delete',
		parameters: { customerId },
		seed: (store, id) => void store.addWallet(addCustomer(store, id)),
		done: ([customer]) => {
			customer.isDeleted = true;
			customer.wallets[0].status = 'terminated';
		},
		results: ({ id }) => [{ deleted: true, external_id: id }],
		second: 'the same',
	},
	{
		resource: 'customer',
		operation: 'generateCheckoutUrl',
		parameters: { customerId },
		seed: (store, id) => void addCustomer(store, id),
		done: 'nothing is kept',
		results: ({ id }) => [
			{ external_customer_id: id, checkout_url: expect.stringMatching(/^https:/) },
		],
		second: 'the same',
	},
	{
		resource: 'appliedCoupon',
		operation: 'delete',
		parameters: { customerId, appliedCouponId: '={{ $json.coupon }}' },
		seed: (store, id) => {
			const customer = addCustomer(store, id);
			const [, coupon] = [1, 2, 3].map(() => store.addAppliedCoupon(customer).lago_id);
			return { coupon };
		},
		done: ([customer]) => (customer.coupons[1] = 'terminated'),
		results: ({ coupon }) => [{ deleted: true, lago_id: coupon }],
		second: 'the same',
	},
	...['delete', 'setAsDefault'].map(
		(operation): WriteCase => ({
			resource: 'paymentMethod',
			operation,
			parameters: { customerId, paymentMethodId: '={{ $json.method }}' },
			seed: (store, id) => {
				const customer = addCustomer(store, id);
				const [, method] = [1, 2, 3].map(() => store.addPaymentMethod(customer).lago_id);
				return { method };
			},
			done: ([{ paymentMethods }]) => {
				if (operation === 'delete') paymentMethods.splice(1, 1);
				else paymentMethods.forEach((method, index) => (method.is_default = index === 1));
			},
			results: ({ method }) => [
				operation === 'delete'
					? { deleted: true, lago_id: method }
					: { lago_id: method, is_default: true },
			],
			second: 'the same',
		}),
	),
];
