import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { lago, run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };
const remove = { resource: 'customer', operation: 'delete', customerId: '={{ $json.id }}' };

test.each([
	[{}, 'is empty'],
	['..', "cannot be '..'"],
	['a\0b', 'contains a null character'],
	['a\ud800', 'contains half of a character (an unpaired surrogate)'],
	['ü'.repeat(1001), 'is longer than 2000 bytes'],
])('an ID %j is refused before anything is sent', async (id, problem) => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run(remove, { items: [{ id } as never] });
	expect(error?.message).toBe(`'Customer' ${problem}`);
	expect(error?.description).toBe('Enter a value, or check the expression that gives it.');
	expect(lago.requests).toEqual([]);
});

describe('IDs of any shape, through n8n to Lago', () => {
	const BATCH = 40;

	/** What IDs are made of that somebody on the way could take for something else. */
	const part = fc.oneof(
		fc.constantFrom('acme.com', '.hidden', '...', 'joe@acme.com', 'a:b;c,d', 'a+b c', ' padded '),
		fc.constantFrom('Müller', '漢字', '🎉', '50%', '{customerId}'),
		fc.constantFrom('ENOENT', 'constructor', 'toString', '__proto__'),
		fc.constantFrom(...'./\\%?#&=+{}\'" \t\n\0\u2028\u202e\ufeff\u00e9', '\ud800', 'e\u0301'),
		fc.constantFrom('..', '%2E', '%2F', '%00', '{{ 1 }}', '$1', '=1', '\r\n'),
		fc.constantFrom('acme', 'ACME', '0', '-1', 'null', 'undefined'),
		fc.string({ unit: 'binary', maxLength: 8 }),
		fc.string({ unit: 'grapheme', maxLength: 8 }),
	);
	const id = fc.oneof(
		{ weight: 8, arbitrary: fc.array(part, { maxLength: 4 }).map((parts) => parts.join('')) },
		{
			weight: 1,
			arbitrary: fc
				.constantFrom('a', 'ü', '漢', '🎉')
				.map((sign) => sign.repeat(2000 / Buffer.byteLength(sign))),
		},
		{ weight: 1, arbitrary: fc.constantFrom('x'.repeat(2001), 'ü'.repeat(1001)) },
	);
	const ids = fc.uniqueArray(id, { minLength: BATCH, maxLength: BATCH });

	/** What an expression makes of a missing part, and line breaks around. */
	const isBroken = (text: string) =>
		/(^|[^\p{L}\p{N}])(undefined|null|NaN|\[object Object\])$/u.test(text) ||
		/^(undefined|\[object Object\])(?![\p{L}\p{N}])/u.test(text) ||
		['true', 'false'].includes(text) ||
		/^[\r\n]|[\r\n]$/.test(text);

	/** Whether any address could have it as a part of its path, and Lago store it. */
	const isFit = (text: string) =>
		text.trim() !== '' &&
		!['.', '..'].includes(text) &&
		!text.includes('\0') &&
		text.isWellFormed() &&
		Buffer.byteLength(text) <= 2000 &&
		!isBroken(text);

	const addCustomer = (external_id: string) => lago.store.addCustomer({ external_id });

	/** The last ID in an operation's path is the item's, and what is in front of it is there. */
	const operations: Array<{
		parameters: INodeParameters;
		/** What has the ID in Lago, and what the node returns of it. */
		add: (text: string) => object;
		/** Where it is read, and what is read beside it. */
		paths: (segment: string) => [string, ...string[]];
	}> = [
		{
			parameters: get,
			add: (text) => ({ lago_id: addCustomer(text).lago_id, external_id: text }),
			paths: (segment) => [`/customers/${segment}`],
		},
		{
			parameters: {
				resource: 'walletAlert',
				operation: 'get',
				customerId: '={{ $json.id }}',
				walletCode: '={{ $json.id }}',
				alertCode: '={{ $json.id }}',
			},
			add: (text) => {
				const wallet = lago.store.addWallet(addCustomer(text), { code: text });
				return { lago_id: lago.store.addWalletAlert(wallet, { code: text }).lago_id, code: text };
			},
			paths: (segment) => {
				const alerts = `/customers/${segment}/wallets/${segment}/alerts`;
				return [`${alerts}/${segment}`, alerts];
			},
		},
	];

	test.each(operations)(
		'$parameters.resource $parameters.operation: exactly the object of the ID, or nothing',
		async ({ parameters, add, paths }) => {
			await fc.assert(
				fc.asyncProperty(ids, async (texts) => {
					lago.reset();
					// An address of several long IDs is longer than any server takes.
					const inputs = texts.filter(
						(text) => !isFit(text) || paths(encodeURIComponent(text))[0].length < 8000,
					);
					const objects = inputs.map(add);
					const { items, errors, error } = await run(parameters, {
						items: inputs.map((text) => ({ id: text })),
						node: { onError: 'continueErrorOutput' },
					});
					expect(error).toBeUndefined();
					const fit = inputs.filter(isFit);
					expect(items.map(({ json }) => json)).toMatchObject(
						objects.filter((_, index) => isFit(inputs[index])),
					);
					expect(errors.map(({ json }) => json.id)).toEqual(inputs.filter((text) => !isFit(text)));
					expect(lago.requests.map((request) => decodeURIComponent(request.path)).sort()).toEqual(
						fit.flatMap((text) => paths(text).map((path) => `/api/v1${path}`)).sort(),
					);
				}),
				{ numRuns: 4, endOnFailure: true },
			);
		},
	);

	test('a delete takes the object of its ID with it, and no other', async () => {
		await fc.assert(
			fc.asyncProperty(ids, fc.infiniteStream(fc.boolean()), async (texts, coin) => {
				lago.reset();
				const fit = texts.filter(isFit);
				for (const text of fit) addCustomer(text);
				const doomed = fit.filter(() => coin.next().value);
				const { items, error } = await run(remove, { items: doomed.map((text) => ({ id: text })) });
				expect(error).toBeUndefined();
				expect(items.map(({ json }) => json)).toMatchObject(
					doomed.map((external_id) => ({ deleted: true, external_id })),
				);
				const gone = lago.store.customers.filter(({ deleted_at }) => deleted_at);
				expect(gone.map(({ external_id }) => external_id)).toEqual(doomed);
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});

	/** A number in one of its spellings. */
	const asOne = (text: string) =>
		/^-?[\d.]+(e[+-]\d+)?$/.test(text) ? String(Number(text)) : text;

	test('what is no text is an ID as JSON writes it but without an exponent, or refused', async () => {
		const value = fc
			.oneof(fc.anything(), fc.double(), fc.integer(), fc.boolean())
			.map((anything) => {
				try {
					return JSON.parse(JSON.stringify(anything) ?? 'null') as unknown;
				} catch {
					return null;
				}
			});
		await fc.assert(
			fc.asyncProperty(fc.array(value, { minLength: BATCH, maxLength: BATCH }), async (values) => {
				lago.reset();
				const { items, errors, error } = await run(get, {
					items: values.map((id) => ({ id }) as never),
					node: { onError: 'continueErrorOutput' },
				});
				expect(error).toBeUndefined();
				expect(items).toEqual([]);
				expect(errors).toHaveLength(BATCH);
				const sent = values.filter(
					(id) =>
						id !== null &&
						typeof id !== 'object' &&
						isFit(String(id)) &&
						(!Number.isInteger(id) || Number.isSafeInteger(id)),
				);
				const asked = lago.requests.map(({ path }) =>
					decodeURIComponent(path.replace('/api/v1/customers/', '')),
				);
				expect(asked.map(asOne).sort()).toEqual(sent.map((id) => asOne(String(id))).sort());
				const numbers = asked.filter((id) => Number.isFinite(Number(id)));
				expect(numbers.filter((id) => /\de/.test(id))).toEqual([]);
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});
});
