/** What the README and docs say of operations, servers and versions is what is so. */
import { engines } from '../../package.json';
import { Router } from '../lago/router';
import { routes } from '../lago/routes';
import { isAtLeast } from '../lago/version';
import { N8N_VERSIONS } from '../../tools/matrix/versions';
import { addAccount, operations, plainly } from '../operations/declarations';
import { lago, n8n, run } from '../n8n/support';
import { insideOf, operations as named } from './operations';
import { documents, tableWith, told } from './readme';

const NEWEST = '99.0.0';

const router = new Router(routes(NEWEST), NEWEST);

/** What Lago must allow for a run, and since when it has all that the run asks for. */
async function needed(id: string, ids: object, others: object = {}) {
	const declared = operations.find((operation) => operation.id === id)!;
	const { error } = await run({ ...plainly(declared), ...others }, { items: [{ ...ids }] });
	expect(error).toBeUndefined();
	const used = lago.requests.map(({ method, path }) => {
		const { resource = '', since = '0' } = router.match(method, path).route;
		return { permission: `${resource}: ${method === 'GET' ? 'read' : 'write'}`, since };
	});
	const oldest = used.reduce((old, { since }) => (isAtLeast(since, old) ? since : old), '0');
	return {
		permissions: [...new Set(used.map(({ permission }) => permission))].sort(),
		since: oldest === '0' ? '' : oldest,
	};
}

/** An account, the IDs of which have dots. */
function addDottedAccount() {
	const ids = addAccount('acme.eu', 1);
	const [[wallet], [alert]] = [lago.store.wallets, lago.store.wallet_alerts];
	Object.assign(wallet, { code: 'pre.paid', metadata: { 'te.am': 'north' } });
	Object.assign(alert, { code: 'lo.w' });
	return { ...ids, walletCode: 'pre.paid', alertCode: 'lo.w', metadataKey: 'te.am' };
}

/** What a cell of the table means: `wallet: read and write²`. */
const permissionsIn = (cell: string) => {
	const [, resource = '', modes = ''] = /^(\w+): ([a-z ]+)[¹²]?$/.exec(cell) ?? [];
	return modes.split(' and ').map((mode) => `${resource}: ${mode}`);
};

describe('the table of operations', () => {
	const rows = tableWith('Resource', 'Operation', 'Lago permission', 'Since Lago').flatMap(
		([resource, names = '', permission = '', since = '']) =>
			names.split(', ').map((name) => ({ operation: `${resource} > ${name}`, permission, since })),
	);
	const idOf = (operation: string) =>
		named.find(({ resource, option }) => `${resource.name} > ${option.name}` === operation)!.id;

	test('has a row for every operation, and for nothing else', () => {
		const names = named.map(({ resource, option }) => `${resource.name} > ${option.name}`);
		expect(rows.map(({ operation }) => operation).sort()).toEqual(names.sort());
	});

	test.each(rows)('says what $operation needs, also where the ID has a dot', async (row) => {
		const { operation, permission, since } = row;
		const plain = permissionsIn(permission).sort();
		const is = await needed(idOf(operation), addAccount('acme', 1));
		expect({ operation, permissions: plain, since }).toEqual({ operation, ...is });

		lago.reset();
		const read = permissionsIn(permission)[0]?.replace('write', 'read') ?? '';
		const dotted = await needed(idOf(operation), addDottedAccount());
		const permissions = [...new Set([...plain, ...(permission.endsWith('²') ? [read] : [])])];
		expect({ operation, permissions: permissions.sort() }).toEqual({
			operation,
			permissions: dotted.permissions,
		});
	});

	test.each([
		['metadata', { metadata: { entry: [{ key: 'plan', value: 'pro' }] } }],
		[
			'integration customers',
			{
				integrationCustomers: {
					integrationCustomer: [{ integrationType: 'netsuite', integrationCode: 'netsuite' }],
				},
			},
		],
	])('says that %s are read before they are added', async (what, customerFields) => {
		const [first = ''] = told(/¹ Also read, when you add ([^.]+)\./);
		expect(first.split(' or ')).toContain(what);
		const is = await needed('customer createOrUpdate', addAccount('acme', 1), { customerFields });
		expect(is.permissions).toEqual(['customer: read', 'customer: write']);
		expect(rows.filter(({ permission }) => permission.endsWith('¹'))).toEqual([
			expect.objectContaining({ operation: 'Customer > Create or Update' }),
		]);
	});
});

describe('versions', () => {
	const minor = (version: string) => version.split('.').slice(0, 2).join('.');

	test('of n8n: the oldest is the one that the package is tried in', () => {
		const oldest = minor(N8N_VERSIONS[0].n8n);
		expect(new Set(told(/\bn8n from (\d+\.\d+)/))).toEqual(new Set([oldest]));
	});

	test('of n8n: those that the package is tried in', () => {
		const [list = ''] = told(/packed node in n8n ([\d., and]+\d)/);
		const tried = new Set(N8N_VERSIONS.map(({ n8n: version }) => minor(version)));
		expect(list.split(/, | and /)).toEqual([...tried]);
	});

	test('of Node.js: the oldest is the one that npm asks for', () => {
		const [oldest = ''] = engines.node.split('>=').slice(1);
		expect(new Set(told(/Node\.js (\d+\.\d+) or newer/))).toEqual(new Set([oldest]));
	});

	test.each([
		['External ID', 'external_id'],
		['PO Number', 'purchase_order_number'],
	])('of Lago: the filter %s needs the one that brought it', async (name, key) => {
		const since = routes(NEWEST).flatMap(({ paramsSince = {} }) => paramsSince[key] ?? []);
		const filters = [
			...documents.matchAll(/\*\*([A-Z][\w ]+)\*\* (?:need )?(?:Lago )?(\d+\.\d+)/g),
		];
		const said = filters.filter(([, filter]) => filter === name).map(([, , version]) => version);
		expect([name, said]).toEqual([name, [since[0]]]);
		expect(new Set(since).size).toBe(1);
		const { properties } = (await n8n.lagoNode()).description;
		const fields = properties
			.filter((field) => field.name.endsWith('Filters'))
			.flatMap(insideOf)
			.filter(({ displayName }) => displayName === name)
			.map(({ description }) => description);
		expect(fields).not.toEqual([]);
		for (const text of fields) expect(text).toContain(`Needs Lago ${since[0]} or newer`);
	});
});
