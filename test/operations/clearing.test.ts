import type { INodePropertyOptions } from 'n8n-workflow';
import { getClearOptionValue, type ClearOption } from '../../nodes/LagoCustomer/model/field';
import { run, wire } from '../n8n/support';
import { addAccount, collectionsOf, operations, plainly } from './declarations';
import { refusal } from './helpers';
import { plainlyAlone } from './spots';

/** Every choice of every Clear Fields. */
const CHOICES = operations.flatMap((declared) =>
	collectionsOf(declared.operation).flatMap(({ property: { name: collection }, fields }) =>
		fields
			.filter(({ place }) => place.in === 'body' && place.as === 'clear')
			.flatMap(({ clearOptions = [] }) => clearOptions)
			.map((clearing) => ({ declared, collection, clearing })),
	),
);

test.each([...new Set(CHOICES.map(({ declared }) => declared))])(
	'$id lists what it can empty by name',
	({ operation }) => {
		for (const { property } of collectionsOf(operation).flatMap(({ fields }) => fields)) {
			if (property.name !== 'clearFields') continue;
			const names = (property.options as INodePropertyOptions[]).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	},
);

/** `{ wallet: { name: null } }` for the name of a wallet. */
const bodyFor = ({ at, to }: ClearOption): object =>
	at.reduceRight<unknown>((value, key) => ({ [key]: value }), to) as object;

test.each(CHOICES)('$declared.id empties $clearing.name, and nothing else', async (choice) => {
	const { declared, collection, clearing } = choice;
	const clearFields = [getClearOptionValue(clearing)];
	const { error } = await run(
		{ ...plainly(declared), [collection]: { clearFields } },
		{ items: [addAccount('acme', 5)] },
	);
	expect(error).toBeUndefined();
	const body = bodyFor(clearing) as { customer?: object };
	if (body.customer) body.customer = { external_id: 'acme', ...body.customer };
	expect(wire().filter((request) => request.body)).toEqual([
		{ request: expect.stringMatching(/^(POST|PUT) /), body },
	]);
});

test('what holds several is emptied by an empty list, a map by an empty object, all else by null', () => {
	const others = CHOICES.filter(({ clearing }) => clearing.to !== null);
	const told = others.map(({ clearing: { at, to } }) => `${at.join('.')}: ${JSON.stringify(to)}`);
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

test.each(CHOICES.filter(({ clearing }) => clearing.name === 'Name'))(
	'$declared.id does not both set and empty a name',
	async ({ declared, collection }) => {
		const isOnPanel = declared.operation.fields.some(({ property }) => property.name === 'name');
		const given = {
			...(isOnPanel && { name: 'New' }),
			[collection]: { ...(!isOnPanel && { name: 'New' }), clearFields: ['name'] },
		};
		expect(await refusal({ ...plainlyAlone(declared), ...given })).toEqual({
			message: "'Clear Fields' clears 'Name', which is also set",
			description: 'Do one of the two.',
		});
	},
);
