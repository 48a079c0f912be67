/** Subscriptions and what they used: about a quarter used more than 500.00 this month. */
import type { Charge, Customer, Invoice, Subscription, Usage } from '../models';
import type { Store } from '../store';
import { TODAY, monthOf } from '../time';

const PLANS = ['starter', 'growth', 'scale'];
const REGIONS = ['eu-west', 'us-east', 'ap-south'];
const CHANNELS = ['email', 'sms'];
const PAST_MONTHS = 6;

/** Units of a typical month. */
const TYPICAL_UNITS: Record<string, number> = {
	api_calls: 8_000,
	storage: 120,
	seats: 4,
	messages: 2_000,
};

export function seedSubscriptions(store: Store, random: () => number): void {
	const pick = <T>(items: T[]): T => items[Math.floor(random() * items.length)];

	store.customers.forEach((customer, index) => {
		if (index % 13 === 5) return; // a few have no subscription
		const subscriptions = [subscribe(customer, 'main')];
		if (index % 4 === 0) subscriptions.push(subscribe(customer, 'sandbox'));
		if (index % 9 === 7) terminate(subscriptions[0]);
		for (const subscription of subscriptions) use(subscription);
		if (index % 5 === 1)
			store.addAppliedCoupon(customer, { coupon_code: pick(store.coupons).code });
	});

	function subscribe(customer: Customer, name: string): Subscription {
		return store.addSubscription(customer, {
			external_id: `${customer.external_id.replace(/\W/g, '-')}-${name}`,
			name: `${customer.name} ${name}`,
			plan_code: `${pick(PLANS)}_${customer.currency?.toLowerCase()}`,
			subscription_at: customer.created_at,
			started_at: customer.created_at,
			created_at: customer.created_at,
		});
	}

	function use(subscription: Subscription): void {
		const { charges } = store.plan(subscription.plan_code);
		// From a tenth of what is typical to ten times as much, so that a few stand out.
		const appetite = 10 ** (random() * 2 - 1);
		const month = () =>
			charges.flatMap((charge) => usage(charge, appetite * (0.7 + random() * 0.6)));
		subscription.usage = subscription.status === 'active' ? month() : [];
		for (let age = 1; age <= PAST_MONTHS; age++) {
			const { from, to } = monthOf(monthsAgo(age));
			if (to < subscription.started_at!) break;
			const used = month();
			store.addUsagePeriod(subscription, {
				from_datetime: from,
				to_datetime: to,
				created_at: to,
				usage: used,
				lago_invoice_id: invoice(subscription, to, used).lago_id,
			});
		}
	}

	function invoice(subscription: Subscription, periodEnd: string, used: Usage[]): Invoice {
		const createdAt = new Date(Date.parse(periodEnd) + 3_600_000).toISOString();
		const issuingDate = createdAt.slice(0, 10);
		const plan = store.plan(subscription.plan_code);
		return store.addInvoice(store.customerById(subscription.lago_customer_id), {
			issuing_date: issuingDate,
			payment_due_date: issuingDate,
			created_at: createdAt,
			updated_at: createdAt,
			currency: plan.amount_currency,
			fees_amount_cents: used.reduce((sum, row) => sum + row.amount_cents, plan.amount_cents),
		});
	}

	function usage(charge: Charge, level: number): Usage[] {
		const units = Math.ceil(TYPICAL_UNITS[charge.billable_metric_code] * level);
		const { pricing_group_keys: pricing, presentation_group_keys: presentation } =
			charge.properties;
		if (!pricing && !presentation) return [row(charge, units)];
		return split(units, pricing ? REGIONS : CHANNELS).map(([name, part]) => ({
			...row(charge, part),
			...(pricing ? { grouped_by: { region: name } } : { presentation_by: { channel: name } }),
		}));
	}

	function split(units: number, names: string[]): Array<[string, number]> {
		const share = 0.3 + random() * 0.4;
		const first = Math.round(units * share);
		const from = Math.floor(random() * names.length);
		return [
			[names[from], first],
			[names[(from + 1) % names.length], units - first],
		];
	}
}

function row(charge: Charge, units: number): Usage {
	return {
		charge_code: charge.code,
		units,
		amount_cents: Math.round(units * Number(charge.properties.amount) * 100),
		events_count: units,
	};
}

function terminate(subscription: Subscription): void {
	subscription.status = 'terminated';
	subscription.terminated_at = monthOf(monthsAgo(1)).to;
}

function monthsAgo(count: number): string {
	const [year, month] = TODAY.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1 - count, 15)).toISOString().slice(0, 10);
}
