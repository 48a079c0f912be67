/** n8n's Retry On Fail, which runs the node again for all its items. */
import type { INode, INodeParameters } from 'n8n-workflow';
import { answerFirst, writes } from '../n8n/helpers';
import { lago, n8n, run } from '../n8n/support';

const onFail: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** Without a code, Lago would make another wallet each time. */
const create: INodeParameters = {
	resource: 'wallet',
	operation: 'create',
	customerId: '={{ $json.id }}',
	rateAmount: '1',
	walletCurrency: 'EUR',
	walletFields: { grantedCredits: '10' },
};

const ids = ['a', 'b', 'c'];
const items = ids.map((id) => ({ id }));

const isFor = (id: string, path: string) => path.endsWith(`/customers/${id}/wallets`);
const walletsOf = () =>
	ids.map((id) => {
		const { lago_id: owner } = lago.store.customer(id);
		return lago.store.wallets.filter((wallet) => wallet.lago_customer_id === owner).length;
	});

/** Refuses the first requests of a customer, for a reason that may be gone at the next try. */
const refuse = (id: string, times: number) =>
	answerFirst(times, { status: 404, body: '<html></html>' }, ({ path }) => isFor(id, path));

beforeEach(() => {
	for (const id of ids) lago.store.addCustomer({ external_id: id });
});

const NODES: Array<[onError: string, node: Partial<INode>]> = [
	['Stop Workflow', onFail],
	['Continue', { ...onFail, onError: 'continueRegularOutput' }],
	['Continue (using error output)', { ...onFail, onError: 'continueErrorOutput' }],
];

test.each(NODES)(
	'%s: what was done is not done again, and its result is there',
	async (_, node) => {
		refuse('a', 2);
		const requestOptions = { maxParallelRequests: 3 };
		const {
			items: results,
			errors,
			error,
		} = await run({ ...create, requestOptions }, { items, node });
		expect([error, errors]).toEqual([undefined, []]);
		expect(walletsOf()).toEqual([1, 1, 1]);
		expect(results.map(({ json, pairedItem }) => [json.external_customer_id, pairedItem])).toEqual(
			ids.map((id, item) => [id, { item }]),
		);
		expect(writes()).toHaveLength(5);
	},
);

test.each(NODES)('%s: what may have been done is not done again', async (_, node) => {
	lago.intercept(({ path }) => (isFor('a', path) ? { cut: 'after' } : undefined));
	const { items: results, errors, error } = await run(create, { items, node });
	expect(walletsOf()[0]).toBe(1);
	expect(writes().filter(({ path }) => isFor('a', path))).toHaveLength(1);
	const [failed] = [...errors, ...results].filter(({ json }) => json.error);
	const words = error ? `${error.message} ${error.description}` : JSON.stringify(failed.json);
	expect(words).toContain('may have carried the request out');
	expect(words.split('[item 0]').length).toBe(error ? 2 : 1);
});

test('Stop: with something in doubt, later tries send nothing more', async () => {
	lago.intercept(({ path }) => (isFor('a', path) ? { cut: 'after' } : undefined));
	const parameters = { ...create, requestOptions: { maxParallelRequests: 1 } };
	await run(parameters, { items, node: onFail });
	expect(writes()).toHaveLength(1);
});

test('without it, n8n runs the node once', async () => {
	refuse('a', 1);
	await run(create, { items, node: { onError: 'continueRegularOutput' } });
	expect(walletsOf()).toEqual([0, 1, 1]);
});

test.each(NODES)('%s: another execution with the same items sends its own', async (_, node) => {
	for (const executionId of ['1', '2']) {
		refuse('a', 1);
		await run(create, { items, node, executionId });
	}
	expect(walletsOf()).toEqual([2, 2, 2]);
});

test('so do two with the same number, as manual ones have none', async () => {
	const same = { items, node: onFail };
	await run(create, same);
	await run(create, same);
	expect(walletsOf()).toEqual([2, 2, 2]);
});

test.each(NODES)('%s: each iteration of a loop sends its own', async (_, node) => {
	refuse('a', 1);
	let rounds = 0;
	const again = n8n.builtIn([], async function () {
		// The very items that went in the first time.
		return ++rounds < 3 ? [items.map((json) => ({ json }))] : [[]];
	});
	const start = n8n.testNode('Start', 'n8n-nodes-base.manualTrigger');
	// Lago makes the code of the name and the second, which is the same in all rounds.
	const walletFields = { name: '=Round {{ $runIndex }}' };
	const parameters = { ...create, walletFields };
	const lagoNode = { ...n8n.testNode('Lago', n8n.LAGO_NODE), parameters, ...node };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const execution = await n8n.runWorkflow(
		{
			nodes: [start, lagoNode, n8n.testNode('Again', 'again')],
			connections: { Start: to('Lago'), Lago: to('Again'), Again: to('Lago') },
		},
		{
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
			items: items.map((json) => ({ json })),
			types: { again },
		},
	);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.data.resultData.runData.Lago).toHaveLength(3);
	expect(walletsOf()).toEqual([3, 3, 3]);
});
