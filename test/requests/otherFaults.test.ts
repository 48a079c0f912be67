import { upsert } from '../n8n/helpers';
import { lago, n8n, run, wire } from '../n8n/support';

const get = { resource: 'customer', operation: 'get' };

test.each(['={{ $json. }}', '={{ foo( }}'])(
	"the expression %s is named as the user's own fault",
	async (customerId) => {
		const { error } = await run({ ...get, customerId });
		expect(error?.message).toBe(
			"'Customer' has an expression that n8n cannot read: invalid syntax",
		);
		expect(error?.description).toBe('Correct it in the expression editor.');
		expect(wire()).toEqual([]);
	},
);

test('an expression with a wrong syntax in a collection or a setting is named too', async () => {
	const list = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };
	const filter = await run({ ...list, invoiceFilters: { searchTerm: '={{ ( }}' } });
	expect(filter.error?.message).toMatch(/^'Filters' has an expression that n8n cannot read: /);
	const setting = await run({ ...get, customerId: 'a', requestOptions: { timeout: '={{ ( }}' } });
	expect(setting.error?.message).toMatch(/has an expression that n8n cannot read: /);
	expect(wire()).toEqual([]);
});

test('an expression that names a node which is not there keeps the words of n8n', async () => {
	const { error } = await run({ ...get, customerId: "={{ $('Nowhere').item.json.id }}" });
	expect(error?.message).toBe("Referenced node doesn't exist");
});

test.each([
	['half of a character in a filter', { searchTerm: 'a\ud83d' }],
	['in an expression', { searchTerm: "={{ '😀'.slice(0, 1) }}" }],
])('%s is refused by name', async (_, invoiceFilters) => {
	const { error } = await run({
		resource: 'invoice',
		operation: 'getAll',
		customerId: 'acme',
		invoiceFilters,
	});
	expect(error?.message).toBe("'Search Term' contains half of a character (an unpaired surrogate)");
	expect(wire()).toEqual([]);
});

test('a time zone of the workflow that does not exist is named, where a date needs it', async () => {
	const runWith = async (invoiceFilters: Record<string, string>) => {
		const parameters = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };
		const { data } = await n8n.runWorkflow(
			{
				nodes: [
					n8n.testNode('Start', 'n8n-nodes-base.manualTrigger'),
					{
						...n8n.testNode('Lago', n8n.LAGO_NODE),
						parameters: { ...parameters, invoiceFilters },
					},
				],
				connections: { Start: { main: [[{ node: 'Lago', type: 'main', index: 0 }]] } },
				settings: { timezone: 'Mars/Olympus' },
			},
			{ credentials: { baseUrl: lago.url, apiKey: lago.apiKey } },
		);
		return data.resultData.error;
	};
	lago.store.addCustomer({ external_id: 'acme' });
	const error = await runWith({ issuingDateTo: "={{ new Date('2026-03-31T12:00:00Z') }}" });
	expect(error?.message).toBe("'Timezone' of the workflow cannot be 'Mars/Olympus'");
	expect(wire()).toEqual([]);
	expect(await runWith({ searchTerm: 'x' })).toBeUndefined();
});

describe("n8n's protection against requests to its own network", () => {
	beforeAll(() => n8n.setSsrfProtection(true));

	afterAll(() => n8n.setSsrfProtection(false));

	test('is told of a write in the words of n8n, as by the credential test, and leaves no doubt', async () => {
		const { error } = await run(upsert);
		expect(error?.message).toBe('n8n did not send the request');
		expect(error?.description).toMatch(/restricted IP address.* ask your n8n administrator/);
		expect(error?.description).not.toContain('may have carried');
		const credentials = { baseUrl: lago.url, apiKey: lago.apiKey };
		expect(await n8n.testCredential(credentials)).toEqual({
			status: 'Error',
			message: `${error?.message}. ${error?.description}`,
		});
		expect(wire()).toEqual([]);
	});
});
