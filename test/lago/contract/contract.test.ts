/** The contract against the stand-in; `npm run contract` does the same against any Lago. */
import { lago, n8n } from '../../n8n/support';
import { caseOf, cases } from './cases';
import { operationsOf, runContract, type Result } from './contract';
import { provide } from './provide';

const contract = async (provided = true) =>
	await runContract(n8n, {
		url: lago.url,
		apiKey: lago.apiKey,
		...(provided && { provide: (externalId: string) => provide(lago.store, externalId) }),
	});

const failed = (results: Result[]) => results.filter(({ failure }) => failure !== undefined);

const allOperations = async () => operationsOf((await n8n.lagoNode()).description);

test('every operation of the node has a case, and every case an operation', async () => {
	const operations = await allOperations();
	expect(operations.filter((operation) => !caseOf(operation))).toEqual([]);
	expect(operations).toEqual(expect.arrayContaining(Object.keys(cases)));
});

test('everything is tried, and as it should be', async () => {
	const before = lago.store.addCustomer({ external_id: 'before' });
	const untouched = structuredClone(before);
	const results = await contract();
	expect(failed(results)).toEqual([]);
	expect(results.flatMap(({ untried }) => untried)).toEqual([]);
	expect(results.filter(({ requests }) => requests.length === 0)).toEqual([]);
	expect(before).toEqual(untouched);
	expect(lago.store.customers.filter(({ deleted_at: deletedAt }) => !deletedAt)).toEqual([before]);
	const { plans, billable_metrics: metrics, coupons, add_ons: addOns } = lago.store;
	expect([plans, metrics, coupons, addOns].flat()).toEqual([]);
});

/**
 * What nobody can make through an API: a payment provider and its methods; and what else has no case of
 * its own, as the payment requests of overdue invoices. Without a
 * licence, nor a payment: Lago makes one only for a provider, or of one recorded by hand, which it refuses
 * (`feature_unavailable`).
 */
const BEYOND_REACH = [
	'customer generateCheckoutUrl',
	...['getAll', 'setAsDefault', 'delete'].map((operation) => `paymentMethod ${operation}`),
];

test.each([
	{ premium: true, addOns: ['projected_usage'], lacking: [] },
	{ premium: true, addOns: [], lacking: ['usage getProjected'] },
	{
		premium: false,
		addOns: [],
		lacking: [
			...['customer createOrUpdate', 'set up', 'usage getProjected'],
			...['payment getAll', 'wallet update'],
		],
	},
])(
	'says what it cannot try on a bare server, with a licence: $premium, add-ons: $addOns',
	async ({ premium, addOns, lacking }) => {
		lago.store.organization.premium = premium;
		lago.store.organization.premium_integrations = addOns;
		const results = await contract(false);
		expect(failed(results)).toEqual([]);
		const untried = results.filter((result) => result.untried.length);
		const others = (await allOperations()).filter((operation) => !Object.hasOwn(cases, operation));
		expect(untried.map(({ operation }) => operation).sort()).toEqual(
			[...BEYOND_REACH, ...others, ...lacking].sort(),
		);
	},
);

test('names what the key may not make, and goes on', async () => {
	lago.intercept(({ method, path }) =>
		method === 'POST' && path.endsWith('/plans') ? { status: 403, body: {} } : undefined,
	);
	const results = await contract();
	expect(failed(results)).toEqual([]);
	expect(results.flatMap(({ untried }) => untried)).toContain('subscriptions: POST /plans: 403 {}');
	expect(results.find(({ operation }) => operation === 'appliedCoupon delete')).toMatchObject({
		untried: [],
	});
});

test('fails by name where Lago is not as it was, and cleans up', async () => {
	lago.intercept(({ method, path }) =>
		method === 'PUT' && path.endsWith('/alerts/low')
			? { carriedOut: true, edit: (body) => ({ ...(body as object), alert: { name: 'Other' } }) }
			: undefined,
	);
	expect(failed(await contract()).map(({ operation }) => operation)).toEqual([
		'walletAlert update',
	]);
	expect(lago.store.customers.every(({ deleted_at: deletedAt }) => deletedAt)).toBe(true);
});
