import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isCollection, type Field } from '../../../nodes/LagoCustomer/model/field';
import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { lago } from '../../n8n/support';
import { collectionsOf, type Declared } from '../declarations';
import { optionsOf } from '../spots';
import { ACME, WALLET, type Change } from './changes';

const PAYMENT_METHOD = '1a901a90-1a90-1a90-1a90-1a901a901a90';

const RULE = '2b902b90-2b90-2b90-2b90-2b902b902b90';

/** Lists that are loaded from Lago, and how a code gets into them. */
const LOADED: Record<string, (code: string) => unknown> = {
	billableMetricCodes: (code) => lago.store.addBillableMetric({ code }),
	billingEntityCode: (code) => lago.store.addBillingEntity({ code }),
	invoiceCustomSectionCodes: (code) => lago.store.addInvoiceCustomSection({ code }),
	taxCodes: (code) => lago.store.addTax({ code }),
};

/** Gives Lago what the fields name, and the customer's wallet a rule. */
export function addNamed(): void {
	const { store } = lago;
	for (const [name, add] of Object.entries(LOADED)) for (const code of codesOf(name)) add(code);
	store.addPaymentProvider({ type: 'stripe', code: 'stripe-eu-1' });
	store.addPaymentMethod(store.customer('acme'), { lago_id: PAYMENT_METHOD });
	const rule = { lago_id: RULE, interval: 'monthly', transaction_name: 'Monthly' };
	store.wallets[0].recurring_transaction_rules = [newRecurringTransactionRule(store, rule)];
}

const codesOf = (name: string) => [`${name} 1`, `${name} 2`];

/** What is chosen where not any value will do. The editor hides what goes with another trigger or method. */
const CHOSEN: Record<string, unknown> = {
	accountType: 'customer',
	code: 'credits',
	currency: 'EUR',
	integrationCustomers: {
		integrationCustomer: [
			{
				...{ integrationCode: 'netsuite', integrationType: 'netsuite', code: 'main' },
				...{ externalCustomerId: '21432', subsidiaryId: 'subsidiary', syncWithProvider: false },
			},
			{
				...{ integrationCode: 'hubspot', integrationType: 'hubspot' },
				...{ syncWithProvider: true, targetedObject: 'companies' },
			},
		],
	},
	lagoId: RULE,
	method: 'target',
	otherFields: { newer_field: { than: ['this node'] } },
	paymentMethodId: PAYMENT_METHOD,
	paymentMethodType: 'provider',
	paymentProvider: 'stripe',
	providerPaymentMethods: ['card', 'link'],
	skipInvoiceCustomSections: false,
	targetOngoingBalance: '2000',
	trigger: 'interval',
};

const CHANGED_RULE = { method: 'fixed', trigger: 'threshold' };

/** A value of a field, and of each field that it is made of. */
function valueOf(
	{ property, group }: Pick<Field, 'property' | 'group'>,
	chosen: Record<string, unknown>,
): unknown {
	const { name, type, placeholder = '', typeOptions = {} } = property;
	if (name in chosen) return chosen[name];
	if (group) {
		const fields = group.fields.filter((entry) => entry.property.name !== 'id');
		const entry = Object.fromEntries(
			fields.map((inner) => [inner.property.name, valueOf(inner, chosen)]),
		);
		return { [group.name]: group.shape === 'object' ? entry : [entry] };
	}
	const isList = type === 'multiOptions' || typeOptions.multipleValues;
	const options = optionsOf(property).length ? optionsOf(property) : codesOf(name);
	const byType: Record<string, unknown> = {
		boolean: true,
		dateTime: '2099-12-31T09:00:00.000Z',
		number: (typeOptions.minValue ?? 0) + 1,
		string: isList ? undefined : placeholder.replace('e.g. ', ''),
	};
	return byType[type] ?? (isList ? options.slice(0, 2) : options.at(-1));
}

