import { answerFirst, isWrite, upsertMetadata, writes } from '../n8n/helpers';
import type { Reply } from '../lago';
import { lago, runFast as run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };

beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

test.each<[string, Reply]>([
	['a rate limit with the seconds to wait', { status: 429, headers: { 'x-ratelimit-reset': '0' } }],
	['a rate limit without them', { status: 429, body: '' }],
	['a server error', { status: 500, body: {} }],
	['a gateway without a server', { status: 502, body: '<html></html>' }],
	['a server that restarts', { status: 503, headers: { 'retry-after': '0' } }],
	['a gateway that gave up', { status: 504 }],
	['a cut connection', { cut: 'before' }],
	['half an answer', { cut: 'half' }],
	['an object that is locked', { status: 422, body: { code: 'lock_acquisition_failed' } }],
])('a read goes on after %s', async (_, reply) => {
	answerFirst(2, reply);
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: { external_id: 'acme' } }]);
	expect(lago.requests).toHaveLength(3);
});

test.each([400, 401, 403, 404, 405, 422])('%i is not tried again', async (status) => {
	answerFirst(Infinity, { status, body: { status } });
	const { error } = await run(get);
	expect(error).toBeDefined();
	expect(lago.requests).toHaveLength(1);
});

test('it is sent again after a rate limit, which Lago did not carry out', async () => {
	answerFirst(2, { status: 429, headers: { 'x-ratelimit-reset': '0' } }, isWrite);
	const { error } = await run(upsertMetadata('plan', 'pro'));
	expect(error).toBeUndefined();
	expect(writes()).toHaveLength(3);
});

test('a server that says how long to wait is asked again only then', async () => {
	for (const external_id of ['patient', 'other']) lago.store.addCustomer({ external_id });
	const tries = { patient: 0, other: 0 };
	const order: string[] = [];
	lago.intercept(({ path }) => {
		const who = path.endsWith('patient') ? 'patient' : 'other';
		order.push(who);
		tries[who]++;
		if (who === 'patient') {
			return tries.patient > 1 ? undefined : { status: 503, headers: { 'retry-after': '100' } };
		}
		return tries.other > 2 ? undefined : { status: 503 };
	});
	const { items } = await run(
		{ resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
		{ items: [{ id: 'patient' }, { id: 'other' }] },
	);
	expect(items).toHaveLength(2);
	expect(order.slice(-2)).toEqual(['other', 'patient']);
	expect(tries).toEqual({ patient: 2, other: 3 });
});
