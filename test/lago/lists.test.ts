import { lago } from '../support';
import { client, refusal } from './client';
import type { Customer } from './models/customer';

let customer: Customer;
const call = client(() => lago);

beforeEach(() => {
	customer = lago.store.addCustomer({ external_id: 'acme', name: 'Acme' });
	lago.store.addBillingEntity({ code: 'us' });
});

type Row = Record<string, string>;

/** The names of what a list finds, or its refusal. */
const finder = (list: string, name: string) => async (query: string) => {
	const answer = await call('GET', `/customers/acme/${list}?${query}`);
	if (answer.status !== 200) return refusal(answer);
	return answer.body[list].map((row: Row) => row[name]).sort();
};

describe('subscriptions', () => {
	const found = finder('subscriptions', 'external_id');

	beforeEach(() => {
		const { store } = lago;
		store.addPlan({ code: 'basic' });
		store.addPlan({ code: 'special', parent_code: 'basic', amount_currency: 'USD' });
		store.addSubscription(customer, { external_id: 'on' });
		store.addSubscription(customer, { external_id: 'off', status: 'terminated' });
		store.addSubscription(customer, {
			external_id: 'own',
			plan_code: 'special',
			billing_entity_code: 'us',
		});
		store.addSubscription(store.addCustomer({ external_id: 'other' }), { external_id: 'theirs' });
	});

	it.each([
		['', ['on', 'own']],
		['status=terminated', ['on', 'own']],
		['status[0]=terminated', ['on', 'own']],
		['status[]=terminated&status[]=active', ['off', 'on', 'own']],
		['status[]=terminated&status[]=nonsense', ['off', 'on', 'own']],
		['status[]=', ['off', 'on', 'own']],
		['plan_code=special', ['own']],
		['plan_code=', []],
		['external_id=on', ['on']],
		['external_id=', []],
		['currency=USD', ['own']],
		['overridden=true', ['own']],
		['overriden=false', ['on']],
		['billing_entity_codes[]=us', ['own']],
	])('%s', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});

	it('begin with the latest, those without a date last', async () => {
		lago.store.subscriptions[2].subscription_at = null;
		const { body } = await call('GET', '/customers/acme/subscriptions?status[]=');

		expect(body.subscriptions.map((row: Row) => row.external_id)).toEqual(['off', 'on', 'own']);
		expect(body.subscriptions[0].started_at).toMatch(/\.\d{3}Z$/);
	});
});

describe('applied coupons', () => {
	const found = finder('applied_coupons', 'coupon_code');

	beforeEach(() => {
		lago.store.addCoupon({ code: 'once' });
		lago.store.addCoupon({ code: 'always', frequency: 'forever' });
		lago.store.addAppliedCoupon(customer, { coupon_code: 'once' });
		lago.store.addAppliedCoupon(customer, { coupon_code: 'always', status: 'terminated' });
	});

	it.each([
		['', ['always', 'once']],
		['status=terminated', ['always']],
		['status[]=terminated', ['always', 'once']],
		['coupon_code[]=once', ['once']],
		['coupon_code=once', ['always', 'once']],
	])('%s', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});
});

