import type { Regression } from './regression';

const NODE = 'nodes/LagoCustomer';

const file = (
	path: string,
	tests: string[],
	all: Array<[name: string, from: string, to: string]>,
) => all.map(([name, from, to]): Regression => ({ name, file: path, from, to, tests }));

const DEFAULTS = ['test/declarations/defaults'];
const SHOWN = ['test/declarations/shown'];
const FACTS = ['test/declarations/facts'];
const LIMITS = ['test/declarations/limits'];
const REFERENCE = ['test/declarations/reference'];
const CREDENTIAL = ['test/editor/LagoApi'];
const PACKAGE = ['test/declarations/package'];
const LISTS = ['test/editor/lists'];
const VERSIONS = ['test/operations/versions'];

/** Mistakes in what is declared: fields, their defaults, what is shown, names, and what the README and docs say. */
export const declared: Regression[] = [
	...file(`${NODE}/resources/common/filters.ts`, DEFAULTS, [
		['The filter Currency starts with another currency', "default: 'USD',", "default: 'EUR',"],
	]),
	...file(`${NODE}/execution/execute.ts`, DEFAULTS, [
		['Timeout starts with half a minute', 'default: DEFAULT_TIMEOUT_MS,', 'default: 30_000,'],
	]),
	...file(`${NODE}/resources/walletAlert.ts`, DEFAULTS, [
		[
			'Alert Type starts with another type',
			"default: 'wallet_credits_ongoing_balance',",
			"default: 'wallet_balance_amount',",
		],
		[
			'Recurring of a threshold starts switched on',
			"type: 'boolean',\n\t\tdefault: false,",
			"type: 'boolean',\n\t\tdefault: true,",
		],
	]),
	...file(`${NODE}/resources/customer/integrations.ts`, DEFAULTS, [
		['Integration Type starts with another system', "default: 'netsuite',", "default: 'anrok',"],
	]),
	...file(`${NODE}/resources/customer/index.ts`, DEFAULTS, [
		[
			'Customer starts with another operation',
			"resource({ name: 'Customer', value: 'customer' }, getMany,",
			"resource({ name: 'Customer', value: 'customer' }, createOrUpdate,",
		],
	]),
	...file(`${NODE}/LagoCustomer.node.ts`, DEFAULTS, [
		[
			'The node starts with another resource',
			"nodeProperties(resources, 'customer')",
			"nodeProperties(resources, 'invoice')",
		],
	]),

	...file(`${NODE}/model/field.ts`, DEFAULTS, [
		[
			'A group that was just added vanishes with the next field',
			'{ ...property, default: { [name]: [] } }',
			'property',
		],
	]),
	...file(
		`${NODE}/resources/customer/createOrUpdate.ts`,
		['test/declarations/saved'],
		[
			[
				'Version 1 of the node reads the billing configuration no longer',
				'fieldsInVersion1: [externalId, customerFields, billingConfiguration],',
				'fieldsInVersion1: [externalId, customerFields],',
			],
		],
	),
	...file(`${NODE}/model/defineOperation.ts`, VERSIONS, [
		[
			'Version 1 of the node simplifies what writes return',
			'const others = { addedFields: [], fields: [...ids, ...fieldsInVersion1], simplified: null };',
			'const others = { fields: [...ids, ...fieldsInVersion1] };',
		],
	]),
	...file(`${NODE}/execution/outputMapper.ts`, VERSIONS, [
		[
			'A simplified delete does not say that it deleted',
			'\t\t...(record.deleted === true && { deleted: true }),\n',
			'',
		],
	]),
	...file(
		`${NODE}/editor/properties.ts`,
		['test/editor/tool'],
		[
			[
				'A new tool does not ask the model for what it needs',
				"default: type === 'string' ? value : { mode: 'id', value },",
				'default: property.default ?? value,',
			],
		],
	),

	...file('credentials/LagoApi.credentials.ts', CREDENTIAL, [
		[
			'Base URL starts with the address of the app',
			"default: 'https://api.getlago.com',",
			"default: 'https://app.getlago.com',",
		],
		[
			'The example of Base URL is the address of the app',
			"placeholder: 'e.g. https://api.getlago.com',",
			"placeholder: 'e.g. https://app.getlago.com',",
		],
		['Certificates are not checked unless one says so', 'default: false,', 'default: true,'],
		['The API key is shown', 'typeOptions: { password: true },\n', ''],
	]),

	...file(`${NODE}/model/outputOptions.ts`, SHOWN, [
		['Limit stays beside Return All', '\tdisplayOptions: { show: { returnAll: [false] } },\n', ''],
		[
			'Agents are asked for Fields with any Output',
			"show: { '@tool': [true], output: ['selected'] }",
			"show: { '@tool': [true] }",
		],
		[
			'People have Simplify no longer',
			"displayOptions: { show: { '@tool': [false] } }",
			"displayOptions: { show: { '@tool': [true] } }",
		],
	]),
	...file(`${NODE}/resources/common/filters.ts`, SHOWN, [
		[
			'Value stays beside Must Not Exist',
			'\t\t\tdisplayOptions: { show: { unset: [false] } },\n',
			'',
		],
	]),
	...file(`${NODE}/resources/customer/integrations.ts`, SHOWN, [
		[
			'Subsidiary ID is shown for another system',
			"show: { integrationType: ['netsuite'] }",
			"show: { integrationType: ['xero'] }",
		],
	]),
	...file(`${NODE}/resources/common/locators.ts`, SHOWN, [
		['Customers cannot be searched', "searchable: list === 'searchCustomers'", 'searchable: false'],
		[
			'All lists have a search that does nothing',
			"searchable: list === 'searchCustomers'",
			'searchable: true',
		],
	]),
	...file(`${NODE}/execution/execute.ts`, SHOWN, [
		['Request Options stand among the parameters', ', isNodeSetting: true }', ' }'],
	]),
	...file(`${NODE}/LagoCustomer.node.ts`, SHOWN, [
		[
			'A credential is not asked for',
			"[{ name: 'lagoApi', required: true, testedBy: 'testLagoApi' }]",
			"[{ name: 'lagoApi', required: false, testedBy: 'testLagoApi' }]",
		],
		[
			'The subtitle reads a parameter that there is not',
			'{{$parameter["operation"] + ": " + $parameter["resource"]}}',
			'{{$parameter["action"] + ": " + $parameter["resource"]}}',
		],
	]),

	...file(`${NODE}/LagoCustomer.node.ts`, PACKAGE, [
		[
			'The icons for light and dark ground are swapped',
			"{ light: 'file:../../icons/lago.svg', dark: 'file:../../icons/lago.dark.svg' }",
			"{ light: 'file:../../icons/lago.dark.svg', dark: 'file:../../icons/lago.svg' }",
		],
	]),
	...file('icons/lago.svg', PACKAGE, [
		[
			'The icon is empty',
			[
				'\t<circle cx="30" cy="21" r="11" fill="#19212e" />\n',
				'\t<path d="M6 38c8 0 8 5 16 5s8-5 16-5 8 5 16 5" stroke="#19212e" stroke-width="5" stroke-linecap="round" />\n',
				'\t<path d="M6 49c8 0 8 5 16 5s8-5 16-5 8 5 16 5" stroke="#19212e" stroke-width="5" stroke-linecap="round" />\n',
			].join(''),
			'',
		],
	]),
	...file(`${NODE}/LagoCustomer.node.json`, PACKAGE, [
		['The codex has a category that n8n has not', '"Finance & Accounting"', '"Billing"'],
		[
			'The codex links to a page that there is not',
			'n8n-nodes-lago-customer/n8n-nodes-lago-customer',
			'n8n-nodes-lago-customer/lago-customer',
		],
	]),

	...file(`${NODE}/lago/referenceData.ts`, REFERENCE, [
		[
			"Two countries have each other's names",
			'AT Austria | AZ Azerbaijan',
			'AT Azerbaijan | AZ Austria',
		],
		[
			"Two currencies have each other's names",
			'SEK Swedish Krona | CHF Swiss Franc',
			'SEK Swiss Franc | CHF Swedish Krona',
		],
		['A currency is missing', ' | ZMW Zambian Kwacha', ''],
		['A time zone is missing', 'Pacific/Tongatapu UTC', 'UTC'],
	]),
	...file(`${NODE}/model/simplify.ts`, REFERENCE, [
		['Amounts in KRW are a hundred times too small', 'KMF KRW MGA', 'KMF MGA'],
		['Amounts in HUF are a hundred times too small', 'GNF HUF ISK', 'GNF ISK'],
	]),

	...file(`${NODE}/editor/listSearch.ts`, LISTS, [
		[
			'A list is given up when it has to wait for the rate limit',
			"return await client.send({ method: 'GET', segments, query }, { isIdempotent: true });",
			"return client.send({ method: 'GET', segments, query }, { isIdempotent: true });",
		],
		[
			'Get Past is not offered ended subscriptions',
			"operation === 'getPast' ? { status: ['active', 'terminated'] } : {}",
			'({})',
		],
		[
			'Get Current is offered ended subscriptions',
			"operation === 'getPast' ? { status: ['active', 'terminated'] } : {}",
			"operation ? { status: ['active', 'terminated'] } : {}",
		],
	]),

	...file('docs/permissions.md', FACTS, [
		[
			'The docs leave a permission out',
			'wallet: read and write | 1.42       |\n|                 | Delete Key',
			'wallet: write          | 1.42       |\n|                 | Delete Key',
		],
		[
			'The docs name another resource for a permission',
			'customer_usage: read   | 0.49',
			'customer: read         | 0.49',
		],
		[
			'The docs promise an older Lago',
			'payment_request: read  | 1.33.3',
			'payment_request: read  | 1.30',
		],
		['The docs name another Lago for a filter', '**PO Number** 1.52', '**PO Number** 1.50'],
	]),
	...file(
		'docs/development.md',
		['test/examples/overconsumption'],
		[
			[
				'The docs show another table than the demo',
				'growth_eur    721.91        EUR',
				'growth_eur    729.11        EUR',
			],
		],
	),
	...file('README.md', FACTS, [
		['The README promises an older n8n', 'n8n from 1.88;', 'n8n from 1.80;'],
	]),
	...file('docs/limits.md', LIMITS, [
		[
			'The docs name another number of requests at once',
			'makes Lago faster, up to 64.',
			'makes Lago faster, up to 32.',
		],
		[
			'The docs name another number of refusals',
			'fails after 20 refusals',
			'fails after 10 refusals',
		],
		[
			'The docs name a longer list',
			'with more than 120,000 is refused',
			'with more than 125,000 is refused',
		],
		['The docs name another time', '**Timeout**: five minutes', '**Timeout**: two minutes'],
	]),
	...file(`${NODE}/execution/execute.ts`, LIMITS, [
		[
			'An answer is waited for half a minute',
			'const DEFAULT_TIMEOUT_MS = 300_000;',
			'const DEFAULT_TIMEOUT_MS = 30_000;',
		],
	]),
	...file(`${NODE}/lago/client.ts`, LIMITS, [
		[
			'A rate limit is tried less often',
			'const MAX_RATE_LIMIT_ATTEMPTS = 20;',
			'const MAX_RATE_LIMIT_ATTEMPTS = 10;',
		],
		[
			'A broken connection is tried less often',
			'const MAX_ATTEMPTS = 3;',
			'const MAX_ATTEMPTS = 2;',
		],
	]),
	...file(`${NODE}/lago/limiter/concurrencyLimit.ts`, LIMITS, [
		['Fewer requests are in flight', 'const MAX_LIMIT = 64;', 'const MAX_LIMIT = 48;'],
	]),
	...file(`${NODE}/execution/paginate.ts`, LIMITS, [
		['Longer lists are read', 'MAX_RESULTS = 120_000', 'MAX_RESULTS = 150_000'],
		['A list that shrinks is read less often', 'const MAX_PASSES = 3;', 'const MAX_PASSES = 2;'],
	]),
	...file(`${NODE}/lago/url.ts`, LIMITS, [
		['Longer IDs are sent', 'const MAX_ID_BYTES = 2000;', 'const MAX_BYTES = 4000;'],
	]),
];
