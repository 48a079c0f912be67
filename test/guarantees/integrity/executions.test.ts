/** Several executions of one n8n process, which write to the same objects at once. */
import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, run, runFast } from '../../n8n/support';
import { entry, metadataOf } from './support';

const ROUNDS = 4;
const KEYS = ['a', 'b', 'c'];

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };
const ofMain = { customerId: 'acme', walletCode: 'main' };

const withMetadata = (key: string) => ({
	...upsert,
	customerFields: { metadata: { entry: [{ key, value: '1' }] } },
});

/** Answers that come in any order, as those of a busy server do. */
const delayAtRandom = () => lago.intercept(() => ({ delayMs: Math.random() * 20 }));

/** Runs the node once for each, all at once. */
async function runTogether(all: INodeParameters[]) {
	delayAtRandom();
	return await Promise.all(all.map(async (parameters) => await runFast(parameters)));
}

const addLimitedWallet = () => {
	lago.store.addBillableMetric({ code: 'calls' });
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	return lago.store.addWallet(customer, { code: 'main', billable_metric_codes: ['calls'] });
};

const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

test.each(rounds)('each key that one of them adds to a customer is kept: round %i', async () => {
	lago.store.addCustomer({ external_id: 'acme', metadata: [entry('old', '1')] });
	const all = await runTogether(KEYS.map(withMetadata));
	expect(all.map(({ items }) => items.length)).toEqual([1, 1, 1]);
	expect(metadataOf('acme')).toEqual({ old: '1', a: '1', b: '1', c: '1' });
});

test.each(rounds)('so is each key of a wallet that is limited: round %i', async () => {
	const wallet = addLimitedWallet();
	const merge = { resource: 'walletMetadata', operation: 'merge', ...ofMain };
	const all = await runTogether(
		KEYS.map((key) => ({ ...merge, walletMetadata: { pair: [{ key, value: '1' }] } })),
	);
	expect(all.map(({ items }) => items.length)).toEqual([1, 1, 1]);
	expect(wallet).toMatchObject({
		metadata: { a: '1', b: '1', c: '1' },
		billable_metric_codes: ['calls'],
	});
});

test.each(rounds)('of two alerts with one code, one is refused: round %i', async () => {
	addLimitedWallet();
	const thresholds = { threshold: [{ value: '5' }] };
	const create = { resource: 'walletAlert', operation: 'create', ...ofMain };
	const all = await runTogether(
		['wallet_balance_amount', 'wallet_credits_balance'].map((alertType) => ({
			...create,
			alerts: { alert: [{ alertType, code: 'low', thresholds }] },
		})),
	);
	expect(all.filter(({ items }) => items.length)).toHaveLength(1);
	expect(all.map(({ error }) => error?.message).join('')).toContain(
		'with the code of another alert of the wallet',
	);
	expect(lago.store.wallet_alerts).toHaveLength(1);
});

test('writes to different customers go at the same time', async () => {
	const ids = ['a', 'b', 'c'];
	let arrived = 0;
	let letGo = () => {};
	const isAllThere = new Promise<void>((resolve) => (letGo = resolve));
	lago.intercept(() => {
		if (++arrived === ids.length) letGo();
		return { delayMs: 200 };
	});
	const all = ids.map(async (externalId) => await run({ ...upsert, externalId }));
	await isAllThere;
	await Promise.all(all);
	expect(lago.maxInFlight).toBe(ids.length);
});

test('an execution that is cancelled while it waits for another leaves at once', async () => {
	lago.intercept(({ method }) => (method === 'GET' ? { delayMs: 1500 } : undefined));
	const ended: string[] = [];
	const first = runFast(withMetadata('a')).then(() => ended.push('first'));
	while (!lago.requests.length) await n8n.sleep(5);
	const waiting = runFast(withMetadata('b'), { cancelAfter: 100 }).then(() =>
		ended.push('cancelled'),
	);
	await waiting;
	expect(lago.requests).toHaveLength(1);
	lago.intercept(() => undefined);
	await first;
	expect(ended).toEqual(['cancelled', 'first']);
	expect(metadataOf('acme')).toEqual({ a: '1' });
});
