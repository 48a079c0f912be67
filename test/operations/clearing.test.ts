import {
	flattenFields,
	getClearOptionValue,
	type ClearOption,
} from '../../nodes/LagoCustomer/model/field';
import { run, wire } from '../n8n/support';
import { addAccount, collectionsOf, operations, plainly } from './declarations';
import { refusal } from './helpers';
import { plainlyAlone } from './spots';

/** Every Clear Fields, with its choices. */
const CLEARING = operations.flatMap((declared) =>
	collectionsOf(declared.operation).flatMap(({ property: { name: collection }, fields }) =>
		fields
			.filter(({ place }) => place.in === 'body' && place.as === 'clear')
			.map(({ clearOptions = [] }) => ({ declared, collection, clearOptions })),
	),
);

/** What an operation with a Clear Fields sets and cannot empty: what Lago needs, or has a way of its own. */
const NOT_EMPTIED: Record<string, string[]> = {
	'customer createOrUpdate': [
		...['accountType', 'integrationCustomers', 'metadata', 'otherFields'],
		...['paymentProviderCode', 'providerCustomerId', 'providerPaymentMethods'],
	],
	'wallet update': ['billingEntityCode', 'code', 'paymentMethodType', 'priority'],
	'walletAlert update': ['code', 'thresholds'],
};

test('what is set can be emptied, but for switches and what is named here', () => {
	const kept = CLEARING.map(({ declared: { id, operation } }) => [
		id,
		flattenFields(operation.fields)
			.filter(({ property, place }) => place.in === 'body' && property.type !== 'boolean')
			.filter(({ property, clearOptions }) => !property.required && !clearOptions)
			.map(({ property }) => property.name)
			.sort(),
	]);
	expect(Object.fromEntries(kept)).toEqual(NOT_EMPTIED);
});

/** `{ wallet: { name: null } }` for the name of a wallet. */
const bodyFor = ({ at, to }: ClearOption): object =>
	at.reduceRight<unknown>((value, key) => ({ [key]: value }), to) as object;

test.each(CLEARING)(
	'$declared.id empties each choice of $collection, and nothing else',
	async (of) => {
		const { declared, collection, clearOptions } = of;
		const items = clearOptions.map((clearing, nth) => ({
			...addAccount(`acme${nth}`, 5),
			choice: getClearOptionValue(clearing),
		}));
		const { error } = await run(
			{ ...plainly(declared), [collection]: { clearFields: '={{ $json.choice }}' } },
			{ items },
		);
		expect(error).toBeUndefined();
		const bodies = clearOptions.map((clearing, nth) => {
			const body = bodyFor(clearing) as { customer?: object };
			if (body.customer) body.customer = { external_id: `acme${nth}`, ...body.customer };
			return body;
		});
		const sent = wire().filter(({ body }) => body);
		expect(sent.map(({ body }) => body)).toEqual(expect.arrayContaining(bodies));
		expect(sent).toHaveLength(bodies.length);
	},
);

test('what holds several is emptied by an empty list, a map by an empty object, all else by null', () => {
	const others = CLEARING.flatMap(({ clearOptions }) => clearOptions).filter(
		({ to }) => to !== null,
	);
	const told = others.map(({ at, to }) => `${at.join('.')}: ${JSON.stringify(to)}`);
	expect(told).toEqual([
		'customer.invoice_custom_section_codes: []',
		'customer.tax_codes: []',
		'wallet.applies_to.billable_metric_codes: []',
		'wallet.applies_to.fee_types: []',
		'wallet.invoice_custom_section.invoice_custom_section_codes: []',
		'wallet.metadata: {}',
		'wallet.recurring_transaction_rules: []',
	]);
});

test('several choices are emptied at once, also beside fields that are set', async () => {
	await run(
		{
			resource: 'customer',
			operation: 'createOrUpdate',
			externalId: 'acme',
			customerFields: {
				name: 'Acme',
				shippingAddress: { address: { city: 'Dover' } },
				clearFields: ['email', 'shipping_address.country', 'tax_codes[]'],
			},
		},
		{ items: [addAccount('acme', 5)] },
	);
	expect(wire().at(-1)?.body).toEqual({
		customer: {
			external_id: 'acme',
			email: null,
			name: 'Acme',
			shipping_address: { city: 'Dover', country: null },
			tax_codes: [],
		},
	});
});

test.each(
	CLEARING.filter(({ clearOptions }) => clearOptions.some(({ at }) => at.at(-1) === 'name')),
)('$declared.id does not both set and empty a name', async ({ declared, collection }) => {
	const isOnPanel = declared.operation.fields.some(({ property }) => property.name === 'name');
	const given = {
		...(isOnPanel && { name: 'New' }),
		[collection]: { ...(!isOnPanel && { name: 'New' }), clearFields: ['name'] },
	};
	expect(await refusal({ ...plainlyAlone(declared), ...given })).toEqual({
		message: "'Clear Fields' clears 'Name', which is also set",
		description: 'Do one of the two.',
	});
});
