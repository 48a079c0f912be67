import type { INodeParameters } from 'n8n-workflow';
import { answerFirst, entry, isWrite, writes } from '../n8n/helpers';
import { newIntegrationCustomer } from '../lago/models';
import { addAccount, operations } from '../operations/declarations';
import { lago, runFast } from '../n8n/support';

/** How often Lago gets a write whose connection is cut after it was carried out, and what is said then. */
type Course =
	/** Once: Lago would do it a second time. */
	| 'sent once, in doubt'
	/** Twice, and the second leaves what the first did. */
	| 'sent twice, done'
	/** Twice, and Lago refuses the second, which is told with what the first may have done. */
	| 'sent twice, in doubt';

const customer = { customerId: 'acme' };
const wallet = { ...customer, walletCode: 'prepaid' };
const alert = { ...wallet, alertCode: 'low' };
const paymentMethod = { ...customer, paymentMethodId: '={{ $json.paymentMethodId }}' };
const walletMetadata = { pair: [{ key: 'team', value: 'south' }] };

const upsert = (customerFields: INodeParameters) => ({ externalId: 'acme', customerFields });

const withMetadata = (key: string) =>
	upsert({ metadata: { entry: [{ key, value: 'pro', displayInInvoice: '' }] } });

const withLink = (integrationType: string) =>
	upsert({
		integrationCustomers: {
			integrationCustomer: [
				{ integrationType, integrationCode: integrationType, externalCustomerId: '2' },
			],
		},
	});

const create = (walletFields: INodeParameters = {}) => ({
	...customer,
	rateAmount: '1',
	walletFields,
});

const rule = {
	rule: [{ trigger: 'threshold', thresholdCredits: '5', method: 'fixed', paidCredits: '10' }],
};

const thresholds = { threshold: [{ value: '5' }] };
const newAlert = { alertType: 'wallet_credits_balance', code: 'new', thresholds };

const ROWS: Array<[write: string, given: INodeParameters, course: Course]> = [
	['customer createOrUpdate, a name', upsert({ name: 'After' }), 'sent twice, done'],
	['customer createOrUpdate, metadata that it has', withMetadata('plan'), 'sent twice, done'],
	['customer createOrUpdate, new metadata', withMetadata('tier'), 'sent once, in doubt'],
	['customer createOrUpdate, a link that it has', withLink('xero'), 'sent twice, done'],
	['customer createOrUpdate, a new link', withLink('hubspot'), 'sent once, in doubt'],
	['customer delete', customer, 'sent twice, done'],
	['customer generateCheckoutUrl', customer, 'sent twice, done'],
	[
		'appliedCoupon delete',
		{ ...customer, appliedCouponId: '={{ $json.appliedCouponId }}' },
		'sent twice, done',
	],
	['paymentMethod delete', paymentMethod, 'sent twice, done'],
	['paymentMethod setAsDefault', paymentMethod, 'sent twice, done'],
	['wallet create, without a code', create(), 'sent once, in doubt'],
	['wallet create, with a code', create({ code: 'mine' }), 'sent twice, in doubt'],
	[
		'wallet create, with a code and a recurring rule',
		create({ code: 'mine', recurringTransactionRules: rule }),
		'sent once, in doubt',
	],
	['wallet terminate', wallet, 'sent twice, done'],
	['wallet update, a name', { ...wallet, walletUpdateFields: { name: 'New' } }, 'sent twice, done'],
	[
		'wallet update, its code',
		{ ...wallet, walletUpdateFields: { code: 'renamed' } },
		'sent twice, in doubt',
	],
	['walletAlert create', { ...wallet, alerts: { alert: [newAlert] } }, 'sent twice, in doubt'],
	['walletAlert delete', alert, 'sent twice, done'],
	['walletAlert deleteAll', wallet, 'sent twice, done'],
	[
		'walletAlert update, a name',
		{ ...alert, alertUpdateFields: { name: 'New' } },
		'sent twice, done',
	],
	[
		'walletAlert update, its code',
		{ ...alert, alertUpdateFields: { code: 'renamed' } },
		'sent twice, in doubt',
	],
	['walletMetadata deleteAll', wallet, 'sent twice, done'],
	['walletMetadata deleteKey', { ...wallet, metadataKey: 'team' }, 'sent twice, done'],
	['walletMetadata merge', { ...wallet, walletMetadata }, 'sent twice, done'],
	['walletMetadata replace', { ...wallet, walletMetadata }, 'sent twice, done'],
];

test('there is no other write', () => {
	const declared = operations.filter(({ operation }) => operation.kind === 'write');
	const named = new Set(ROWS.map(([write]) => write.split(',')[0]));
	expect(declared.map(({ id }) => id).sort()).toEqual([...named].sort());
	expect(named.size).toBe(17);
});

test.each(ROWS)('%s', async (write, given, course) => {
	const account = addAccount('acme', 5);
	const { store } = lago;
	const { metadata, integration_customers: links } = store.customer('acme');
	metadata.push(entry('plan', 'free'));
	links.push(newIntegrationCustomer(store, 'xero', { external_customer_id: '1' }));
	answerFirst(1, { cut: 'after' }, isWrite);
	const [resource, operation] = write.split(/[ ,]+/);
	const { items, error } = await runFast({ resource, operation, ...given }, { items: [account] });

	const sent = writes().length;
	const isInDoubt = error?.description?.includes('may have carried the request out');
	const times = ['not sent', 'sent once', 'sent twice'][sent] ?? `sent ${sent} times`;
	const outcome = items.length ? 'done' : isInDoubt ? 'in doubt' : error?.message;
	expect(`${times}, ${outcome}`).toBe(course);
});
