import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { flat, isIn } from '../../nodes/LagoCustomer/fields/field';
import { run, wire } from '../support';
import { addAccount, operations, plainly } from './declarations';
import { ask, NOTHING } from './helpers';

interface Change {
	/** What the case is about, where an operation has several. */
	what?: string;
	/** What is given beside or in place of the required fields. */
	given?: INodeParameters;
	/** What is read first, the write, and its body. */
	reads?: string;
	request: string;
	body: object;
	/** Where Lago has the object, and the key around it. */
	at: [path: string, envelope: string];
	/** What is another in it afterwards, all else being as before. */
	changed?: object;
	/** What the items have of it, where that is not all. */
	result?: (object: IDataObject) => object | object[];
}

const ACME = '/customers/acme';

const WALLET = `${ACME}/wallets/prepaid`;

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

const CHANGES: Record<string, Change[]> = {
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
			what: 'Other Fields in a group that has fields of its own',
			given: {
				customerFields: { otherFields: '{ "billing_configuration": { "newer_setting": 1 } }' },
				billingConfiguration: { documentLocale: 'fr' },
			},
			body: {
				customer: {
					external_id: 'acme',
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
			reads: `${WALLET}/alerts?per_page=100`,
			request: `PUT ${WALLET}/alerts/low`,
			body: { alert: { name: 'New' } },
			at: [`${WALLET}/alerts/low`, 'alert'],
			changed: { name: 'New' },
		},
	],
	'walletMetadata merge': [
		{
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

const declared = operations.filter(
	({ operation }) =>
		operation.kind === 'write' && flat(operation.fields).some((field) => isIn('body', field)),
);

test('there is no other write with a body', () => {
	expect(declared.map(({ id }) => id)).toEqual(Object.keys(CHANGES));
});

const changes = declared.flatMap((write) =>
	CHANGES[write.id].map((change) => ({ id: write.id, write, what: 'it', ...change })),
);

test.each(changes)('$id sends $what, and returns the object as Lago has it', async (change) => {
	const { write, given, reads, request, body, at, changed, result = (object) => object } = change;
	const account = addAccount('acme', 5);
	const [path, envelope] = at;
	const lagosOwn = async () => (await ask(path))[envelope] as IDataObject;
	const before = await lagosOwn();
	const { items, error } = await run({ ...plainly(write), ...given }, { items: [account] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([...(reads ? [{ request: `GET ${reads}` }] : []), { request, body }]);
	const after = await lagosOwn();
	const results = [result(after)].flat();
	expect(items).toEqual(results.map((json) => ({ json, pairedItem: { item: 0 } })));
	if (changed) expect(after).toEqual({ ...before, ...changed });
});
