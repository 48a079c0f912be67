import { createHmac, randomUUID } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import { lago, wire } from '../n8n/support';
import { example, runExample } from './example';

const hmacSecret = 'a key that only Lago and n8n know';

interface Delivery {
	type?: string;
	externalId?: string;
	/** The same for each delivery of one webhook. */
	uniqueKey?: string;
	signature?: string;
}

/** A webhook as Lago sends it, and as n8n's Webhook node with Raw Body hands it on. */
function delivery({
	type = 'customer.created',
	externalId = 'acme.com',
	uniqueKey = randomUUID(),
	signature,
}: Delivery = {}): INodeExecutionData {
	const payload = {
		webhook_type: type,
		object_type: 'customer',
		organization_id: randomUUID(),
		customer: { external_id: externalId, name: 'Kestrel & Finch, as it was' },
	};
	// Lago's JSON is not the one that JavaScript makes, so only the bytes as they came can be checked.
	const body = JSON.stringify(payload).replaceAll('&', '\\u0026');
	const headers = {
		'content-type': 'application/json',
		'x-lago-signature': signature ?? createHmac('sha256', hmacSecret).update(body).digest('base64'),
		'x-lago-signature-algorithm': 'hmac',
		'x-lago-unique-key': uniqueKey,
	};
	return {
		json: { headers, params: {}, query: {}, body: payload },
		binary: {
			data: { data: Buffer.from(body).toString('base64'), mimeType: 'application/json' },
		},
	};
}

const run = async (item: INodeExecutionData) =>
	await runExample(example('lago-webhook'), { items: [item], hmacSecret });

beforeEach(() => {
	lago.store.addCustomer({
		external_id: 'acme.com',
		name: 'Kestrel & Finch',
		email: 'mail@acme.example',
	});
});

test('welcomes a new customer, as Lago has it now, with the link to its portal', async () => {
	const { output, responses } = await run(delivery());

	expect(responses).toMatchObject([{ statusCode: 200 }]);
	expect(wire().map(({ request }) => request)).toEqual([
		'GET /customers/acme%2Ecom',
		'GET /customers/acme%2Ecom/portal_url',
	]);
	const portalUrl = output('Get portal URL')?.[0]?.portal_url;
	expect(portalUrl).toMatch(/^https?:\/\//);
	expect(output('Welcome message')).toEqual([
		{
			to: 'mail@acme.example',
			subject: 'Welcome, Kestrel & Finch',
			text: `Your invoices and your usage are here: ${portalUrl} (the link works for 12 hours).`,
		},
	]);
});

const unsigned = delivery();
unsigned.json.headers = { 'content-type': 'application/json' };

test.each([
	['a wrong signature', delivery({ signature: 'c2lnbmF0dXJl' })],
	['an empty signature', delivery({ signature: '' })],
	['no signature', unsigned],
	[
		'a body that was changed on its way',
		{ ...delivery(), binary: delivery({ externalId: 'globex' }).binary },
	],
])('answers 401 to %s and does nothing', async (_, item) => {
	const { output, responses } = await run(item);

	expect(responses).toMatchObject([{ statusCode: 401 }]);
	expect(output('New customer?')).toBeUndefined();
	expect(wire()).toEqual([]);
});

test('drops a delivery that is repeated, and answers it', async () => {
	const uniqueKey = randomUUID();

	await run(delivery({ uniqueKey }));
	const repeated = await run(delivery({ uniqueKey }));
	const another = await run(delivery());

	expect(repeated.responses).toMatchObject([{ statusCode: 200 }]);
	expect(repeated.output('Welcome message')).toBeUndefined();
	expect(another.output('Welcome message')).toHaveLength(1);
	expect(wire()).toHaveLength(4);
});

test('leaves other events alone', async () => {
	const { output, responses } = await run(delivery({ type: 'customer.updated' }));

	expect(responses).toMatchObject([{ statusCode: 200 }]);
	expect(output('Drop repeats')).toBeUndefined();
	expect(wire()).toEqual([]);
});

test('forgets the keys each week', async () => {
	const uniqueKey = randomUUID();
	await run(delivery({ uniqueKey }));

	const { nodes, connections } = example('lago-webhook');
	const weekly = ({ name }: { name: string }) => name === 'Every Sunday night';
	const weeklyFirst = nodes.toSorted((a, b) => Number(weekly(b)) - Number(weekly(a)));
	await runExample({ nodes: weeklyFirst, connections });
	const again = await run(delivery({ uniqueKey }));

	expect(again.output('Welcome message')).toHaveLength(1);
});
