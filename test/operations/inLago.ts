import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	isCollection,
	type GroupField,
	type Field,
	type FieldGroup,
} from '../../nodes/LagoCustomer/model/field';
import type { Declared } from './declarations';

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** Lago's names that are not n8n's in snake case, by the resource; '' is the object around the field. */
const OTHERWISE: Record<string, Record<string, string>> = {
	appliedCoupon: { couponCodes: 'coupon_code' },
	creditNote: {
		creditStatuses: 'credit_status',
		reasons: 'reason',
		refundStatuses: 'refund_status',
	},
	customer: {
		...{ accountTypes: 'account_type', billingAddress: '', otherFields: '' },
		...Object.fromEntries(
			['documentLocale', 'invoiceGracePeriod', 'subscriptionInvoiceIssuingDateAdjustment']
				.concat('subscriptionInvoiceIssuingDateAnchor')
				.map((name) => [name, `billing_configuration.${snake(name)}`]),
		),
	},
	invoice: { paymentStatuses: 'payment_status', statuses: 'status' },
	subscription: { statuses: 'status' },
	usage: { subscriptionId: 'external_subscription_id' },
	wallet: {
		billableMetricCodes: 'applies_to.billable_metric_codes',
		feeTypes: 'applies_to.fee_types',
		invoiceCustomSectionCodes: 'invoice_custom_section.invoice_custom_section_codes',
		paymentMethodId: 'payment_method.payment_method_id',
		paymentMethodType: 'payment_method.payment_method_type',
		skipInvoiceCustomSections: 'invoice_custom_section.skip_invoice_custom_sections',
		walletCurrency: 'currency',
	},
	walletMetadata: { walletMetadata: 'metadata' },
};

/** The keys around the fields of a body; in a query, and where it is not named, there are none. */
const AROUND: Record<string, string> = {
	'customer createOrUpdate': 'customer.',
	'wallet create': 'wallet.',
	'wallet update': 'wallet.',
	'walletAlert update': 'alert.',
	paymentProviderFields: 'billing_configuration.',
};

const isEmpty = (value: unknown): boolean =>
	typeof value === 'object' && value !== null
		? Object.values(value).every(isEmpty)
		: (value ?? '') === '';

/** Whether the editor hides a field of an entry. */
const isHidden = ({ property: { displayOptions = {} } }: GroupField, entry: IDataObject) =>
	Object.entries(displayOptions.hide ?? {}).some(([name, values]) =>
		values?.includes(entry[name] as string),
	);

/** What Lago gets of a field that is made of others. n8n fills in what an entry does not say. */
function madeOf({ shape, name, fields }: FieldGroup, value: IDataObject): unknown {
	const objects = [value[name] as IDataObject].flat().map((given) => {
		const shown = fields.filter((entry) => !isHidden(entry, given));
		const filled = shown.map(({ property, group }) => {
			const inner = property.name in given ? given[property.name] : property.default;
			return { key: snake(property.name), group, inner: inner as IDataObject };
		});
		const sent = filled.filter(({ inner }) => !isEmpty(inner));
		return Object.fromEntries(
			sent.map(({ key, group, inner }) => [key, group ? madeOf(group, inner) : inner]),
		) as IDataObject;
	});
	if (shape === 'object') return objects[0];
	if (shape === 'list') return objects;
	const valuesOf = (wanted: unknown) =>
		objects
			.filter(({ key }) => key === wanted)
			.map(({ value: given, unset }) => (unset ? '' : given));
	return Object.fromEntries(
		objects.map(({ key }) => [key, valuesOf(key).length > 1 ? valuesOf(key) : valuesOf(key)[0]]),
	);
}

/** What Lago gets for parameters without expressions: the query, or the body. */
export function inLago({ id, operation }: Declared, parameters: INodeParameters): IDataObject {
	const tree: IDataObject = {};
	const put = ({ property, group, place }: Field, around: string, given: IDataObject) => {
		const value = given[property.name];
		if (place.in === 'path' || place.in === 'node' || isEmpty(value)) return;
		const [resource] = id.split(' ');
		const name = OTHERWISE[resource]?.[property.name] ?? snake(property.name);
		const keys = `${AROUND[id] ?? ''}${around}${name}`.split('.');
		const last = keys.pop() ?? '';
		const parent = keys.reduce((object, key) => (object[key] ??= {}) as IDataObject, tree);
		const sent = (group ? madeOf(group, value as IDataObject) : value) as IDataObject;
		if (last) parent[last] = sent;
		else Object.assign(parent, sent);
	};
	for (const field of operation.fields) {
		const { name } = field.property;
		if (!isCollection(field)) put(field, '', parameters as IDataObject);
		else
			for (const inner of field.fields)
				put(inner, AROUND[name] ?? '', (parameters[name] ?? {}) as IDataObject);
	}
	return tree;
}

/** Parameters with what the item has in place of its expressions. */
export const resolved = (value: unknown, item: IDataObject): unknown => {
	if (Array.isArray(value)) return value.map((entry) => resolved(entry, item));
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).map(([key, inner]) => [key, resolved(inner, item)]);
		return Object.fromEntries(entries);
	}
	const [, name] = /^=\{\{ \$json\.(\w+) \}\}$/.exec(String(value)) ?? [];
	return name ? item[name] : value;
};

/** The parts of a query that say this. */
export const inQuery = (value: unknown, name = ''): string[] => {
	if (Array.isArray(value)) return value.map((entry) => `${name}[]=${String(entry)}`);
	if (typeof value !== 'object' || value === null) return [`${name}=${String(value)}`];
	return Object.entries(value).flatMap(([key, inner]) =>
		inQuery(inner, name ? `${name}[${key}]` : key),
	);
};
