import { until } from '../../../tools/editor/until';
import { client } from '../client';
import type { Provided } from './cases';

/** Whose Lago, and with which key. */
export interface Access {
	url: string;
	apiKey: string;
}

/** What is made for the whole organization, in the order in which it can be deleted again. */
const CATALOG = ['plans', 'billable_metrics', 'coupons', 'add_ons'];

/**
 * Makes what a customer needs for every operation to have an object: of the organization's it makes a
 * plan, a metric, a coupon and an add-on, each with the prefix as its code; of the customer's two
 * subscriptions, one of which it ends so that there is a credit note, an invoice, a payment and an
 * applied coupon.
 * @returns What there is, and what the key may not make, with Lago's answer
 */
export async function make(access: Access, prefix: string, customer: string) {
	const provided: Provided = {};
	const refusals: string[] = [];
	const [active, ended] = [`${prefix}-active`, `${prefix}-ended`];

	const call = client(() => access);

	async function post(path: string, root: string, fields: object) {
		const { status, body } = await call('POST', `/${path}`, { [root]: fields });
		if (status !== 200) throw new Error(`POST /${path}: ${status} ${JSON.stringify(body)}`);
		return body[root];
	}

	const common = { name: prefix, code: prefix };
	const ofCustomer = { external_customer_id: customer };
	const amount = { amount_cents: 1000, amount_currency: 'EUR' };
	const steps = {
		subscriptions: async () => {
			const metric = await post('billable_metrics', 'billable_metric', {
				...{ ...common, aggregation_type: 'count_agg' },
			});
			await post('plans', 'plan', {
				...{ ...common, ...amount, interval: 'monthly', pay_in_advance: true },
				charges: [
					{
						billable_metric_id: metric.lago_id,
						charge_model: 'standard',
						properties: { amount: '1' },
					},
				],
			});
			for (const id of [active, ended]) {
				await post('subscriptions', 'subscription', {
					...{ ...ofCustomer, plan_code: prefix, external_id: id },
					// From today on, so that there is something to credit on every day of the month.
					billing_time: 'anniversary',
				});
			}
			provided.subscription = active;
		},
		'a credit note and past usage': async () => {
			if (!provided.subscription) return;
			await comes(2, 'invoices');
			const { status } = await call('DELETE', `/subscriptions/${ended}`);
			if (status !== 200) throw new Error(`DELETE /subscriptions: ${status}`);
			await comes(1, 'credit_notes');
			provided.creditNote = true;
			await comes(1, `past_usage?external_subscription_id=${ended}`, 'usage_periods');
			provided.billedSubscription = ended;
		},
		'an invoice and a payment': async () => {
			await post('add_ons', 'add_on', { ...common, ...amount });
			const fees = [{ add_on_code: prefix, units: 1 }];
			const invoice = await post('invoices', 'invoice', { ...ofCustomer, currency: 'EUR', fees });
			provided.invoice = true;
			await post('payments', 'payment', {
				invoice_id: invoice.lago_id,
				amount_cents: invoice.total_amount_cents,
				reference: prefix,
			});
			provided.payment = true;
		},
		'a coupon': async () => {
			await post('coupons', 'coupon', {
				...{ ...common, ...amount, coupon_type: 'fixed_amount' },
				...{ frequency: 'forever', expiration: 'no_expiration', reusable: true },
			});
			const applied = await post('applied_coupons', 'applied_coupon', {
				...{ ...ofCustomer, coupon_code: prefix },
			});
			provided.appliedCoupon = applied.lago_id;
		},
	};
	for (const [what, step] of Object.entries(steps)) {
		await step().catch((error: Error) => refusals.push(`${what}: ${error.message}`));
	}
	return { provided, refusals };

	/** Waits until Lago's jobs have billed, and a list of the customer's has so many rows. */
	async function comes(count: number, list: string, envelope = list): Promise<void> {
		await until(envelope, async () => {
			const { body } = await call('GET', `/customers/${encode(customer)}/${list}`);
			return Object.keys(body[envelope] ?? {}).length >= count || undefined;
		});
	}
}

/** Deletes the customers and what was made. Returns why what is still there is. */
export async function remove(access: Access, prefix: string, customers: string[]) {
	const failures: string[] = [];
	const paths = [
		...customers.map((id) => `/customers/${encode(id)}`),
		...CATALOG.map((list) => `/${list}/${prefix}`),
	];
	for (const path of paths) {
		// What the key may not make, it may not delete.
		const { status } = await client(() => access)('DELETE', path);
		if (![200, 403, 404].includes(status)) failures.push(`${path}: Lago answered ${status}`);
	}
	return failures;
}

const encode = (id: string) => encodeURIComponent(id).replace(/\./g, '%2E');
