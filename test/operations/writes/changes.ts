import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NOTHING } from '../helpers';

/** What is given to a write, and what becomes of it. */
export interface Change {
	/** What the case is about. */
	what: string;
	/** What is given beside or in place of the required fields. */
	given?: INodeParameters;
	/** What is read first, the write, and its body: what is given, unless it says more. */
	reads?: string | string[];
	/** What is read afterwards, to see whether another write has undone it. */
	looks?: string;
	request: string;
	body?: object;
	/** Where Lago has the object, and the key around it. */
	at: [path: string, envelope: string];
	/** What is another in it afterwards, all else being as before. */
	changed?: object;
	/** What of the body it does not have afterwards. */
	unseen?: string[];
	/** What the items have of it, where that is not all. */
	result?: (object: IDataObject) => object | object[];
}

/** The address of the customer. */
export const ACME = '/customers/acme';

/** The address of the customer's wallet. */
export const WALLET = `${ACME}/wallets/prepaid`;

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

/** What a single field, each with a value of its type, does not show of a write. */
export const CHANGES: Record<string, Change[]> = {
	'customer createOrUpdate': [
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
			what: 'a payment method with the type that Lago takes it with',
			request: `POST ${ACME}/wallets`,
			at: [`${ACME}/wallets/default`, 'wallet'],
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
	'walletAlert create': [
		{
			what: 'several alerts with every field',
			reads: `${WALLET}/alerts?per_page=100`,
			request: `POST ${WALLET}/alerts`,
			at: [`${WALLET}/alerts`, 'alerts'],
			given: { alerts: { alert: TWO_ALERTS } },
			body: {
				alerts: TWO_ALERTS.map(({ alertType, thresholds, ...alert }) => ({
					...alert,
					alert_type: alertType,
					thresholds: thresholds.threshold,
				})),
			},
			// As they were before Lago, in the background, looked at the wallet.
			result: (alerts) =>
				(alerts as unknown as IDataObject[])
					.slice(0, 2)
					.reverse()
					.map((alert) => ({ ...alert, last_processed_at: null })),
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
