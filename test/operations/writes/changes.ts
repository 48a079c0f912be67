import type { IDataObject } from 'n8n-workflow';
import { NOTHING } from '../helpers';
import { ACME, WALLET, type Change } from './change';

const metadataOf = ({ metadata }: IDataObject) => ({ metadata });

const SOUTH = {
	pair: [
		{ key: 'team', value: 'south' },
		{ key: 'a.b', value: 'x' },
		{ key: 'c[]', value: ' y ' },
	],
};

const IN_SOUTH = { team: 'south', 'a.b': 'x', 'c[]': ' y ' };

const UPSERT: Pick<Change, 'request' | 'at'> = {
	request: 'POST /customers',
	at: [ACME, 'customer'],
};

const CREATE: Pick<Change, 'request' | 'at'> = {
	request: `POST ${ACME}/wallets`,
	at: [`${ACME}/wallets/default`, 'wallet'],
};

const ALERTS: Pick<Change, 'reads' | 'request' | 'at'> = {
	reads: `${WALLET}/alerts?per_page=100`,
	request: `POST ${WALLET}/alerts`,
	at: [`${WALLET}/alerts`, 'alerts'],
};

const TWO_ALERTS = [
	{
		alertType: 'wallet_credits_balance',
		code: 'low credits',
		thresholds: { threshold: [{ recurring: false, value: '500' }] },
	},
	{
		alertType: 'wallet_credits_ongoing_balance',
		code: 'ongoing',
		name: 'Runs out',
		thresholds: {
			threshold: [
				{ code: 'warning', recurring: false, value: '100.5' },
				{ code: 'critical', recurring: false, value: '0' },
				{ code: 'more', recurring: true, value: '50' },
			],
		},
	},
];

/** Alerts as they were before Lago, in the background, looked at the wallet. */
const unprocessed = (alerts: unknown) =>
	(alerts as IDataObject[]).map((alert) => ({ ...alert, last_processed_at: null }));

const NOWHERE = { address: { addressLine1: '', city: NOTHING, country: '', zipcode: '' } };

/** Some of what can be given to each write. */
export const CHANGES: Record<string, Change[]> = {
	'customer createOrUpdate': [
		{
			what: 'a new customer',
			given: { externalId: 'new' },
			request: 'POST /customers',
			body: { customer: { external_id: 'new' } },
			at: ['/customers/new', 'customer'],
		},
		{
			...UPSERT,
			what: 'what an address says',
			given: {
				customerFields: {
					name: 'Acme Inc.',
					billingAddress: { address: { city: 'Lyon', country: '' } },
				},
			},
			body: { customer: { external_id: 'acme', city: 'Lyon', name: 'Acme Inc.' } },
			changed: { name: 'Acme Inc.', city: 'Lyon', updated_at: expect.any(String) },
		},
		{
			...UPSERT,
			what: 'no address in which no line is filled in',
			given: {
				customerFields: { billingAddress: NOWHERE, otherFields: '{}', shippingAddress: NOWHERE },
			},
			body: { customer: { external_id: 'acme' } },
		},
		{
			...UPSERT,
			what: 'no metadata entry without a value, for which nothing is read either',
			given: { customerFields: { metadata: { entry: [{ key: 'segment', value: NOTHING }] } } },
			body: { customer: { external_id: 'acme' } },
		},
		{
			...UPSERT,
			what: 'null of Other Fields, which clears a field',
			given: { customerFields: { otherFields: '{ "email": null }' } },
			body: { customer: { external_id: 'acme', email: null } },
			changed: { email: null, updated_at: expect.any(String) },
		},
		{
			...UPSERT,
			what: 'Other Fields in a group that has fields of its own, and of what is in both the field',
			given: {
				customerFields: {
					name: 'New',
					otherFields: '{ "billing_configuration": { "newer_setting": 1 }, "name": "Other" }',
				},
				billingConfiguration: { documentLocale: 'fr' },
			},
			body: {
				customer: {
					external_id: 'acme',
					name: 'New',
					billing_configuration: { newer_setting: 1, document_locale: 'fr' },
				},
			},
		},
	],
	'wallet create': [
		{
			...CREATE,
			what: 'no currency where none is chosen',
			given: { walletCurrency: '' },
			body: { wallet: { rate_amount: '1.5' } },
		},
		{
			...CREATE,
			what: 'rate and currency',
			given: { walletCurrency: 'USD' },
			body: { wallet: { rate_amount: '1.5', currency: 'USD' } },
		},
		{
			...CREATE,
			what: 'a payment method with the type that Lago takes it with',
			given: { walletFields: { paymentMethodId: '={{ $json.paymentMethodId }}' } },
			body: {
				wallet: {
					rate_amount: '1.5',
					payment_method: {
						payment_method_id: expect.any(String),
						payment_method_type: 'provider',
					},
				},
			},
		},
	],
	'wallet update': [
		{
			what: 'another name',
			reads: WALLET,
			request: `PUT ${WALLET}`,
			body: { wallet: { name: 'New' } },
			at: [WALLET, 'wallet'],
			changed: { name: 'New' },
		},
	],
	'walletAlert create': [
		{
			...ALERTS,
			what: 'an alert',
			body: {
				alerts: [
					{
						alert_type: 'wallet_credits_balance',
						code: 'new',
						thresholds: [{ recurring: false, value: '1' }],
					},
				],
			},
			result: (alerts) => unprocessed(alerts).slice(0, 1),
		},
		{
			...ALERTS,
			what: 'several alerts with every field',
			given: { alerts: { alert: TWO_ALERTS } },
			body: {
				alerts: TWO_ALERTS.map(({ alertType, thresholds, ...alert }) => ({
					...alert,
					alert_type: alertType,
					thresholds: thresholds.threshold,
				})),
			},
			result: (alerts) => unprocessed(alerts).slice(0, 2).reverse(),
		},
	],
	'walletAlert update': [
		{
			what: 'another name',
			reads: `${WALLET}/alerts?per_page=100`,
			request: `PUT ${WALLET}/alerts/low`,
			body: { alert: { name: 'New' } },
			at: [`${WALLET}/alerts/low`, 'alert'],
			changed: { name: 'New' },
		},
	],
	'walletMetadata merge': [
		{
			what: 'keys, and keeps the others',
			given: { walletMetadata: SOUTH },
			reads: WALLET,
			request: `PATCH ${WALLET}/metadata`,
			body: { metadata: IN_SOUTH },
			at: [WALLET, 'wallet'],
			changed: { metadata: { owner: 'acme', ...IN_SOUTH } },
			result: metadataOf,
		},
	],
	'walletMetadata replace': [
		{
			what: 'keys in place of all others',
			given: { walletMetadata: SOUTH },
			reads: WALLET,
			request: `POST ${WALLET}/metadata`,
			body: { metadata: IN_SOUTH },
			at: [WALLET, 'wallet'],
			changed: { metadata: IN_SOUTH },
			result: metadataOf,
		},
	],
};
