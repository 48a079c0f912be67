import { lago, run, wire } from '../../support';
import { ask, AT_STRIPE, NOTHING } from '../helpers';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

/** The request for a customer of whom only the external ID is sent. */
const ONLY_THE_ID = [{ request: 'POST /customers', body: { customer: { external_id: 'acme' } } }];

test('creates a customer of whom only the ID is known', async () => {
	const { items, error } = await run(upsert);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(ONLY_THE_ID);
	const { customer } = await ask('/customers/acme');
	expect(items).toEqual([{ json: customer, pairedItem: { item: 0 } }]);
});

describe('when the customer exists', () => {
	beforeEach(() => {
		lago.store.addCustomer({
			external_id: 'acme',
			name: 'Acme',
			email: 'billing@acme.example',
			city: 'Rennes',
			country: 'FR',
			...structuredClone(AT_STRIPE),
			metadata: [
				{ ...lago.store.stamp(), key: 'segment', value: 'basic', display_in_invoice: false },
			],
		});
	});

	test('changes what is sent and keeps the rest', async () => {
		const { customer: before } = await ask('/customers/acme');
		const customerFields = {
			name: 'Acme Inc.',
			billingAddress: { address: { city: 'Lyon', country: '' } },
		};
		const { items } = await run({ ...upsert, customerFields });
		expect(wire()).toEqual([
			{
				request: 'POST /customers',
				body: { customer: { external_id: 'acme', city: 'Lyon', name: 'Acme Inc.' } },
			},
		]);
		expect(items[0].json).toEqual({
			...(before as object),
			name: 'Acme Inc.',
			city: 'Lyon',
			updated_at: expect.any(String),
		});
	});

	test('clears a field with null in Other Fields', async () => {
		const { items } = await run({
			...upsert,
			customerFields: { otherFields: '{ "email": null }' },
		});
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme', email: null } } },
		]);
		expect(items[0].json).toMatchObject({ email: null, name: 'Acme' });
	});
});

test('does not send addresses in which no line is filled in', async () => {
	const nowhere = { address: { addressLine1: '', city: NOTHING, country: '', zipcode: '' } };
	const customerFields = { billingAddress: nowhere, otherFields: '{}', shippingAddress: nowhere };
	await run({ ...upsert, customerFields });
	expect(wire()).toEqual(ONLY_THE_ID);
});

test('does not send a metadata entry without a value, and reads nothing for it', async () => {
	const entry = [{ key: 'segment', value: NOTHING }];
	await run({ ...upsert, customerFields: { metadata: { entry } } });
	expect(wire()).toEqual(ONLY_THE_ID);
});

test('Other Fields add to a group that has fields of its own', async () => {
	await run({
		...upsert,
		customerFields: { otherFields: '{ "billing_configuration": { "newer_setting": 1 } }' },
		billingConfiguration: { documentLocale: 'fr' },
	});
	expect(wire()).toEqual([
		{
			request: 'POST /customers',
			body: {
				customer: {
					external_id: 'acme',
					billing_configuration: { newer_setting: 1, document_locale: 'fr' },
				},
			},
		},
	]);
});
