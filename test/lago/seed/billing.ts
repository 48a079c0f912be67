/** Who paid what and how: payment methods, payments, overdue invoices, credit notes, wallets. */
import { type Customer, type Invoice, linkToStripe, totalAmount } from '../models';
import type { Store } from '../store';
import { TODAY } from '../time';

export function seedBilling(store: Store, random: () => number): void {
	store.customers.forEach((customer, index) => {
		if (index % 3 === 0) payByStripe(customer);
		const invoices = store.invoices.filter(
			({ lago_customer_id }) => lago_customer_id === customer.lago_id,
		);
		invoices.forEach(settle);
		const overdue = invoices.filter(({ payment_overdue }) => payment_overdue);
		if (overdue.length) store.addPaymentRequest(customer, overdue);
		if (index % 6 === 2) prepay(customer);
	});

	function payByStripe(customer: Customer): void {
		linkToStripe(customer, `cus_${store.uuid().slice(0, 8)}`);
		store.addPaymentMethod(customer, { created_at: customer.created_at });
		if (random() < 0.3) store.addPaymentMethod(customer, { created_at: customer.created_at });
	}

	/** Most invoices are paid; the newest are pending, and a few failed and are overdue. */
	function settle(invoice: Invoice): void {
		const isNew = invoice.issuing_date.slice(0, 7) === TODAY.slice(0, 7);
		if (isNew) return;
		if (random() < 0.06) {
			invoice.payment_status = 'failed';
			invoice.payment_overdue = true;
			return;
		}
		invoice.payment_status = 'succeeded';
		invoice.total_paid_amount_cents = totalAmount(invoice);
		store.addPayment(invoice, { created_at: invoice.created_at });
		if (random() < 0.04) {
			store.addCreditNote(invoice, {
				reason: 'order_change',
				total_amount_cents: Math.round(totalAmount(invoice) / 10),
				created_at: invoice.created_at,
				updated_at: invoice.created_at,
			});
		}
	}

	function prepay(customer: Customer): void {
		const wallet = store.addWallet(customer, {
			name: 'Prepaid credits',
			code: 'prepaid_credits',
			credits_balance: Math.round(random() * 500),
			consumed_credits: Math.round(random() * 900),
			created_at: customer.created_at,
			billable_metric_codes: ['api_calls'],
		});
		store.addWalletAlert(wallet, {
			code: 'running_low',
			name: 'Running low',
			created_at: customer.created_at,
			thresholds: [{ code: 'low', value: 2500, recurring: false }],
		});
	}
}
