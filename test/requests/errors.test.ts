import type { INodeParameters } from 'n8n-workflow';
import { upsert } from '../n8n/helpers';
import type { Reply } from '../lago';
import { lago, run as runSlowly, runFast as run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
const withEmail = (email: string) => ({ ...upsert, customerFields: { email } });

const NOT_FOUND =
	"Check 'Customer', and that the API key belongs to the right Lago account. After a Subscription node, the customer is 'external_customer_id'; 'external_id' is the subscription. Lago answered 404 (customer_not_found).";

const ALREADY_SAVED = 'Lago had already saved the other fields of the customer.';

const lagoBody = (status: number, error: string, code?: string, details?: unknown) => ({
	status,
	error,
	...(code && { code }),
	...(details !== undefined && { error_details: details }),
});

test('Lago is asked for JSON, as Rails says nothing of its errors otherwise', async () => {
	await run(get);
	expect(lago.requests[0].headers.accept).toBe('application/json');
});

const validation = (details: unknown) =>
	lagoBody(422, 'Unprocessable Entity', 'validation_errors', details);

const BAD_REQUEST = 'BadRequest: param is missing or the value is empty or invalid: customer';
const STRIPE_KEY = 'Stripe authentication failed. Invalid API Key provided: sk_test_***1234';

test.each<[body: ReturnType<typeof lagoBody>, message: string, description: string]>([
	[
		lagoBody(400, BAD_REQUEST),
		`Lago did not accept the request: ${BAD_REQUEST}`,
		`Lago answered 400 (${BAD_REQUEST}).`,
	],
	[
		lagoBody(401, STRIPE_KEY),
		'Stripe did not accept the key that Lago has for it',
		`The Lago API key is fine. Renew the secret key in the Stripe integration in Lago. Lago answered 401 (${STRIPE_KEY}). ${ALREADY_SAVED}`,
	],
	[
		lagoBody(403, 'Forbidden', 'feature_unavailable'),
		'Lago did not allow it: feature unavailable',
		'This needs a Lago plan or licence that the account does not have. Lago answered 403 (feature_unavailable).',
	],
	[
		lagoBody(404, 'Not Found', 'tax_not_found'),
		'Lago has no tax with that ID or code',
		'Check the IDs and codes, and that the API key belongs to the right Lago account. Lago answered 404 (tax_not_found).',
	],
	[
		lagoBody(404, 'Not Found', 'resource_not_found'),
		'Lago did not accept the request: resource not found',
		"The address may be wrong: check 'Base URL' in the Lago API credential. A Lago server that is older than the operation answers like this too. Lago answered 404 (resource_not_found).",
	],
	[
		validation({
			legal_name: ['value_is_too_long', 'value_is_invalid'],
			countries: { 0: ['must be one of: AD, AE'] },
			brand_new: ['value_is_mandatory'],
			base: ['payment_provider_not_found'],
		}),
		"Lago did not accept the request: 'legal_name' is too long",
		`'legal_name' is too long; 'legal_name' has a value that Lago does not accept; 'countries > 0': must be one of: AD, AE; 'brand_new' is missing; Lago has no such connection to a payment provider. Lago answered 422 (validation_errors). ${ALREADY_SAVED}`,
	],
	[
		lagoBody(422, 'Unprocessable Entity', 'third_party_error', {
			...{ third_party: 'Stripe', thirdparty_error: 'No such customer: cus_1' },
		}),
		'Stripe refused: No such customer: cus_1',
		`Lago passed the request on and got this answer back. Lago answered 422 (third_party_error). ${ALREADY_SAVED}`,
	],
	[
		lagoBody(500, 'Internal Server Error'),
		'Lago could not answer (HTTP 500)',
		"Run it again later. If it stays like this, Lago's status page or log says more. Lago answered 500 (Internal Server Error). Lago may have carried the request out nevertheless: look in Lago before you run it again.",
	],
])('%j', async (body, message, description) => {
	lago.intercept(() => ({ status: body.status, body }));
	const { error, items } = await run(withEmail('x'));
	expect(items).toEqual([]);
	expect([error?.message, error?.description]).toEqual([message, description]);
});

test('422: a payment provider that failed, of which no operation is known to tell', async () => {
	const details = { message: 'Your card was declined.' };
	const body = lagoBody(422, 'Unprocessable Entity', 'provider_error', details);
	lago.intercept(() => ({ status: 422, body: { ...body, provider: { code: 'stripe' } } }));
	const { error } = await run(withEmail('x'));
	expect(error?.message).toBe('Lago did not accept the request: stripe');
	expect(error?.description).toMatch(
		/'message': Your card was declined\..*422 \(provider_error\)\.$/,
	);
});

test.each<[what: string, given: INodeParameters, message: string, description: string]>([
	[
		'405: a rule of Lago',
		{ ...{ resource: 'usage', operation: 'getCurrent' }, customerId: 'b', subscriptionId: 'none' },
		'Lago did not accept the request: the customer has no such active subscription',
		"Choose a subscription of this customer that is active, or check the expression in 'Subscription'. For several customers, put Subscription > Get Many before this node and use its 'external_id': a fixed subscription belongs to one customer only. Lago answered 405 (no_active_subscription).",
	],
	[
		'422: one value, named as the editor names it',
		withEmail('no address'),
		`Lago did not accept the request: 'Email' "no address" is not an email address`,
		'Lago answered 422 (validation_errors).',
	],
])('%s', async (_, given, message, description) => {
	lago.store.addCustomer({ external_id: 'b' });
	const { error } = await run(given);
	expect([error?.message, error?.description]).toEqual([message, description]);
});

const createAlerts = {
	resource: 'walletAlert',
	operation: 'create',
	customerId: 'acme',
	walletCode: 'prepaid',
	alerts: {
		alert: ['wallet_balance_amount', 'wallet_credits_balance'].map((alertType, index) => ({
			alertType,
			code: `alert ${index}`,
			thresholds: { threshold: [{ value: '5' }] },
		})),
	},
};

test.each<[string, object, string]>([
	[
		'the number and code of its entry',
		{ 1: { params: { code: 'x' }, errors: 'Validation errors: {"code":["value_already_exist"]}' } },
		`Alert 2 ('x'): 'Alerts > Code' "alert 1" is already taken`,
	],
	[
		'its code alone',
		{
			x: { params: { code: 'x' }, errors: 'Validation errors: {"base":["alert_already_exists"]}' },
		},
		"x ('x'): the wallet already has an alert of this type",
	],
	[
		'what it is about, where that is no JSON',
		{ 0: { params: {}, errors: 'Something odd' } },
		'Alert 1: Something odd',
	],
])('422: a batch, by %s', async (_, details, problem) => {
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addWallet(customer, { code: 'prepaid' });
	lago.intercept(({ method }) =>
		method === 'POST' ? { status: 422, body: validation(details) } : undefined,
	);
	const { error } = await run(createAlerts);
	expect([error?.message, error?.description]).toEqual([
		`Lago did not accept the request: ${problem}`,
		'Lago answered 422 (validation_errors).',
	]);
});

test.each([
	[500, '7f3c', " before you run it again. Lago's ID of the request is 7f3c."],
	[404, '7f3c', " Lago answered 404 (customer_not_found). Lago's ID of the request is 7f3c."],
	[500, '', ' before you run it again.'],
])("of a %i, Lago's ID of the request, %j, is said at the very end", async (status, id, end) => {
	const body = lagoBody(status, 'Not Found', 'customer_not_found');
	lago.intercept(() => ({ status, headers: { 'x-request-id': id }, body }));
	const { error } = await run(withEmail('x'));
	expect(error?.description?.endsWith(end)).toBe(true);
});

describe('a run that stops', () => {
	const getEach = { ...get, customerId: '={{ $json.id }}' };
	const remove = { ...getEach, operation: 'delete' };
	const oneAtATime = { ...getEach, requestOptions: { maxParallelRequests: 1 } };
	const seven = ['a', 'b', 'c', 'd', 'missing', 'e', 'f'];

	/** The others wait to be sent again when the answer comes that ends the run. */
	const fails = (path: string): Reply =>
		path.endsWith('missing')
			? { delayMs: 300 }
			: { carriedOut: true, status: 500, body: lagoBody(500, 'Internal Server Error') };

	test.each<
		[
			what: string,
			given: INodeParameters,
			ids: string[],
			replyTo: (path: string) => Reply,
			told: string,
			sent: number,
		]
	>([
		[
			'sends nothing after the failure where one request at a time is allowed',
			oneAtATime,
			seven,
			() => ({}),
			'4 of 7 items were done (items 0–3). Item 4 failed, items 5–6 were not tried.',
			5,
		],
		[
			'does not say that a read may have been done',
			getEach,
			['missing', 'a', 'b'],
			fails,
			'None of the 3 items was done. Item 0 failed, items 1–2 were not tried.',
			3,
		],
		[
			'says which writes may have been done that were to be sent again',
			remove,
			['missing', 'a', 'b'],
			fails,
			'None of the 3 items was done. Items 0–2 failed. Lago may have carried out 1–2 nevertheless: look in Lago before you run them again.',
			3,
		],
	])('%s', async (_, given, ids, replyTo, told, sent) => {
		for (const id of seven) if (id !== 'missing') lago.store.addCustomer({ external_id: id });
		lago.intercept(({ path }) => replyTo(path));
		const { error } = await runSlowly(given, { items: ids.map((id) => ({ id })) });
		expect([error?.message, error?.description]).toEqual([
			`Lago has no customer 'missing' [item ${ids.indexOf('missing')}]`,
			`${NOT_FOUND} ${told}`,
		]);
		expect(lago.requests).toHaveLength(sent);
	});

	test('says so also when nothing was sent', async () => {
		const { error } = await run(getEach, { items: [{ id: 'a' }, { id: '..' }] });
		expect([error?.message, error?.description]).toEqual([
			"'Customer' cannot be '..' [item 1]",
			'Enter a value, or check the expression that gives it. None of the 2 items was done. Item 1 failed, item 0 was not tried.',
		]);
		expect(lago.requests).toEqual([]);
	});
});
