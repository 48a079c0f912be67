import type { INodeParameters } from 'n8n-workflow';
import {
	flattenFields,
	isCollection,
	type Collection,
	type Field,
} from '../../nodes/LagoCustomer/model/field';
import { resources } from '../../nodes/LagoCustomer/resources';
import type { Operation } from '../../nodes/LagoCustomer/model/operation';
import { fillLists } from '../lago/store';
import { lago } from '../n8n/support';
import { AT_STRIPE } from './helpers';

/** An operation as the node declares it, with the parameters that choose it. */
export interface Declared {
	/** Its name in tests: `wallet terminate`. */
	id: string;
	chosen: { resource: string; operation: string };
	operation: Operation;
}

/** All operations of the node. */
export const operations: Declared[] = resources.flatMap(({ value: resource, operations: all }) =>
	all.map((operation) => ({
		id: `${resource} ${operation.option.value}`,
		chosen: { resource, operation: operation.option.value },
		operation,
	})),
);

/** The collections of an operation: its filters, options and additional fields. */
export const collectionsOf = ({ fields }: Operation): Collection[] => fields.filter(isCollection);

/** The fields of an operation without which it does not run. */
export const requiredOf = ({ fields }: Operation) =>
	fields.filter(({ property }) => property.required);

/** The IDs that an operation takes. */
export const locatorsOf = ({ fields }: Operation): Field[] =>
	flattenFields(fields).filter(({ property }) => property.type === 'resourceLocator');

/** What stands in the required fields: of the IDs, what the input item has. */
const VALUES: INodeParameters = {
	...Object.fromEntries(
		operations
			.flatMap(({ operation }) => locatorsOf(operation))
			.map(({ property: { name } }) => [name, `={{ $json.${name} }}`]),
	),
	alertUpdateFields: { name: 'New' },
	alerts: {
		alert: [
			{
				alertType: 'wallet_credits_balance',
				code: 'new',
				thresholds: { threshold: [{ value: '1' }] },
			},
		],
	},
	externalId: '={{ $json.customerId }}',
	rateAmount: '1.5',
	walletMetadata: { pair: [{ key: 'owner', value: '={{ $json.customerId }}' }] },
	walletUpdateFields: { name: 'New' },
};

/** The parameters of an operation of which only the required fields are filled in. */
export const plainly = ({ chosen, operation }: Declared): INodeParameters => ({
	...chosen,
	...Object.fromEntries(
		requiredOf(operation).map(({ property: { name } }) => [name, VALUES[name]]),
	),
});

/**
 * Gives Lago a customer with one of everything, and the input items that lead there. Codes are the same
 * for all of them, as in a real Lago.
 */
export function addAccount(customerId: string, units: number, store = lago.store) {
	if (!store.plans.length) {
		store.addTax({ code: 'vat', rate: 20 });
		store.addBillableMetric({ code: 'calls' });
		store.addPlan({ code: 'pro', charges: [{ code: 'calls', billable_metric_code: 'calls' }] });
	}
	const customer = store.addCustomer({
		external_id: customerId,
		email: 'billing@acme.example',
		currency: 'EUR',
		tax_codes: ['vat'],
		...structuredClone(AT_STRIPE),
	});
	const used = { charge_code: 'calls', units, amount_cents: units * 100, events_count: units };
	const subscriptionId = `${customerId}-pro`;
	const subscription = store.addSubscription(customer, {
		external_id: subscriptionId,
		usage: [used],
	});
	store.addUsagePeriod(subscription, { usage: [used] });
	const invoice = store.addInvoice(customer);
	store.addPayment(invoice, { reference: customerId });
	store.addPaymentRequest(customer, [invoice], { email: `${customerId}@mail.example` });
	const wallet = store.addWallet(customer, {
		code: 'prepaid',
		credits_balance: 12.5,
		credits_ongoing_usage_balance: 2.25,
		metadata: { team: 'north', owner: customerId },
	});
	store.addWalletAlert(wallet, { code: 'low', name: customerId });
	const appliedCouponId = store.addAppliedCoupon(customer).lago_id;
	const { lago_id: paymentMethodId } = store.addPaymentMethod(customer, {
		provider_method_id: `pm_${customerId}`,
	});
	fillLists(store, customer);
	return {
		customerId,
		subscriptionId,
		walletCode: 'prepaid',
		alertCode: 'low',
		metadataKey: 'team',
		appliedCouponId,
		paymentMethodId,
	};
}
