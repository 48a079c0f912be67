/** Where the node does not do as the vendor's client does, and is understood by Lago. */
import type { INodeParameters } from 'n8n-workflow';
import { lago } from '../support';
import { ID, seed } from './seed';
import { byClient, byNode, customers } from './sides';

beforeEach(() => seed(lago.store));

test.each(['acme.com', 'acme?x', 'acme#x', '%61cme'])(
	'reads the customer %s, in whose place the client reads acme',
	async (id) => {
		lago.store.addCustomer({ external_id: id });
		const theirs = await byClient(async () => await customers.findCustomer(id));
		expect(theirs.records).toMatchObject([{ external_id: 'acme' }]);
		const ours = await byNode({ resource: 'customer', operation: 'get', customerId: id });
		expect(ours.records).toMatchObject([{ external_id: id }]);
	},
);

const currentUsage = {
	resource: 'usage',
	operation: 'getCurrent',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
};

test('narrows usage to a group, which the client sends as the text of an object', async () => {
	const query = { external_subscription_id: 'acme-pro', group: { cloud: 'aws' } };
	const call = byClient(async () => await customers.findCustomerCurrentUsage('acme', query));
	await expect(call).rejects.toMatchObject({ status: 500 });
	expect(lago.requests[0].query).toContain(`group=${encodeURIComponent('[object Object]')}`);

	const group = { pair: [{ key: 'cloud', value: 'aws' }] };
	const { requests, records } = await byNode({ ...currentUsage, currentUsageFilters: { group } });
	expect(requests[0].query).toEqual(query);
	expect(records).toMatchObject([{ charges_usage: [{ units: '7.0' }] }]);
});

test('filters by the key of metadata, which in the client is always "key"', async () => {
	const call = await byClient(
		async () => await customers.findAllCustomers({ 'metadata[key]': 'vip' }),
	);
	expect(call.requests[0].query).toEqual({ metadata: { key: 'vip' } });
	expect(call.records).toEqual([]);

	const metadata = { pair: [{ key: 'segment', value: 'vip' }] };
	const { requests, records } = await byNode({
		resource: 'customer',
		operation: 'getAll',
		customerFilters: { metadata },
	});
	expect(requests[0].query).toMatchObject({ metadata: { segment: 'vip' } });
	expect(records).toMatchObject([{ external_id: 'acme' }]);
});

const invoices = (invoiceFilters: INodeParameters) => ({
	resource: 'invoice',
	operation: 'getAll',
	customerId: 'acme',
	invoiceFilters,
});

const creditNotes = (creditNoteFilters: INodeParameters) => ({
	resource: 'creditNote',
	operation: 'getAll',
	customerId: 'acme',
	creditNoteFilters,
});

test('finds the invoices without a lost dispute, where the client finds the others', async () => {
	const query = { payment_dispute_lost: false };
	const theirs = await byClient(async () => await customers.findAllCustomerInvoices('acme', query));
	expect(theirs.records).toMatchObject([{ status: 'draft' }]);
	const ours = await byNode(invoices({ paymentDisputeLost: false }));
	expect(ours.records).toMatchObject([{ status: 'finalized' }]);
});

test.each<[string, Parameters<typeof byClient>[0], INodeParameters]>([
	[
		'the status of an invoice',
		async () => await customers.findAllCustomerInvoices('acme', { status: 'draft' }),
		invoices({ statuses: ['draft'] }),
	],
	[
		'the payment status of an invoice',
		async () => await customers.findAllCustomerInvoices('acme', { payment_status: 'succeeded' }),
		invoices({ paymentStatuses: ['succeeded'] }),
	],
	[
		'the reason of a credit note',
		async () => await customers.findAllCustomerCreditNotes('acme', { reason: 'order_change' }),
		creditNotes({ reasons: ['order_change'] }),
	],
	[
		'the credit status of a credit note',
		async () => await customers.findAllCustomerCreditNotes('acme', { credit_status: 'voided' }),
		creditNotes({ creditStatuses: ['voided'] }),
	],
	[
		'the refund status of a credit note',
		async () => await customers.findAllCustomerCreditNotes('acme', { refund_status: 'failed' }),
		creditNotes({ refundStatuses: ['failed'] }),
	],
	[
		'the ID of a charge under its deprecated name',
		async () =>
			await customers.findCustomerCurrentUsage('acme', {
				external_subscription_id: 'acme-pro',
				filter_by_charge_id: ID.charge,
			}),
		{ ...currentUsage, currentUsageFilters: { chargeId: ID.charge } },
	],
	[
		'the code of a charge under its deprecated name',
		async () =>
			await customers.findCustomerCurrentUsage('acme', {
				external_subscription_id: 'acme-pro',
				filter_by_charge_code: 'calls_standard',
			}),
		{ ...currentUsage, currentUsageFilters: { chargeCode: 'calls_standard' } },
	],
])('says %s otherwise than the client, and gets the same', async (_, call, parameters) => {
	const theirs = await byClient(call);
	const ours = await byNode(parameters);
	expect(ours.requests).not.toEqual(theirs.requests);
	expect(ours.records).toHaveLength(1);
	expect(ours.records).toEqual(theirs.records);
});

test('creates a single alert as a list of one', async () => {
	const alert = { code: 'credits', name: 'Few credits' };
	const thresholds = [{ code: 'warning', recurring: false, value: '50.0' }];
	const created = { ...alert, alert_type: 'wallet_credits_balance', thresholds } as const;
	const theirs = await byClient(
		async () => await customers.createCustomerWalletAlert('acme', 'prepaid', { alert: created }),
	);
	expect(theirs.records).toMatchObject([created]);

	lago.store.wallet_alerts.length = 0;
	const ours = await byNode({
		resource: 'walletAlert',
		operation: 'create',
		customerId: 'acme',
		walletCode: 'prepaid',
		alerts: {
			alert: [
				{ ...alert, alertType: 'wallet_credits_balance', thresholds: { threshold: thresholds } },
			],
		},
	});
	expect(ours.records).toMatchObject([created]);
});
