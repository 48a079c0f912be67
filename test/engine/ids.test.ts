import fc from 'fast-check';
import { encodeSegment, fillPath, idProblem } from '../../nodes/LagoCustomer/engine/path';
import { lago, run, wire } from '../support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };
const remove = { resource: 'customer', operation: 'delete', customerId: '={{ $json.id }}' };

const HOSTILE = [
	'a/b',
	'a?b=c',
	'a#b',
	'50%',
	'a%2Fb',
	'a+b c',
	'acme.com',
	'.hidden',
	'...',
	'joe@acme.com',
	'a:b;c,d',
	'Müller',
	'漢字',
	'🎉',
	'say "hi"',
	'{customerId}',
	' padded ',
	'ENOENT',
];

test.each(HOSTILE)('Lago reads the ID %j as it is', async (id) => {
	lago.store.addCustomer({ external_id: id });
	const { items, error } = await run(get, { items: [{ id }] });
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: { external_id: id } }]);
});

test.each(HOSTILE)('an unknown ID %j is named in the message', async (id) => {
	const { error } = await run(get, { items: [{ id }] });
	expect(error?.message).toBe(`Lago has no customer '${id}'`);
});

test('a dotted ID never deletes the customer in front of the dot', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addCustomer({ external_id: 'acme.com' });
	const { items } = await run(remove, { items: [{ id: 'acme.com' }] });
	expect(items).toMatchObject([{ json: { deleted: true, external_id: 'acme.com' } }]);
	const { error } = await run(get, { items: [{ id: 'acme' }] });
	expect(error).toBeUndefined();
});

test('an ID in the middle of the path may have dots', async () => {
	lago.store.addCustomer({ external_id: 'joe@acme.com' });
	const { items } = await run({ ...get, operation: 'getPortalUrl', customerId: 'joe@acme.com' });
	expect(items).toEqual([
		{ json: { portal_url: expect.stringContaining('http') }, pairedItem: { item: 0 } },
	]);
	expect(wire()).toEqual([{ request: 'GET /customers/joe%40acme%2Ecom/portal_url' }]);
});

test.each([
	['', 'is empty'],
	[undefined, 'is empty'],
	[null, 'is empty'],
	[{}, 'is empty'],
	['.', "cannot be '.'"],
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

test('a number is an ID', async () => {
	lago.store.addCustomer({ external_id: '42' });
	const { items } = await run(get, { items: [{ id: 42 }] });
	expect(items).toMatchObject([{ json: { external_id: '42' } }]);
});

test('a segment never changes the path around it, and reads back as the ID', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (id) => {
			fc.pre(idProblem(id) === undefined);
			const segment = encodeSegment(id);
			expect(new URL(`http://lago/api/${segment}/usage`).pathname).toBe(`/api/${segment}/usage`);
			expect(segment).not.toMatch(/[/.?#]/);
			expect(decodeURIComponent(segment)).toBe(id);
			expect(fillPath('/c/{a}/{b}', () => id)).toBe(`/c/${segment}/${segment}`);
		}),
	);
});