/** A write to which fields can be added, with all of them. */
export function everyFieldOf({ id, operation }: Declared): Change[] {
	const change = EVERY_FIELD[id];
	if (!change) return [];
	const chosen = { ...CHOSEN, ...(id === 'wallet update' && CHANGED_RULE) };
	const valuesOf = (fields: Field[]) =>
		Object.fromEntries(
			fields
				// What takes something away is tested where Lago has something to lose.
				.filter(({ place }) => place.in === 'body' && place.as !== 'clear')
				.map((field) => [field.property.name, valueOf(field, chosen)]),
		);
	const onPanel = operation.fields.filter(
		(field): field is Field =>
			!isCollection(field) && field.place.in === 'body' && !field.property.required,
	);
	const given = {
		...valuesOf(onPanel),
		...Object.fromEntries(
			collectionsOf(operation).map(({ property, fields }) => [property.name, valuesOf(fields)]),
		),
		...change.given,
	};
	return [{ ...change, what: 'every field', given: given as INodeParameters }];
}

/** Whether it is the same number or moment, in whichever form. */
const isSame = (sent: unknown, stored: unknown) =>
	sent === stored ||
	(typeof sent === 'string' &&
		typeof stored === 'string' &&
		(Number(sent) === Number(stored) || Date.parse(sent) === Date.parse(stored)));

/** Where Lago does not show what was sent: not at the same place nor, of an entry in a list, anywhere. */
export function unseenIn(
	stored: IDataObject,
	sent: unknown,
	here: unknown = stored,
	place: string[] = [],
): string[] {
	if (typeof sent !== 'object' || sent === null) {
		const isEntry = /^\d+$/.test(place.at(-1) ?? '');
		const isListed = isEntry && JSON.stringify(stored).includes(JSON.stringify(sent));
		return isListed || isSame(sent, here) ? [] : [place.join('.')];
	}
	return Object.entries(sent).flatMap(([key, inner]) =>
		unseenIn(stored, inner, (here as IDataObject | undefined)?.[key], [...place, key]),
	);
}

const SKIPPING = 'invoice_custom_section.skip_invoice_custom_sections';
const RULES = 'recurring_transaction_rules.0';

const WALLETS = `${ACME}/wallets?per_page=100`;

/** To each write to which fields can be added: where, and what of them Lago does not show. */
const EVERY_FIELD: Record<string, Omit<Change, 'what'>> = {
	'customer createOrUpdate': {
		given: { externalId: 'new' },
		reads: '/customers/new',
		looks: '/customers/new',
		request: 'POST /customers',
		at: ['/customers/new', 'customer'],
		unseen: [
			'newer_field.than.0',
			'billing_configuration.sync',
			...[0, 1].map((nth) => `integration_customers.${nth}.integration_type`),
		],
		// Lago links them afterwards.
		result: (customer) => ({ ...customer, integration_customers: [] }),
	},
	'wallet create': {
		given: { walletCurrency: 'EUR' },
		reads: WALLETS,
		request: `POST ${ACME}/wallets`,
		at: [`${ACME}/wallets/credits`, 'wallet'],
		unseen: [
			'granted_credits',
			'ignore_paid_top_up_limits_on_creation',
			SKIPPING,
			'paid_credits',
			`${RULES}.${SKIPPING}`,
			...['key', 'value'].map((part) => `transaction_metadata.0.${part}`),
			'transaction_name',
			'transaction_priority',
		],
		// Lago adds the credits afterwards.
		result: (wallet) => ({
			...wallet,
			...{ credits_balance: '0.0', credits_ongoing_balance: '0.0' },
			...{ balance_cents: 0, ongoing_balance_cents: 0, last_balance_sync_at: null },
		}),
	},
	'wallet update': {
		reads: [WALLET, WALLETS],
		request: `PUT ${WALLET}`,
		at: [`${ACME}/wallets/credits`, 'wallet'],
		unseen: [SKIPPING, `${RULES}.${SKIPPING}`],
	},
	'walletAlert update': {
		reads: `${WALLET}/alerts?per_page=100`,
		request: `PUT ${WALLET}/alerts/low`,
		at: [`${WALLET}/alerts/credits`, 'alert'],
		unseen: [],
	},
};
