import { invalid } from '../errors';
import { billingEntityCodes, isAmong, isWanted } from '../filters';
import { serializePayment, serializePaymentRequest } from '../models/payment';
import { newestFirst, paginate } from '../paginate';
import { isPresent, permit, scalar } from '../params';
import type { Context, Route } from '../router';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const payments: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/payments',
		resource: 'payment',
		since: '1.33.3',
		action: listPayments,
	},
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/payment_requests',
		resource: 'payment_request',
		since: '1.33.3',
		action: listPaymentRequests,
	},
];

function listPayments({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const { invoice_id: invoiceId } = permit(params, { invoice_id: scalar });
	if (isPresent(invoiceId) && !UUID.test(String(invoiceId))) {
		throw invalid({ invoice_id: ['is in invalid format'] });
	}
	const found = store.payments.filter(
		(payment) =>
			payment.lago_customer_id === customer.lago_id &&
			(!isPresent(invoiceId) || payment.invoice_ids.includes(String(invoiceId))),
	);
	return paginate('payments', newestFirst(found), params, (payment) =>
		serializePayment(payment, store),
	);
}

function listPaymentRequests({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const billingEntities = billingEntityCodes(params, store);
	const wanted = permit(params, { payment_status: scalar, currency: scalar });
	const found = store.payment_requests.filter(
		(request) =>
			request.lago_customer_id === customer.lago_id &&
			isAmong(request.billing_entity_code, billingEntities) &&
			isWanted(request.payment_status, wanted.payment_status) &&
			isWanted(request.amount_currency, wanted.currency),
	);
	return paginate('payment_requests', newestFirst(found), params, (request) =>
		serializePaymentRequest(request, store),
	);
}
