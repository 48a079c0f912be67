import { hintsOf } from '../n8n/helpers';
import { lago, run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };

const FAILING = [0, 13, 14, 50, 77, 98, 99];

/** A hundred items, of which seven ask for customers that Lago does not have. */
function hundredItems() {
	return Array.from({ length: 100 }, (_, index) => {
		const id = FAILING.includes(index) ? `missing ${index}` : `customer ${index}`;
		if (!FAILING.includes(index)) lago.store.addCustomer({ external_id: id });
		return { id, note: `note ${index}` };
	});
}

const succeeding = Array.from({ length: 100 }, (_, index) => index).filter(
	(index) => !FAILING.includes(index),
);

const errorJson = (index: number) => ({
	error: `Lago has no customer 'missing ${index}'`,
	message:
		"Check 'Customer', and that the API key belongs to the right Lago account. After a Subscription node, the customer is 'external_customer_id'; 'external_id' is the subscription. Lago answered 404 (customer_not_found).",
});

test('Continue: every item has its answer or its error, in place', async () => {
	const { items, error } = await run(get, {
		items: hundredItems(),
		node: { onError: 'continueRegularOutput' },
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100);
	items.forEach((item, index) => {
		expect(item.pairedItem).toEqual({ item: index });
		if (FAILING.includes(index)) expect(item.json).toEqual(errorJson(index));
		else expect(item.json.external_id).toBe(`customer ${index}`);
	});
});

test('Error output: successes and failures part, each paired with its own input', async () => {
	const { items, errors, error } = await run(get, {
		items: hundredItems(),
		node: { onError: 'continueErrorOutput' },
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json.external_id, pairedItem])).toEqual(
		succeeding.map((index) => [`customer ${index}`, { item: index }]),
	);
	expect(errors).toEqual(
		FAILING.map((index) => ({
			json: { id: `missing ${index}`, note: `note ${index}`, ...errorJson(index) },
			pairedItem: { item: index },
		})),
	);
});

test.each(['get', 'getAll'])('%s leaves no hint on the execution', async (operation) => {
	lago.store.addCustomer({ external_id: 'acme' });
	expect(hintsOf(await run({ ...get, operation }, { items: [{ id: 'acme' }] }))).toEqual([]);
});

test('what Lago did otherwise is said once, with the number of items', async () => {
	lago.store.organization.premium = false;
	const { run: execution } = await run(
		{
			resource: 'customer',
			operation: 'createOrUpdate',
			externalId: '={{ $json.id }}',
			customerFields: { timezone: '={{ $json.timezone }}' },
			billingConfiguration: { invoiceGracePeriod: 3 },
		},
		{ items: [{ id: 'a', timezone: 'Europe/Paris' }, { id: 'b' }] },
	);
	const [{ hints }] = execution.data.resultData.runData['Lago Customer'];
	const hintOn = (field: string, items: string) => ({
		message: `Lago kept another value of '${field}' than the one sent: none. It needs a Lago licence.${items}`,
		location: 'outputPane',
		type: 'warning',
	});
	expect(hints).toHaveLength(2);
	expect(hints).toEqual(
		expect.arrayContaining([hintOn('Timezone', ''), hintOn('Invoice Grace Period', ' (2 items)')]),
	);
});
