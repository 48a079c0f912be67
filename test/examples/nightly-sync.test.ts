import type { IDataObject } from 'n8n-workflow';
import { lago, wire } from '../n8n/support';
import { example, runExample } from './example';

/** The example, with these rows in place of its own. */
function workflowWith(rows: IDataObject[]) {
	const workflow = example('nightly-sync');
	for (const { name, parameters } of workflow.nodes) {
		if (name === 'Rows of the CRM') parameters.jsonOutput = JSON.stringify({ rows });
	}
	return workflow;
}

const writes = () =>
	wire()
		.filter(({ request }) => request.startsWith('POST'))
		.map(({ body }) => body)
		.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

const acme = { external_id: 'acme', name: 'Acme', email: 'pay@acme.example', country: 'US' };

test('writes what is new or changed, and nothing else', async () => {
	lago.store.addCustomer(acme);
	lago.store.addCustomer({ external_id: '42', name: 'Globex', email: 'old@globex.example' });
	lago.store.addCustomer({ external_id: 'only-in-lago', name: 'Initech' });

	const { output } = await runExample(
		workflowWith([
			{ id: 'acme', company: 'Acme', email: 'pay@acme.example', country: 'US' },
			{ id: 42, company: 'Globex', email: 'new@globex.example', country: null },
			{ id: 'umbrella', company: 'Umbrella', email: '', country: 'DE' },
		]),
	);

	expect(output('Create or update')).toHaveLength(2);
	expect(writes()).toEqual([
		{ customer: { external_id: '42', name: 'Globex', email: 'new@globex.example' } },
		{ customer: { external_id: 'umbrella', name: 'Umbrella', country: 'DE' } },
	]);
});

test.each([
	[{ company: 'Acme Incorporated' }, { name: 'Acme Incorporated' }],
	[{ email: 'new@acme.example' }, { email: 'new@acme.example' }],
	[{ country: 'DE' }, { country: 'DE' }],
])('writes a row in which nothing but this has changed: %j', async (change, changed) => {
	lago.store.addCustomer(acme);

	const row = { id: 'acme', company: 'Acme', email: 'pay@acme.example', country: 'US' };
	await runExample(workflowWith([{ ...row, ...change }]));

	expect(writes()).toEqual([{ customer: { ...acme, ...changed } }]);
	expect(lago.store.customer('acme')).toMatchObject({ ...acme, ...changed });
});

test('writes nothing the second night', async () => {
	const workflow = example('nightly-sync');
	await runExample(workflow);
	expect(writes()).toHaveLength(2);

	const { output } = await runExample(workflow);

	expect(output('New or changed')).toEqual([]);
	expect(writes()).toHaveLength(2);
});

test('takes a field that is empty or missing in the CRM for no change', async () => {
	lago.store.addCustomer(acme);

	const { output } = await runExample(
		workflowWith([
			{ id: 'acme', company: 'Acme', email: '', country: null },
			{ id: 'acme', company: 'Acme' },
		]),
	);

	expect(output('Put side by side')).toHaveLength(2);
	expect(writes()).toEqual([]);
});

test('goes on after a row that Lago refuses, and says why', async () => {
	const { output } = await runExample(
		workflowWith([
			{ id: 'acme', company: 'Acme', email: 'not an address' },
			{ id: 'globex', company: 'Globex' },
		]),
	);

	expect(lago.store.customers.map(({ external_id }) => external_id)).toEqual(['globex']);
	expect(output('Refused rows')).toEqual([
		{
			external_id: 'acme',
			error: expect.stringContaining('Email'),
			what_to_do: expect.any(String),
		},
	]);
});

test('stops before it writes when Lago does not answer', async () => {
	lago.intercept(({ method }) => (method === 'GET' ? { status: 401, body: {} } : undefined));

	await expect(runExample(example('nightly-sync'))).rejects.toThrow('(HTTP 401)');
	expect(writes()).toEqual([]);
});
