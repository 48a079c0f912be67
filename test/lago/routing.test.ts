import { lago } from '../support';
import { client, refusal } from './client';
import { startLago } from './index';

const call = client(() => lago);

const add = (...ids: string[]) => ids.forEach((id) => lago.store.addCustomer({ external_id: id }));

describe('ids in a path', () => {
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

	it('squeezes slashes, so that a resource becomes the customer', async () => {
		add('wallets');

		expect((await call('GET', '/customers//wallets')).body.customer.external_id).toBe('wallets');
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
	])('%s', async (query, expected) => {
		expect(await page(query)).toEqual(expected);
	});

	it('begin with the newest', async () => {
		const { body } = await call('GET', '/customers?per_page=2');

		expect(body.customers.map((c: { external_id: string }) => c.external_id)).toEqual([
			'c29',
			'c28',
		]);
	});
});
