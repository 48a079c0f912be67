/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { until } from '../../editor/until';
import { execute, listOf, openNode } from '../browser';
import { byId, chain, lagoNode, saveLagoWorkflow, start } from '../workflow';
import type { Walk } from './index';

/** Operations run in the editor, and what their panels show then. */
export async function runs({ lago, rest, credential, page, check }: Walk) {
	const acme = lago.store.addCustomer({ external_id: 'e2e', name: 'E2E', currency: 'EUR' });
	const wallet = lago.store.addWallet(acme, { code: 'e2e-wallet', currency: 'EUR' });
	const customerId = byId(acme.external_id);
	const walletCode = byId(wallet.code);

	const openNew = async (parameters: INodeParameters) => {
		const { id } = await saveLagoWorkflow(rest, credential, parameters);
		await openNode(page, id);
		return id;
	};
	const succeed = async () => {
		const { succeeded, text } = await execute(page);
		assert.ok(succeeded, text);
		return text;
	};

	await check('run: Customer > Get', async () => {
		await openNew({ resource: 'customer', operation: 'get', customerId });
		assert.match(await succeed(), /1 item/);
	});

	await check('run: Customer > Get Many with a filter', async () => {
		await openNew({
			resource: 'customer',
			operation: 'getAll',
			returnAll: true,
			customerFilters: { countries: ['DE'] },
		});
		const german = lago.store.customers.filter(({ country }) => country === 'DE');
		assert.match(await succeed(), new RegExp(`${german.length} items?`));
	});

	await check('run: Customer > Create or Update', async () => {
		await openNew({
			resource: 'customer',
			operation: 'createOrUpdate',
			externalId: 'e2e-new',
			name: 'Made in the editor',
		});
		await succeed();
		const made = lago.store.customers.find(({ external_id: id }) => id === 'e2e-new');
		assert.equal(made?.name, 'Made in the editor');
	});

	await check('run: Wallet > Create with a recurring rule', async () => {
		await openNew({
			resource: 'wallet',
			operation: 'create',
			customerId,
			rateAmount: '1',
			walletCurrency: 'EUR',
			code: 'e2e-rule',
			walletFields: {
				recurringTransactionRules: {
					rule: [{ trigger: 'interval', interval: 'monthly', method: 'fixed', paidCredits: '10' }],
				},
			},
		});
		await succeed();
		const made = lago.store.wallets.find(({ code }) => code === 'e2e-rule');
		assert.equal(made?.recurring_transaction_rules.length, 1);
		assert.equal(made.recurring_transaction_rules[0].interval, 'monthly');
	});

	await check('run: the same alert twice says which one there is already', async () => {
		const id = await openNew({
			resource: 'walletAlert',
			operation: 'create',
			customerId,
			walletCode,
			alerts: {
				alert: [
					{
						alertType: 'wallet_balance_amount',
						code: 'low',
						thresholds: { threshold: [{ value: '500' }] },
					},
				],
			},
		});
		await succeed();
		await openNode(page, id);
		const { succeeded } = await execute(page);
		assert.equal(succeeded, false);
		const message = await page.getByTestId('node-error-message').innerText();
		assert.match(
			message,
			/alert 1 \('low'\) of a type that another alert of the wallet has: 'low'/,
		);
	});

	await check('run: the warning of a delete is gone when it is done', async () => {
		await openNew({
			resource: 'walletAlert',
			operation: 'delete',
			customerId,
			walletCode,
			alertCode: byId('low'),
		});
		const warning = page.getByText('Lago cannot undo this').filter({ visible: true });
		await warning.waitFor();
		await succeed();
		await warning.waitFor({ state: 'hidden', timeout: 5000 });
		assert.equal(
			lago.store.wallet_alerts.some(({ code }) => code === 'low'),
			false,
		);
	});

	await check('schema: a field can be dragged before the first run', async () => {
		const { id } = await rest.createWorkflow(
			chain(
				'Schema',
				start,
				lagoNode({ resource: 'customer', operation: 'getAll' }, 'All'),
				lagoNode({ resource: 'customer', operation: 'get', customerId: byId('') }),
			),
			{ lagoApi: credential },
		);
		await openNode(page, id);
		const field = page
			.getByTestId('ndv-input-panel')
			.getByTestId('run-data-schema-item')
			.filter({ hasText: 'external_id' })
			.first();
		await field.locator('[data-target=mappable]').first().hover();
		await page.mouse.down();
		await listOf(page, 'customerId').hover();
		await page.mouse.move(0, 0, { steps: 1 });
		await listOf(page, 'customerId').hover();
		await page.mouse.up();
		await until('the expression', async () =>
			(await listOf(page, 'customerId').innerText()).includes('$json.external_id')
				? true
				: undefined,
		);
	});
}
