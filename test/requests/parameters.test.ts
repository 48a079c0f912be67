import fc from 'fast-check';
import { lago, run } from '../n8n/support';

const FIELDS = [
	'$json.a',
	'$json.a.b',
	'$json.a.b.a',
	"$json['first name']",
	"$json.a['first name']",
	'$json.a.length',
	'$json.a.constructor',
	'$json.a.toString',
	'$json.constructor.name',
	'$json.hasOwnProperty',
	'$json.__proto__',
	'$json.missing',
	'$json.missing.b',
];

/** What is sent, and what comes out, when an expression fills a text, a list and an ID. */
async function outcomeOf(expression: string, items: Array<Record<string, never>>) {
	lago.reset();
	const value = `={{ ${expression} }}`;
	const { items: results } = await run(
		{
			resource: 'customer',
			operation: 'getAll',
			customerFilters: { searchTerm: value, states: ['fixed', value] },
			pagingOptions: { page: 1 },
		},
		{ items, node: { onError: 'continueRegularOutput' } },
	);
	const { items: found } = await run(
		{
			resource: 'customer',
			operation: 'get',
			customerId: { __rl: true, mode: 'id', value },
		},
		{ items, node: { onError: 'continueRegularOutput' } },
	);
	const sent = lago.requests.map(({ path, query }) => `${path}?${query}`).sort();
	return { sent, results: [results, found].map((all) => all.map(({ json }) => json)) };
}

test.each(FIELDS)('%s of the input is read as n8n reads it', async (field) => {
	const value = fc.letrec((tie) => ({
		any: fc.oneof(
			{ depthSize: 'small' },
			fc.string(),
			fc.constantFrom('={{ $json.a }}', '{{ 1 }}', ' ', ''),
			fc.double(),
			fc.boolean(),
			fc.constant(null),
			fc.array(tie('any')),
			tie('object'),
		),
		object: fc.dictionary(
			fc.constantFrom('a', 'b', 'first name', 'length', 'toString'),
			tie('any'),
		),
	}));
	const items = fc.array(value.object, { minLength: 5, maxLength: 10 });
	await fc.assert(
		fc.asyncProperty(items, async (objects) => {
			const json = JSON.parse(JSON.stringify(objects)) as Array<Record<string, never>>;
			// The brackets make it an expression that only n8n can evaluate.
			const byN8n = await outcomeOf(`(${field})`, json);
			expect(await outcomeOf(field, json)).toEqual(byN8n);
		}),
		{ numRuns: 1 },
	);
});

test.each([
	['customer', 'constructor', 'constructor'],
	['customer', '__proto__', '__proto__'],
	// n8n hides the operation of a resource that there is not.
	['constructor', 'toString', ''],
	['__proto__', 'get', ''],
])('there is no operation %s %s', async (resource, operation, read) => {
	const { error } = await run({ resource, operation });
	expect([error?.message, error?.description]).toEqual([
		`'Operation' cannot be '${read}' when 'Resource' is '${resource}'`,
		'Choose both from the lists.',
	]);
	expect(lago.requests).toEqual([]);
});