describe('invoices', () => {
	const found = finder('invoices', 'issuing_date');

	beforeEach(() => {
		const { store } = lago;
		store.addInvoice(customer, {
			issuing_date: '2026-01-01',
			payment_status: 'succeeded',
			total_paid_amount_cents: 10000,
			purchase_order_number: 'PO-1',
			metadata: [{ ...store.stamp(), key: 'k', value: 'v' }],
		});
		store.addInvoice(customer, {
			issuing_date: '2026-02-01',
			status: 'voided',
			fees_amount_cents: 500,
			payment_dispute_lost_at: '2026-03-01T00:00:00.000Z',
		});
		store.addInvoice(customer, { issuing_date: '2026-03-01', status: 'generating' });
	});

	it.each([
		['', ['2026-01-01', '2026-02-01']],
		['status=voided', ['2026-02-01']],
		['status=open', [422, { status: [expect.stringMatching(/^must be one of/)] }]],
		['payment_statuses=succeeded', ['2026-01-01']],
		['payment_status[]=x', [422, { payment_status: { 0: expect.any(Array) } }]],
		['payment_overdue=maybe', [422, { payment_overdue: ['must be boolean'] }]],
		['issuing_date_from=2026-01-01&issuing_date_to=2026-01-01', ['2026-01-01']],
		['issuing_date_from=2026-02-01T10:00:00Z', ['2026-02-01']],
		['issuing_date_from=yesterday', ['2026-01-01', '2026-02-01']],
		['amount_to=500', ['2026-02-01']],
		['currency=', []],
		['metadata[k]=v', ['2026-01-01']],
		['metadata[k]=', ['2026-02-01']],
		['purchase_order_number=po-1', ['2026-01-01']],
		['search_term=acme', []],
		['search_term=001-002', ['2026-02-01']],
	])('%s', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});

	it('keep their count until the last page', async () => {
		const count = async (page: number) =>
			(await call('GET', `/customers/acme/invoices?per_page=1&page=${page}`)).body.meta.total_count;
		expect(await count(1)).toBe(2);
		lago.store.addInvoice(customer);

		expect([await count(1), await count(2)]).toEqual([2, 3]);
	});

	it('may take their count for that of another customer', async () => {
		const other = lago.store.addCustomer({ external_id: 'other' });
		for (let count = 0; count < 5; count++) lago.store.addInvoice(other);
		const count = async (owner: string, page: number) =>
			(await call('GET', `/customers/${owner}/invoices?per_page=2&page=${page}`)).body.meta
				.total_count;

		lago.store.mixesInvoiceCounts = true;
		expect(await count('other', 1)).toBe(5);
		expect([await count('acme', 1), await count('acme', 3)]).toEqual([5, 2]);
	});
});

describe('credit notes', () => {
	const found = finder('credit_notes', 'reason');

	beforeEach(() => {
		const invoice = lago.store.addInvoice(customer);
		lago.store.addCreditNote(invoice, { reason: 'other', issuing_date: '2026-01-01' });
		lago.store.addCreditNote(invoice, {
			reason: 'order_change',
			total_amount_cents: 5,
			credit_amount_cents: 0,
			refund_amount_cents: 5,
			refund_status: 'pending',
		});
	});

	it.each([
		['', ['order_change', 'other']],
		['reason=other', ['other']],
		['reason[]=other', ['other']],
		['refund_status=pending', ['order_change']],
		['types[]=refund', ['order_change']],
		['currency=', ['order_change', 'other']],
		['issuing_date_to=2026-01-02', ['other']],
		['amount_to=5', ['order_change']],
		['search_term=ACME', ['order_change', 'other']],
	])('%s', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});

	it('know only active billing entities', async () => {
		lago.store.billing_entities[1].archived_at = '2026-01-01T00:00:00.000Z';

		expect(await found('billing_entity_codes[]=us')).toEqual([404, 'billing_entity_not_found']);
	});
});

describe('what the organization set up', () => {
	it.each(['billable_metrics', 'plans', 'coupons', 'taxes'])('lists %s in pages', async (list) => {
		lago.store.addBillableMetric({});
		lago.store.addPlan({ charges: [{}] });
		lago.store.addCoupon({});
		lago.store.addTax({});
		const { body } = await call('GET', `/${list}`);

		expect(body[list]).toHaveLength(1);
		expect(body.meta.total_count).toBe(1);
	});

	it('shows itself and its billing entities to those who may', async () => {
		const key = lago.restrictedKey({ billing_entity: ['read'] });

		expect(
			(await call('GET', '/billing_entities', undefined, key)).body.billing_entities,
		).toHaveLength(2);
		expect(refusal(await call('GET', '/organizations', undefined, key))).toEqual([
			403,
			'read_action_not_allowed_for_organization',
		]);
		expect((await call('GET', '/organizations')).body.organization.name).toBe('Stand-in');
	});
});
