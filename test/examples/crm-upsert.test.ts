import type { IDataObject } from 'n8n-workflow';
import { lago, wire } from '../n8n/support';
import { example, runExample } from './example';

/** What comes out of the Webhook node for this body. */
const post = async (body: IDataObject) =>
	await runExample(example('crm-upsert'), {
		items: [{ json: { headers: {}, params: {}, query: {}, body } }],
	});

const acme = { id: 'acme', company: 'Acme', email: 'pay@acme.example', country: 'US' };

test('writes each customer and answers 200', async () => {
	lago.store.addCustomer({ external_id: 'globex', name: 'Globex', email: 'pay@globex.example' });

	const { responses } = await post({
		customers: [acme, { id: 'globex', company: 'Globex Corporation' }],
	});

	expect(responses).toEqual([
		{
			statusCode: 200,
			headers: {},
			body: {
				customers: [
					{ id: 'acme', status: 'written', lago_id: expect.any(String) },
					{ id: 'globex', status: 'written', lago_id: expect.any(String) },
				],
			},
		},
	]);
	expect(lago.store.customers).toMatchObject([
		{ external_id: 'globex', name: 'Globex Corporation', email: 'pay@globex.example' },
		{ external_id: 'acme', name: 'Acme', email: 'pay@acme.example', country: 'US' },
	]);
});

test('leaves the same customers when the list comes again', async () => {
	const customers = [acme, { id: 'globex', company: 'Globex' }];
	await post({ customers });
	const before = lago.store.customers.map(({ external_id, name }) => [external_id, name]);

	const { responses } = await post({ customers });

	expect(responses).toMatchObject([{ statusCode: 200 }]);
	expect(lago.store.customers.map(({ external_id, name }) => [external_id, name])).toEqual(before);
});

test('answers for each row of a customer that is listed twice, and leaves the last, however slow Lago is', async () => {
	lago.intercept((_, nth) => (nth === 0 ? { delayMs: 300 } : undefined));

	const { responses } = await post({
		customers: [acme, { ...acme, company: 'Acme Incorporated' }],
	});

	const written = { id: 'acme', status: 'written' };
	expect(responses).toMatchObject([{ statusCode: 200, body: { customers: [written, written] } }]);
	expect(lago.store.customers).toMatchObject([{ name: 'Acme Incorporated' }]);
	expect(wire()).toHaveLength(2);
});

test('answers 207 when a row is refused, and says why and what to do', async () => {
	const { responses } = await post({
		customers: [
			{ id: '', company: 'Nobody' },
			acme,
			{ id: 'globex', company: 'Globex', email: 'not an address' },
		],
	});

	const refused = { error: expect.any(String), what_to_do: expect.any(String) };
	expect(responses).toMatchObject([
		{
			statusCode: 207,
			body: {
				customers: [
					{ id: 'acme', status: 'written' },
					{ ...refused, id: '', status: 'refused', error: expect.stringContaining('External ID') },
					{ ...refused, id: 'globex', status: 'refused', error: expect.stringContaining('Email') },
				],
			},
		},
	]);
	expect(lago.store.customers).toMatchObject([{ external_id: 'acme' }]);
});

test('answers a list without customers, too', async () => {
	const { responses } = await post({ customers: [] });

	expect(responses).toMatchObject([
		{ statusCode: 207, body: { customers: [{ status: 'refused' }] } },
	]);
	expect(wire()).toEqual([]);
});
