import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { client } from '../lago/client';
import { operations } from '../operations/declarations';
import type { ToolAnswer, ToolCaller } from '../n8n';
import { lago, n8n, wire } from '../n8n/support';

/** A resource locator's value that the AI gives. */
const fromAI = (call: string) => ({ __rl: true, mode: 'id', value: `={{ ${call} }}` });

const customerId = fromAI("$fromAI('customer_id', 'The external ID', 'string')");

const get = { resource: 'customer', operation: 'get', customerId };

const search = {
	resource: 'customer',
	operation: 'getAll',
	customerFilters: { searchTerm: "={{ $fromAI('search') }}" },
};

/** As the editor writes it when someone lets the model define fields by a click. */
const byClick = (key: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;

interface Settings {
	caller?: ToolCaller;
	node?: Partial<INode>;
	apiKey?: string;
}

/** Gives the node to an agent, which calls it once with each of the arguments. */
const runTool = async (
	parameters: INodeParameters,
	calls: IDataObject[],
	{ caller = 'engine', node, apiKey = lago.apiKey }: Settings = {},
) =>
	await n8n.runTool(parameters, calls, {
		caller,
		node,
		credentials: { baseUrl: lago.url, apiKey },
	});

const offerOf = async (parameters: INodeParameters, typeVersion = 1) =>
	(await runTool(parameters, [], { node: { typeVersion } })).offer;

describe('what a model is told', () => {
	const names = operations.map(({ operation }) => operation.option.action.replaceAll(' ', '_'));

	test('each operation by a name of its own', () => {
		expect(new Set(names).size).toBe(operations.length);
	});

	test.each(operations)('$id by a name that models accept, and what it needs', async (declared) => {
		const { chosen, operation } = declared;
		const { name, description, parameters } = await offerOf(chosen, 1.1);
		expect(description).toBe(`${operation.option.action} in Lago Customer`);
		expect(name).toBe(description.replaceAll(' ', '_'));
		expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
		const asked = operation.fields
			.map(({ property }) => property)
			.filter(({ required, type }) => required && ['string', 'resourceLocator'].includes(type))
			.map((property) => [
				property.displayName.replaceAll(' ', '_'),
				{ type: 'string', description: property.description },
			]);
		expect(parameters.properties).toEqual(Object.fromEntries(asked));
		expect(parameters.required ?? []).toEqual(asked.map(([key]) => key));
	});
});

/** All that an agent reads in an answer. */
const textOf = (answer: ToolAnswer) =>
	typeof answer === 'string' ? answer : answer.flatMap(Object.values).join('\n\n');

describe.each<ToolCaller>(['engine', 'agent'])('called by the %s', (caller) => {
	async function call(parameters: INodeParameters, args: IDataObject, settings: Settings = {}) {
		const { answers } = await runTool(parameters, [args], { caller, ...settings });
		expect(answers).toHaveLength(1);
		return answers[0];
	}

	describe('a customer', () => {
		beforeEach(() => {
			lago.store.addCustomer({ external_id: 'acme', name: 'Acme', email: 'a@acme.example' });
		});

		test('comes in ten fields', async () => {
			const answer = await call(get, { customer_id: 'acme' });
			expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
			expect(answer).toEqual([
				{
					external_id: 'acme',
					name: 'Acme',
					email: 'a@acme.example',
					currency: null,
					country: null,
					customer_type: null,
					applicable_timezone: 'UTC',
					payment_provider: null,
					created_at: expect.any(String),
					lago_id: expect.any(String),
				},
			]);
		});

		test('comes as Lago has it', async () => {
			const answer = await call({ ...get, output: 'raw' }, { customer_id: 'acme' });
			const { body } = await client(() => lago)('GET', '/customers/acme');
			expect(body.customer).toHaveProperty('billing_configuration');
			expect(answer).toEqual([body.customer]);
		});

		test('comes in the fields that are selected', async () => {
			const selected = { ...get, output: 'selected', outputFields: 'email, country,' };
			expect(await call(selected, { customer_id: 'acme' })).toEqual([
				{
					external_id: 'acme',
					lago_id: expect.any(String),
					email: 'a@acme.example',
					country: null,
				},
			]);
		});
	});

	test('a new tool takes what the model gives, also for what the editor starts with', async () => {
		const node = { typeVersion: 1.1 };
		const chosen = { resource: 'customer', operation: 'createOrUpdate', name: byClick('Name') };
		const made = await call(chosen, { External_ID: 'acme', Name: 'Acme' }, { node });
		expect(wire()).toEqual([
			{ request: 'POST /customers', body: { customer: { external_id: 'acme', name: 'Acme' } } },
		]);
		expect(Object.keys((made as IDataObject[])[0])).toHaveLength(10);
		const { resource } = chosen;
		const read = await call({ resource, operation: 'get' }, { Customer: 'acme' }, { node });
		expect(read).toEqual(made);
		const raw = { resource, operation: 'delete', output: 'raw' };
		const deleted = await call(raw, { Customer: 'acme' }, { node });
		expect(deleted).toMatchObject([{ deleted: true, billing_configuration: expect.anything() }]);
	});

	test('a list has all that was found, in ten fields each', async () => {
		for (const external_id of ['acme-1', 'other', 'acme-2'])
			lago.store.addCustomer({ external_id });
		const answer = await call(search, { search: 'acme' });
		expect(wire()).toEqual([{ request: 'GET /customers?search_term=acme&page=1&per_page=50' }]);
		expect(answer).toMatchObject([{ external_id: 'acme-2' }, { external_id: 'acme-1' }]);
		for (const customer of answer as IDataObject[]) expect(Object.keys(customer)).toHaveLength(10);
	});

	describe('the agent reads what went wrong, and what to do', () => {
		const UNKNOWN: [string, string] = [
			"Lago has no customer 'nobody'",
			"Check 'Customer', and that the API key belongs to the right Lago account. After a Subscription node, the customer is 'external_customer_id'; 'external_id' is the subscription. Lago answered 404 (customer_not_found).",
		];

		async function expectWords(
			[message, description]: [string, string],
			...called: Parameters<typeof call>
		) {
			const text = textOf(await call(...called));
			expect(text).toContain(message);
			// Once, although n8n has messages and descriptions.
			expect(text.split(description)).toHaveLength(2);
		}

		test('an unknown customer', async () => {
			await expectWords(UNKNOWN, get, { customer_id: 'nobody' });
		});

		test('with onError continueRegularOutput, too', async () => {
			const node = { onError: 'continueRegularOutput' } as const;
			const answer = await call(get, { customer_id: 'nobody' }, { node });
			expect(answer).toEqual([{ error: UNKNOWN[0], message: UNKNOWN[1] }]);
		});

		test('a word for a number, of which nothing is sent', async () => {
			await expectWords(
				["'Limit' is not a number", 'It is "ten".'],
				{ ...search, limit: "={{ $fromAI('limit') }}" },
				{ search: 'acme', limit: 'ten' },
			);
			expect(wire()).toEqual([]);
		});
	});
});

describe('Retry On Fail of a tool', () => {
	const create = {
		...{ resource: 'wallet', operation: 'create', customerId: fromAI("$fromAI('customer_id')") },
		...{ rateAmount: '1', walletCurrency: 'EUR', walletFields: { grantedCredits: '10' } },
	};
	const node: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const call = { customer_id: 'acme' };

	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	test('what may have been done is not done again where n8n runs the tool', async () => {
		lago.intercept(({ method }) => (method === 'POST' ? { cut: 'after' } : undefined));
		const { answers } = await runTool(create, [call], { node });
		expect(JSON.stringify(answers)).toContain('may have carried the request out');
		expect(lago.store.wallets).toHaveLength(1);
	});

	test('is as without it where the agent runs the tool: each try sends its own', async () => {
		lago.intercept(({ method }) => (method === 'POST' ? { cut: 'after' } : undefined));
		await runTool(create, [call], { node, caller: 'agent' });
		expect(lago.requests.filter(({ method }) => method === 'POST')).toHaveLength(3);
	});

	test.each<ToolCaller>(['engine', 'agent'])(
		'two calls with the same arguments are done both: %s',
		async (caller) => {
			let number = 0;
			// Lago makes the code of the name and the second.
			lago.intercept(({ method }) =>
				method === 'POST' && number++ === 0
					? { status: 422, body: { status: 422, error: 'Unprocessable Entity' } }
					: undefined,
			);
			await runTool(create, [call, call], { node, caller });
			expect(number).toBe(3);
		},
	);
});
