import { lago } from '../../n8n/support';
import { entry, runAll, wordsOf, writes } from './support';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: '={{ $json.id }}' };
const withOther = { ...upsert, customerFields: { otherFields: '={{ $json.other }}' } };

test('a value of Other Fields is not replaced where a field of the editor belongs into an object', async () => {
	const other = { billing_configuration: 'none' };
	const billingConfiguration = { documentLocale: 'fr' };
	const { errors } = await runAll({ ...withOther, billingConfiguration }, [{ id: 'acme', other }]);
	expect(errors.map(({ json }) => wordsOf(json))).toEqual([
		"'Other Fields (JSON)' has 'billing_configuration', which is not an object Remove it there.",
	]);
	expect(lago.requests).toEqual([]);
});

test.each(['__proto__', 'constructor', 'prototype'])(
	'the key %s of metadata as a filter finds the customers that have it',
	async (key) => {
		lago.store.addCustomer({ external_id: 'with', metadata: [entry(key, '1')] });
		lago.store.addCustomer({ external_id: 'without' });
		const customerFilters = { metadata: { pair: [{ key, value: '1' }] } };
		const list = { resource: 'customer', operation: 'getAll', returnAll: true, customerFilters };
		const { items } = await runAll(list);
		expect(items.map(({ json }) => json.external_id)).toEqual(['with']);
	},
);

const merge = async (...given: Array<{ key: string; value: string; id?: string }>) =>
	await runAll({ ...upsert, customerFields: { metadata: { entry: given } } }, [{ id: 'acme' }]);

test('an entry of metadata with an ID that Lago does not have is new, and not sent twice', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	lago.intercept(({ method }) =>
		method === 'GET' ? undefined : { carriedOut: true, status: 500, body: { status: 500 } },
	);
	const { errors } = await merge({ id: 'entry-1', key: 'plan', value: 'pro' });
	expect(wordsOf(errors[0].json)).toContain('may have carried the request out');
	expect(writes()).toHaveLength(1);
});

test('two entries of metadata with the same ID are refused', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const given = ['one', 'two'].map((key) => ({ key, value: '1', id: 'entry-1' }));
	const { errors } = await merge(...given);
	expect(errors.map(({ json }) => json.error)).toEqual(["'Metadata' has the ID 'entry-1' twice"]);
});
