/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { execute, openNode } from '../browser';
import { byId, chain, lagoNode, node, saveLagoWorkflow, start } from '../workflow';
import type { Walk } from './index';

/** What the editor shows of a run that fails: the field by its name, its value, and how to go on. */
export async function errors({ lago, rest, credential, page, check }: Walk) {
	const acme = lago.store.addCustomer({ external_id: 'e2e-errors', currency: 'EUR' });
	const wallet = lago.store.addWallet(acme, { code: 'e2e-errors' });
	const ids = { customerId: byId(acme.external_id), walletCode: byId(wallet.code) };
	const createOrUpdate = (fields: INodeParameters) => ({
		resource: 'customer',
		operation: 'createOrUpdate',
		externalId: acme.external_id,
		...fields,
	});

	const failures: Array<[name: string, parameters: INodeParameters, ...says: string[]]> = [
		[
			'a value that Lago refuses',
			createOrUpdate({ email: 'rin at hatsukawa' }),
			"'Email'",
			'"rin at hatsukawa"',
		],
		[
			'the limit of a text',
			createOrUpdate({
				linkFields: {
					metadata: { entry: [{ key: 'customer_success_manager_email', value: 'x' }] },
				},
			}),
			'\'Metadata > Key\' "customer_success_manager_email" has 30 characters',
			'20',
		],
		[
			'the right form of a code',
			createOrUpdate({ billingAddress: { address: { country: 'Germania' } } }),
			"'Billing Address > Country'",
			'"Germania"',
			'two-letter',
		],
		[
			'the right form of a number',
			{ ...ids, resource: 'wallet', operation: 'create', rateAmount: '1,5' },
			'\'Rate Amount\' "1,5" is not a number',
			'1.5',
		],
		[
			'from after to',
			{
				...ids,
				resource: 'invoice',
				operation: 'getAll',
				invoiceFilters: { amountFrom: 200, amountTo: 100 },
			},
			"'Amount From (Cents)'",
			"'Amount To (Cents)'",
		],
		[
			'a Lago ID where the external ID belongs',
			{ resource: 'customer', operation: 'get', customerId: byId(acme.lago_id) },
			`Lago has no customer '${acme.lago_id}'`,
			'That looks like a Lago ID',
			'(customer_not_found)',
		],
		[
			'whose wallet is missing',
			{ ...ids, resource: 'wallet', operation: 'get', walletCode: byId('none') },
			"The customer 'e2e-errors' has no wallet 'none'",
		],
	];
	for (const [name, parameters, ...says] of failures) {
		await check(`error: ${name}`, async () => {
			const { id } = await saveLagoWorkflow(rest, credential, parameters);
			await openNode(page, id);
			const { succeeded, text } = await execute(page);
			assert.equal(succeeded, false);
			for (const words of says) assert.ok(text.includes(words), `${words} is not in: ${text}`);
		});
	}

	await check(
		'error: a stopped run says what was done, what failed and what was not tried',
		async () => {
			const customers = Array.from({ length: 100 }, (_, index) => `e2e-stop-${index}`);
			for (const id of customers)
				if (id !== 'e2e-stop-0') lago.store.addCustomer({ external_id: id });
			const list = node('List', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ id: [acme.external_id, ...customers] }),
			});
			const split = node('IDs', 'n8n-nodes-base.splitOut', 1, {
				fieldToSplitOut: 'id',
				options: {},
			});
			const get = lagoNode({
				resource: 'customer',
				operation: 'get',
				customerId: byId('={{ $json.id }}'),
			});
			const saved = await rest.createWorkflow(chain('Stop', start, list, split, get), {
				lagoApi: credential,
			});
			const { error } = (await rest.run(saved, 'Start')).data.resultData;
			assert.match(String(error?.message), /Lago has no customer 'e2e-stop-0'/);
			const told = error && 'description' in error ? String(error.description) : '';
			assert.match(told, /of the 101 items|of 101 items/i);
			assert.match(told, /not tried/);
		},
	);
}
