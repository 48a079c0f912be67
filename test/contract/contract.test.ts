/** The contract against the stand-in; `npm run contract` does the same against any Lago. */
import { lago, n8n } from '../support';
import { cases } from './cases';
import { operationsOf, runContract, type Result } from './contract';
import { provide } from './provide';

const contract = async (provided = true) =>
	await runContract(n8n, {
		url: lago.url,
		apiKey: lago.apiKey,
		...(provided && { provide: (externalId: string) => provide(lago.store, externalId) }),
	});

const failed = (results: Result[]) => results.filter(({ failure }) => failure !== undefined);

test('every operation of the node has a case', async () => {
	const { description } = await n8n.lagoNode();
	expect(operationsOf(description).sort()).toEqual(Object.keys(cases).sort());
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
});

test('says what it cannot try on a bare server without a licence', async () => {
	lago.store.organization.premium = false;
	const results = await contract(false);
	expect(failed(results)).toEqual([]);
	expect(results.filter(({ untried }) => untried.length).map(({ operation }) => operation)).toEqual(
		expect.arrayContaining(['usage getProjected', 'wallet update', 'paymentMethod delete']),
	);
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
