import { upsert } from '../n8n/helpers';
import { lago, n8n, run, runFast } from '../n8n/support';
import { REPEATING } from './repeating';

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };

const ECHOES: typeof REPEATING = [
	...REPEATING,
	[
		'a customer',
		(key) => ({ body: { customer: { external_id: 'acme', name: key, [key]: [key] } } }),
	],
	['no answer, as the connection is cut', () => ({ cut: 'before' })],
];

/** All that there is in a value, also what JSON leaves out, as the stack of an error. */
function everythingIn(value: unknown): string {
	const seen = new Set<unknown>();
	return JSON.stringify(value, (_, each: unknown) => {
		if (typeof each !== 'object' || each === null) return each;
		if (seen.has(each)) return undefined;
		seen.add(each);
		const own = Object.getOwnPropertyNames(each).filter((name) => name !== 'constructor');
		return Array.isArray(each)
			? each
			: Object.fromEntries(own.map((name) => [name, (each as Record<string, unknown>)[name]]));
	});
}

describe.each(ECHOES)('an API key that a server repeats in %s', (_, reply) => {
	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'is in nothing that n8n keeps with %s',
		async (onError) => {
			lago.intercept(() => reply(lago.apiKey));
			for (const parameters of [get, upsert]) {
				const { run: execution, error } = await runFast(parameters, { node: { onError } });
				expect(lago.requests.length).toBeGreaterThan(0);
				expect(everythingIn([execution, error])).not.toContain(lago.apiKey);
			}
		},
	);

	test('is in nothing that the credential test says', async () => {
		lago.intercept(() => reply(lago.apiKey));
		const credentials = { baseUrl: lago.url, apiKey: lago.apiKey };
		expect(JSON.stringify(await n8n.testCredential(credentials))).not.toContain(lago.apiKey);
	});
});

test('an API key of other characters is found in each form, and the rest stays as it is', async () => {
	const apiKey = 'a"key\\with+odd/characters%';
	const forms = [apiKey, encodeURIComponent(apiKey), JSON.stringify(apiKey).slice(1, -1)];
	const name = `before ${forms.join(' and ')} after`;
	lago.intercept(() => ({
		body: { customer: { external_id: 'acme', name, balance: 1, tags: [] } },
	}));
	const { items } = await run(get, { apiKey });
	expect(items[0].json).toEqual({
		external_id: 'acme',
		name: 'before [API key] and [API key] and [API key] after',
		balance: 1,
		tags: [],
	});
});

test('a key that is too short for one does not change the data of customers', async () => {
	lago.intercept(() => ({ body: { customer: { external_id: 'acme', name: 'Acme key' } } }));
	const { items } = await run(get, { apiKey: 'key' });
	expect(items[0].json.name).toBe('Acme key');
});

test("links that open a customer's pages are not kept with an error", async () => {
	const link = 'https://lago.example/customer-portal/eyJfcmFpbHMi';
	const body = {
		status: 422,
		code: 'validation_errors',
		error_details: { portal_url: [link], base: [`see ${link}`] },
		customer: { portal_url: link, checkout_url: `${link}?a=1` },
	};
	lago.intercept(() => ({ status: 422, body }));
	const { error, run: execution } = await run(get);
	expect(JSON.stringify(execution.data.resultData)).not.toContain('eyJfcmFpbHMi');
	expect(error?.context?.data).toMatchObject({ customer: { portal_url: '[link]' } });
});

test('nor are they with an answer that is not the one of Lago', async () => {
	const portal_url = 'https://lago.example/customer-portal/eyJfcmFpbHMi';
	lago.intercept(() => ({ body: { unexpected: { portal_url } } }));
	const { error, run: execution } = await run({ ...get, operation: 'getPortalUrl' });
	expect(error?.message).toBe('The answer is not the one that Lago gives');
	expect(everythingIn([execution, error])).not.toContain('eyJfcmFpbHMi');
});

test('a run uses one key and one address, also when the credential is edited meanwhile', async () => {
	for (let nth = 0; nth < 250; nth += 1) lago.store.addCustomer({ external_id: `c${nth}` });
	const credentials = { baseUrl: lago.url, apiKey: lago.apiKey };
	lago.intercept(() => {
		credentials.apiKey = 'another';
		credentials.baseUrl = 'http://127.0.0.1:9';
		return undefined;
	});
	const { items, error } = await n8n.runNode(
		{ resource: 'customer', operation: 'getAll', returnAll: true },
		{ credentials },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(250);
	const keys = lago.requests.map(({ headers }) => headers.authorization);
	expect(new Set(keys)).toEqual(new Set([`Bearer ${lago.apiKey}`]));
	expect(keys.length).toBeGreaterThan(1);
});
