import { noText, pick, shown } from '../objects';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';

export interface Credit {
	lago_id: string;
	amount_cents: number;
	amount_currency: string;
	lago_invoice_id: string;
}

export function newAppliedCoupon(
	store: Store,
	customer: Customer,
	attributes: { coupon_code?: string },
) {
	const couponCode = attributes.coupon_code ?? store.coupons[0]?.code ?? store.addCoupon({}).code;
	const coupon = store.coupon(couponCode);
	return {
		...store.stamp(),
		lago_customer_id: customer.lago_id,
		coupon_code: couponCode,
		status: 'active',
		amount_cents: coupon.amount_cents,
		amount_currency: coupon.amount_currency,
		percentage_rate: coupon.percentage_rate,
		frequency: coupon.frequency,
		frequency_duration: coupon.frequency_duration,
		frequency_duration_remaining: coupon.frequency_duration,
		terminated_at: noText,
		credits: new Array<Credit>(),
	};
}

export type AppliedCoupon = ReturnType<typeof newAppliedCoupon>;

export function serializeAppliedCoupon(applied: AppliedCoupon, store: Store) {
	const coupon = store.coupon(applied.coupon_code);
	return {
		...shown(applied, 'credits'),
		lago_coupon_id: coupon.lago_id,
		coupon_name: coupon.name,
		coupon_description: coupon.description,
		coupon_status: coupon.terminated_at ? 'terminated' : 'active',
		coupon_deleted_at: null,
		external_customer_id: store.customerById(applied.lago_customer_id).external_id,
		amount_cents_remaining: amountRemaining(applied),
		expiration_at: seconds(coupon.expiration_at),
	};
}

export function serializeListedAppliedCoupon(applied: AppliedCoupon, store: Store) {
	const { lago_id, code, name, description } = store.coupon(applied.coupon_code);
	return {
		...serializeAppliedCoupon(applied, store),
		credits: applied.credits.map(({ lago_invoice_id: invoiceId, ...credit }) => ({
			...credit,
			before_taxes: true,
			item: { lago_item_id: lago_id, type: 'coupon', code, name, description },
			invoice: pick(store.invoiceById(invoiceId), 'lago_id', 'payment_status'),
		})),
	};
}

function amountRemaining({ frequency, amount_cents: amount, credits }: AppliedCoupon) {
	if (frequency !== 'once' || amount === null) return null;
	return credits.reduce((rest, credit) => rest - credit.amount_cents, amount);
}
