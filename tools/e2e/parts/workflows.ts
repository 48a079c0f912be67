/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { byId, chain, lagoNode, node, start } from '../workflow';
import type { Walk } from './index';

/** Workflows of several nodes, each of which takes from the one before it what the README says. */
export async function workflows({ lago, rest, credential, page, check }: Walk) {
	const acme = lago.store.addCustomer({ external_id: 'e2e-flow', name: 'Acme', currency: 'EUR' });
	const customerId = byId('={{ $json.external_customer_id }}');
	const allCustomers = lagoNode(
		{ resource: 'customer', operation: 'getAll', returnAll: true },
		'Get customers',
	);
	const ofEach = byId('={{ $json.external_id }}');

	const runChain = async (...nodes: INode[]) => {
		const workflow = chain('Workflow', start, ...nodes);
		const saved = await rest.createWorkflow(workflow, { lagoApi: credential });
		const { data } = await rest.run(saved, 'Start');
		const { error, runData } = data.resultData;
		return {
			saved,
			error,
			out: (name: string, output = 0) =>
				(runData[name]?.[0]?.data?.main[output] ?? []).map(({ json }) => json),
		};
	};

	await check('workflow: the usage of all subscriptions of all customers', async () => {
		const { error, out } = await runChain(
			allCustomers,
			lagoNode(
				{ resource: 'subscription', operation: 'getAll', customerId: ofEach, returnAll: true },
				'Get subscriptions',
			),
			lagoNode(
				{ resource: 'usage', operation: 'getCurrent', customerId, subscriptionId: ofEach },
				'Get usage',
			),
			node('Whose', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput:
					"={{ { name: $('Get customers').item.json.name, id: $json.external_customer_id } }}",
			}),
		);
		assert.equal(error, undefined);
		const usage = out('Whose');
		const active = lago.store.subscriptions.filter(({ status }) => status === 'active');
		assert.equal(usage.length, active.length);
		for (const { id, name } of usage) {
			const customer = lago.store.customers.find(({ external_id: each }) => each === id);
			assert.equal(name, customer?.name);
		}
	});

	await check('workflow: a new customer gets a wallet, and the wallet an alert', async () => {
		const { error, out } = await runChain(
			lagoNode(
				{
					resource: 'customer',
					operation: 'createOrUpdate',
					externalId: 'e2e-new-flow',
					name: 'New',
					billingAddress: { address: { country: 'DE' } },
				},
				'Create customer',
			),
			lagoNode(
				{
					resource: 'wallet',
					operation: 'create',
					customerId: ofEach,
					rateAmount: '1',
					walletCurrency: 'EUR',
					code: 'prepaid',
					name: 'Prepaid',
				},
				'Create wallet',
			),
			lagoNode(
				{
					resource: 'walletAlert',
					operation: 'create',
					customerId,
					walletCode: byId('={{ $json.code }}'),
					alerts: {
						alert: [
							{
								alertType: 'wallet_credits_balance',
								code: 'low',
								thresholds: { threshold: [{ value: '10' }] },
							},
						],
					},
				},
				'Create alert',
			),
		);
		assert.equal(error, undefined);
		assert.equal(out('Create alert').length, 1);
		const customer = lago.store.customers.find(({ external_id: id }) => id === 'e2e-new-flow');
		const wallet = lago.store.wallets.find(({ code }) => code === 'prepaid');
		assert.equal(wallet?.lago_customer_id, customer?.lago_id);
	});

	await check('workflow: a coupon is taken away from everyone who has it', async () => {
		const coupons = () =>
			lago.store.applied_coupons.filter(
				({ coupon_code: code, status }) => code === 'welcome_50' && status === 'active',
			);
		const before = coupons().length;
		assert.ok(before > 0);
		const { error, out } = await runChain(
			allCustomers,
			lagoNode(
				{
					resource: 'appliedCoupon',
					operation: 'getAll',
					customerId: ofEach,
					returnAll: true,
					appliedCouponFilters: { couponCodes: ['welcome_50'], status: 'active' },
				},
				'Get coupons',
			),
			lagoNode(
				{
					resource: 'appliedCoupon',
					operation: 'delete',
					customerId,
					appliedCouponId: byId('={{ $json.lago_id }}'),
				},
				'Take away',
			),
		);
		assert.equal(error, undefined);
		assert.equal(out('Take away').length, before);
		assert.equal(coupons().length, 0);
	});

	await check('workflow: errors branch by their code', async () => {
		const ids = node('IDs', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'id', options: {} });
		const list = node('List', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ id: [acme.external_id, 'nobody', acme.lago_id] }),
		});
		const get = lagoNode(
			{ resource: 'customer', operation: 'get', customerId: byId('={{ $json.id }}') },
			'Get',
		);
		const unknown = node('Unknown', 'n8n-nodes-base.filter', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [
					{
						id: 'code',
						leftValue: '={{ $json.message }}',
						rightValue: '(customer_not_found)',
						operator: { type: 'string', operation: 'contains' },
					},
				],
				combinator: 'and',
			},
			options: {},
		});
		const workflow = chain('Branch', start, list, ids, { ...get, onError: 'continueErrorOutput' });
		workflow.nodes.push(unknown);
		const connections = workflow.connections as Record<string, { main: unknown[][] }>;
		connections.Get = { main: [[], [{ node: 'Unknown', type: 'main', index: 0 }]] };
		const saved = await rest.createWorkflow(workflow, { lagoApi: credential });
		const { error, runData } = (await rest.run(saved, 'Start')).data.resultData;
		assert.equal(error, undefined);
		const out = (name: string, output: number) =>
			(runData[name]?.[0]?.data?.main[output] ?? []).map(({ json }) => json.id);
		assert.deepEqual(out('Unknown', 0), ['nobody', acme.lago_id]);
		assert.equal(runData.Get[0].data?.main[0]?.length, 1);
	});

	await check('workflow: a top-up by the HTTP Request node, with the same credential', async () => {
		const { lago_id: id } = lago.store.addWallet(acme, { code: 'e2e-top-up', currency: 'EUR' });
		const isTopUp = ({ path }: { path: string }) => path === '/api/v1/wallet_transactions';
		lago.intercept((request) =>
			isTopUp(request) ? { status: 200, body: { wallet_transactions: [] } } : undefined,
		);
		const body = { wallet_transaction: { wallet_id: id, paid_credits: '10' } };
		const { error, saved } = await runChain(
			node('Top up', 'n8n-nodes-base.httpRequest', 4.2, {
				method: 'POST',
				url: `${lago.url}/api/v1/wallet_transactions`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'lagoApi',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: JSON.stringify(body),
				options: {},
			}),
		);
		assert.equal(error, undefined);
		const [sent] = lago.requests.filter(isTopUp);
		assert.deepEqual(sent.body, body);
		assert.equal(sent.headers.authorization, `Bearer ${lago.apiKey}`);
		await page.goto(`/workflow/${saved.id}/top-up`);
		assert.equal((await page.getByTestId('credentials-label').innerText()).trim(), 'Lago API');
	});
}
