import { client, refusal } from './client';
import { startLago, type Lago } from './index';

let lago: Lago;
const call = client(() => lago);

beforeAll(async () => {
	lago = await startLago();
});
afterAll(() => lago.close());
afterEach(() => lago.reset());

const add = (...ids: string[]) => ids.forEach((id) => lago.store.addCustomer({ external_id: id }));

describe('ids in a path', () => {
	it('reads what follows a dot as a format: another customer answers', async () => {
		add('acme', 'acme.com');

		expect((await call('GET', '/customers/acme.com')).body.customer.external_id).toBe('acme');
		expect((await call('GET', '/customers/acme%2Ecom')).body.customer.external_id).toBe('acme.com');
	});

	it('deletes the wrong customer for a dotted id', async () => {
		add('acme', 'acme.com');
		await call('DELETE', '/customers/acme.com');

		expect(lago.store.findCustomer('acme')).toBeUndefined();
		expect(lago.store.findCustomer('acme.com')).toBeDefined();
	});

	it.each(['/customers/a.b.c', '/customers/acme.com/subscriptions', '/customers/a/b'])(
		'has no route for %s',
		async (path) => {
			add('a', 'acme', 'acme.com');

			expect(refusal(await call('GET', path))).toEqual([404, 'resource_not_found']);
		},
	);

	it.each(['a/b', 'a?b#c', 'a%b', 'a b+c', '🎉', 'joe@acme.com', ' a', 'a.b.c'])(
		'finds %s when every sign is escaped',
		async (id) => {
			add(id);
			const path = `/customers/${encodeURIComponent(id).replace(/\./g, '%2E')}`;

			expect((await call('GET', path)).body.customer.external_id).toBe(id);
			expect((await call('GET', `${path}/subscriptions`)).status).toBe(200);
		},
	);

	it('lists everybody for an empty id', async () => {
		add('a', 'b');

		expect((await call('GET', '/customers/')).body.customers).toHaveLength(2);
	});

	it('squeezes slashes, so that a resource becomes the customer', async () => {
		add('wallets');

		expect((await call('GET', '/customers//wallets')).body.customer.external_id).toBe('wallets');
	});

	it('fails on a NUL', async () => {
		expect((await call('GET', '/customers/a%00')).status).toBe(500);
	});

	it('refuses a path that is too long', async () => {
		expect((await call('GET', `/customers/${'a'.repeat(9000)}`)).status).toBe(400);
	});
});

describe('who may', () => {
	const asked = async (key: string, path = '/customers/none', verb = 'GET') => {
		const { status, body } = await call(verb, path, undefined, key);
		return [status, body.code ?? body.error];
	};

	it('looks for the route before the key', async () => {
		expect(await asked('wrong', '/nothing')).toEqual([404, 'resource_not_found']);
	});

	it('then for the key, the permission, the customer and the body', async () => {
		const reader = lago.restrictedKey({ customer: ['read'] });
		const writer = lago.restrictedKey({ wallet: ['write'] });

		expect(await asked('wrong')).toEqual([401, 'Unauthorized']);
		expect(await asked(writer)).toEqual([403, 'read_action_not_allowed_for_customer']);
		expect(await asked(reader)).toEqual([404, 'customer_not_found']);
		expect(await asked(reader, '/customers/none', 'DELETE')).toEqual([
			403,
			'write_action_not_allowed_for_customer',
		]);
		expect(await asked(writer, '/customers/none/wallets', 'POST')).toEqual([
			404,
			'customer_not_found',
		]);
	});

	it('takes the second word, whatever the first is', async () => {
		const response = await fetch(`${lago.url}/api/v1/customers`, {
			headers: { authorization: `Basic ${lago.apiKey}` },
		});

		expect(response.status).toBe(200);
	});
});

describe('an older server', () => {
	it('lacks the routes and ignores the filters that came later', async () => {
		const old = await startLago({ version: '1.40.0' });
		const callOld = client(() => old);
		const customer = old.store.addCustomer({ external_id: 'a', country: 'DE' });
		old.store.addCustomer({ external_id: 'b', country: 'FR' });
		old.store.addWallet(customer);
		const byId = await callOld('GET', '/customers?external_id=a');
		const byCountry = await callOld('GET', '/customers?countries[]=DE');
		const wallet = await callOld('GET', '/customers/a/wallets/default');
		const wallets = await callOld('GET', '/customers/a/wallets');
		await old.close();

		expect(byId.body.customers).toHaveLength(2);
		expect(byCountry.body.customers).toHaveLength(1);
		expect(refusal(wallet)).toEqual([404, 'resource_not_found']);
		expect(wallets.body.wallets).toHaveLength(1);
	});
});

describe('pages', () => {
	beforeEach(() => add(...Array.from({ length: 30 }, (_, i) => `c${i}`)));

	const page = async (query: string) => {
		const { status, body } = await call('GET', `/customers?${query}`);
		return [status, body.customers?.length, body.meta?.current_page, body.meta?.next_page];
	};

	it.each([
		['', [200, 30, 1, null]],
		['per_page=10', [200, 10, 1, 2]],
		['per_page=10&page=3', [200, 10, 3, null]],
		['per_page=10&page=0', [200, 10, 1, 2]],
		['per_page=10&page=-2', [200, 10, 1, 2]],
		['per_page=10&page=x', [200, 10, 1, 2]],
		['per_page=12abc', [200, 12, 1, 2]],
		['per_page=', [200, 25, 1, 2]],
		['per_page=-1', [200, 25, 1, 2]],
		['per_page=x', [200, 25, 1, 2]],
		['per_page=1000', [200, 30, 1, null]],
		['per_page=0', [500, undefined, undefined, undefined]],
		['page=99999999999999999999', [500, undefined, undefined, undefined]],
	])('%s', async (query, expected) => {
		expect(await page(query)).toEqual(expected);
	});

	it('beyond the last one are empty, with the real totals', async () => {
		const { body } = await call('GET', '/customers?per_page=10&page=9');

		expect(body).toEqual({
			customers: [],
			meta: { current_page: 9, next_page: null, prev_page: 8, total_pages: 3, total_count: 30 },
		});
	});

	it('of nothing are page 0 of 0', async () => {
		const { body } = await call('GET', '/customers?external_id=none&per_page=0');

		expect(body.meta).toEqual({
			current_page: 0,
			next_page: null,
			prev_page: null,
			total_pages: 0,
			total_count: 0,
		});
	});

	it('begin with the newest', async () => {
		const { body } = await call('GET', '/customers?per_page=2');

		expect(body.customers.map((c: { external_id: string }) => c.external_id)).toEqual([
			'c29',
			'c28',
		]);
	});
});
