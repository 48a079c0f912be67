/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { choose, listOf, openList, openNode } from '../browser';
import { byId, saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

/** The searchable lists, alone and where one depends on another. */
export async function lists({ lago, rest, credential, page, check }: Walk) {
	const customer = lago.store.addCustomer({ external_id: 'e2e-list', name: 'Quillon Farrow' });
	const wallet = lago.store.addWallet(customer, { code: 'e2e-list-wallet' });
	const alert = lago.store.addWalletAlert(wallet, { code: 'e2e-list-alert' });
	lago.store.addSubscription(customer, { external_id: 'e2e-list-pro', name: 'Pro' });
	const label = `${customer.name} (${customer.external_id})`;

	await check('list: customers, searched by name', async () => {
		const { id } = await saveLagoWorkflow(rest, credential, {
			resource: 'customer',
			operation: 'get',
		});
		await openNode(page, id);
		assert.ok((await openList(page, 'customerId')).length > 10);
		await page.getByTestId('rlc-search').fill(String(customer.name));
		const match = page.getByTestId('rlc-item').filter({ visible: true, hasText: label });
		await match.waitFor();
		await choose(page, label);
		assert.equal(await listOf(page, 'customerId').getByTestId('rlc-input').inputValue(), label);
	});

	const openUsage = async () => {
		const { id } = await saveLagoWorkflow(rest, credential, {
			resource: 'usage',
			operation: 'getCurrent',
		});
		await openNode(page, id);
	};

	await check('list: subscriptions ask for a customer first', async () => {
		await openUsage();
		await listOf(page, 'subscriptionId').getByTestId('rlc-input').click();
		await page.getByText('Choose a customer first').filter({ visible: true }).waitFor();
	});

	await check('list: subscriptions of the customer', async () => {
		await openUsage();
		await openList(page, 'customerId');
		await page.getByTestId('rlc-search').fill(String(customer.name));
		await choose(page, label);
		assert.deepEqual(await openList(page, 'subscriptionId'), ['Pro (e2e-list-pro)']);
	});

	await check('list: wallets of the customer, alerts of the wallet', async () => {
		const { id } = await saveLagoWorkflow(rest, credential, {
			resource: 'walletAlert',
			operation: 'get',
			customerId: byId(customer.external_id),
		});
		await openNode(page, id);
		assert.equal((await openList(page, 'walletCode')).length, 1);
		await choose(page, wallet.code);
		assert.equal((await openList(page, 'alertCode')).length, 1);
		await choose(page, alert.code);
	});
}
