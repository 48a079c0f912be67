import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { startLago, type Reply } from '../lago';
import { runFast as run } from '../n8n/support';

const BATCH = 40;

/** Words of Lago's errors, and names that every object of JavaScript has. */
const code = fc.oneof(
	fc.constantFrom('validation_errors', 'third_party_error', 'provider_error', 'customer_not_found'),
	fc.constantFrom('resource_not_found', '_not_found', 'no_active_subscription', 'Unauthorized'),
	fc.constantFrom('read_action_not_allowed_for_customer', 'write_action_not_allowed_for_', '_', ''),
	fc.constantFrom('constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'),
	// Those that are tried again, and so take long, are in test/operations/output/codes.test.ts.
	fc.constantFrom('lock_acquisition', 'Stripe authentication failed. x', 'too_many_provider'),
	fc.string(),
);
const value = fc.letrec((tie) => ({
	json: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		code,
		fc.constantFrom(null, true, false, 0, -1, 1.5),
		fc.array(tie('json'), { maxLength: 3 }),
		fc.dictionary(code, tie('json'), { maxKeys: 3 }),
		fc.record({ params: tie('json'), errors: tie('json') }),
	),
})).json;

const key = fc.oneof(
	code,
	fc.constantFrom('base', 'email', 'name', 'metadata', 'third_party', '0'),
);
const lagoLike = fc.record(
	{
		status: fc.oneof(fc.integer(), value),
		error: fc.oneof(code, value),
		code: fc.oneof(code, value),
		error_details: fc.oneof(
			fc.dictionary(key, fc.oneof(fc.array(code), value), { maxKeys: 4 }),
			fc.record({ third_party: value, thirdparty_error: value }, { requiredKeys: [] }),
			value,
		),
		provider: fc.oneof(fc.record({ code: fc.oneof(code, value) }), value),
		message: value,
	},
	{ requiredKeys: [], noNullPrototype: true },
);

const text = fc.oneof(
	fc.constantFrom('', ' ', '<', '<html>', '{', '[', '"', 'null', '\ufeff{}', '\0', 'undefined'),
	fc.string({ unit: 'binary' }),
);

const body = fc.oneof(
	{ weight: 6, arbitrary: lagoLike },
	{ weight: 2, arbitrary: value.map((json) => JSON.stringify(json)) },
	{ weight: 2, arbitrary: text },
);

const replyWith = (status: fc.Arbitrary<number>): fc.Arbitrary<Reply> =>
	fc.record({
		status,
		headers: fc
			.constantFrom('application/json', 'text/html', 'text/plain', 'application/octet-stream')
			.map((type) => ({ 'content-type': type, 'x-ratelimit-reset': '0', 'retry-after': '0' })),
		body,
	});

const reply = replyWith(
	fc.oneof(
		fc.integer({ min: 400, max: 599 }).filter((status) => status !== 429),
		fc.constantFrom(400, 401, 403, 404, 405, 422, 500),
	),
);

/** A rate limit is tried twenty times, so it comes once to each operation. */
const rateLimit = replyWith(fc.constant(429));
const withRateLimit = () => [...fc.sample(reply, BATCH - 1), ...fc.sample(rateLimit, 1)];

const operations = [
	{ resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
	{ resource: 'customer', operation: 'delete', customerId: '={{ $json.id }}' },
	{
		resource: 'customer',
		operation: 'createOrUpdate',
		externalId: '={{ $json.id }}',
		customerFields: { email: 'a@b.example', metadata: { entry: [{ key: 'a', value: 'b' }] } },
	},
	{ resource: 'customer', operation: 'getAll', customerFilters: { zipcodes: ['={{ $json.id }}'] } },
	{
		resource: 'wallet',
		operation: 'update',
		customerId: '={{ $json.id }}',
		walletCode: 'prepaid',
		walletUpdateFields: { name: 'New' },
	},
];

/** What no text for a person has, unless the server put it there. */
const SLIPS = ['undefined', '[object', 'NaN', 'native code', 'Cannot read', 'is not a function'];

/** What is wrong with the words about an answer. */
function faultsOf({ error, message }: IDataObject, { status, body: answered }: Reply): string[] {
	const words = `${String(error)} ${String(message)}`;
	const said = typeof answered === 'string' ? answered : JSON.stringify(answered);
	const isText = typeof error === 'string' && typeof message === 'string' && /\S/.test(error);
	const slips = SLIPS.filter((slip) => words.includes(slip) && !said.includes(slip));
	return isText && !slips.length ? [] : [`${status} ${said}: ${words}`];
}

/** They run side by side, as most of it is waiting for another try. */
test.concurrent.each(operations)(
	'whatever an error of Lago looks like, $resource $operation tells of it in words',
	async (parameters) => {
		const own = await startLago();
		const { url: baseUrl, apiKey } = own;
		try {
			await fc.assert(
				fc.asyncProperty(
					fc.array(reply, { minLength: BATCH, maxLength: BATCH }),
					async (replies) => {
						own.intercept(({ path, query, body: sent }) => {
							const [, item] = /item-(\d+)/.exec(`${path}${query}${JSON.stringify(sent)}`)!;
							return replies[Number(item)];
						});
						const { items, errors, error } = await run(
							{ ...parameters, requestOptions: { maxParallelRequests: 50 } },
							{
								items: replies.map((_, index) => ({ id: `item-${index}` })),
								node: { onError: 'continueErrorOutput' },
								baseUrl,
								apiKey,
							},
						);
						expect(error).toBeUndefined();
						expect(items).toEqual([]);
						expect(errors).toHaveLength(BATCH);
						errors.forEach(({ json, pairedItem }, index) => {
							expect(pairedItem).toEqual({ item: index });
							expect(faultsOf(json, replies[index])).toEqual([]);
						});
						expect(JSON.stringify(errors)).not.toContain(apiKey);
					},
				),
				{ numRuns: 2, endOnFailure: true, examples: [[withRateLimit()]] },
			);
		} finally {
			await own.close();
		}
	},
);
