import type { INodeParameters } from 'n8n-workflow';
import { lago } from '../../n8n/support';
import { delayTheFirst, entry, metadataOf, runAll, wordsOf } from './support';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };
const ofMain = { customerId: 'acme', walletCode: 'main' };

const addWallet = (metrics: string[]) => {
	for (const code of ['calls', 'seats']) lago.store.addBillableMetric({ code });
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	return lago.store.addWallet(customer, { code: 'main', billable_metric_codes: metrics });
};

const rows = [
	{ key: 'a', value: '1' },
	{ key: 'b', value: '2' },
	{ key: 'c', value: '3' },
];
const all = { a: '1', b: '2', c: '3' };

test('three items that add one key each to a wallet with a scope add three', async () => {
	const wallet = addWallet(['calls']);
	delayTheFirst();
	const walletMetadata = { pair: [{ key: '={{ $json.key }}', value: '={{ $json.value }}' }] };
	const merge = { resource: 'walletMetadata', operation: 'merge', ...ofMain, walletMetadata };
	const { items } = await runAll(merge, rows);
	expect(items.map(({ json }) => json)).toEqual([
		{ metadata: { a: '1' } },
		{ metadata: { a: '1', b: '2' } },
		{ metadata: all },
	]);
	expect(wallet).toMatchObject({ metadata: all, billable_metric_codes: ['calls'] });
});

test('an item keeps the scope that the item before it gave the wallet', async () => {
	const wallet = addWallet(['calls']);
	const [late, soon] = [60, 0].map((delayMs) => ({ delayMs }));
	lago.intercept(({ method }, nth) => (method === 'GET' ? undefined : nth === 2 ? soon : late));
	const walletUpdateFields = {
		billableMetricCodes: '={{ $json.metrics }}',
		name: '={{ $json.name }}',
	};
	const update = { resource: 'wallet', operation: 'update', ...ofMain, walletUpdateFields };
	await runAll(update, [{ metrics: ['seats'] }, { name: 'Second' }]);
	expect(wallet).toMatchObject({ name: 'Second', billable_metric_codes: ['seats'] });
});

test('of items for one customer the last one wins, and each gets its own answer', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	delayTheFirst();
	const { items } = await runAll({ ...upsert, customerFields: { name: '={{ $json.name }}' } }, [
		{ name: 'first' },
		{ name: 'second' },
		{ name: 'last' },
	]);
	expect(items.map(({ json }) => json.name)).toEqual(['first', 'second', 'last']);
	expect(lago.store.customer('acme').name).toBe('last');
});

test('a new customer that comes twice is created, then updated', async () => {
	const metadata = { entry: [{ key: 'plan', value: '={{ $json.plan }}' }] };
	const customerFields = { name: '={{ $json.name }}', metadata };
	const { items, errors } = await runAll({ ...upsert, customerFields }, [
		{ name: 'first', plan: 'free' },
		{ name: 'second', plan: 'pro' },
	]);
	expect(errors).toEqual([]);
	expect(items.map(({ json }) => json.name)).toEqual(['first', 'second']);
	expect(lago.store.customers).toHaveLength(1);
	expect(metadataOf('acme')).toEqual({ plan: 'pro' });
});

describe('a customer that another request creates at the same moment', () => {
	const metadata = { entry: [{ key: 'plan', value: 'pro' }] };
	const withMetadata = { ...upsert, customerFields: { metadata } };
	const isTaken = {
		...{ status: 422, error: 'Unprocessable Entity', code: 'validation_errors' },
		error_details: { external_id: ['value_already_exist'] },
	};
	const methods = () => lago.requests.map(({ method }) => method);

	test('is read again, and updated', async () => {
		lago.intercept(({ method }) => {
			if (method === 'GET' || lago.store.customers.length) return undefined;
			lago.store.addCustomer({ external_id: 'acme', metadata: [entry('plan', 'free')] });
			return { status: 422, body: isTaken };
		});
		const { items, errors } = await runAll(withMetadata);
		expect([items.length, errors]).toEqual([1, []]);
		expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET']);
		expect(metadataOf('acme')).toEqual({ plan: 'pro' });
	});

	test('is so three times at most', async () => {
		lago.intercept(({ method }) => (method === 'GET' ? undefined : { status: 422, body: isTaken }));
		const { errors } = await runAll(withMetadata);
		expect(errors.map(({ json }) => wordsOf(json))).toEqual([
			expect.stringMatching(/'External ID' "acme" is already taken/),
		]);
		expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET', 'POST']);
	});
});

describe('writes to the alerts of one wallet', () => {
	const ofWallet = { customerId: 'acme', walletCode: '={{ $json.wallet }}' };
	const ofAlert = { ...ofWallet, alertCode: '={{ $json.alert }}' };
	const thresholds = { threshold: [{ value: '5' }] };
	const newAlert = { alertType: '={{ $json.type }}', code: '={{ $json.type }}', thresholds };

	/** The most requests in flight while two alerts are written to, of these wallets. */
	async function mostInFlight(parameters: INodeParameters, wallets: [string, string]) {
		lago.reset();
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		for (const code of ['main', 'other']) {
			const wallet = lago.store.addWallet(customer, { code });
			lago.store.addWalletAlert(wallet, { code: 'low' });
			lago.store.addWalletAlert(wallet, { code: 'few', alert_type: 'wallet_credits_balance' });
		}
		lago.intercept(() => ({ delayMs: 50 }));
		const { errors } = await runAll({ resource: 'walletAlert', ...parameters }, [
			{ wallet: wallets[0], alert: 'low', type: 'wallet_ongoing_balance_amount' },
			{ wallet: wallets[1], alert: 'few', type: 'wallet_credits_ongoing_balance' },
		]);
		expect(errors).toEqual([]);
		return lago.maxInFlight;
	}

	test.each<INodeParameters>([
		{ operation: 'create', ...ofWallet, alerts: { alert: [newAlert] } },
		{ operation: 'delete', ...ofAlert },
		{ operation: 'deleteAll', ...ofWallet },
		{ operation: 'update', ...ofAlert, alertUpdateFields: { name: 'New' } },
	])('never overlap, those to two wallets do: $operation', async (parameters) => {
		expect(await mostInFlight(parameters, ['main', 'main'])).toBe(1);
		expect(await mostInFlight(parameters, ['main', 'other'])).toBe(2);
	});
});

test('writes to two wallets of a customer go at the same time, those to one wallet do not', async () => {
	addWallet([]);
	lago.store.addWallet(lago.store.customer('acme'), { code: 'other' });
	const update = {
		...{ resource: 'wallet', operation: 'update', customerId: 'acme' },
		walletCode: '={{ $json.wallet }}',
		walletUpdateFields: { name: 'New' },
	};
	const mostInFlight = async (...wallets: string[]) => {
		lago.maxInFlight = 0;
		lago.intercept(() => ({ delayMs: 50 }));
		await runAll(
			update,
			wallets.map((wallet) => ({ wallet })),
		);
		return lago.maxInFlight;
	};
	expect(await mostInFlight('main', 'other')).toBe(2);
	expect(await mostInFlight('main', 'main')).toBe(1);
});
