/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { freePort } from '../../editor/n8n';
import { openNode } from '../browser';
import { saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

/** What the editor says when a credential is saved. */
export async function credentials({ lago, rest, page, check }: Walk) {
	const right = { baseUrl: lago.url, apiKey: lago.apiKey };
	const credential = await rest.saveCredential('lagoApi', 'Credential test', right);
	const { id } = await saveLagoWorkflow(rest, credential, {
		resource: 'customer',
		operation: 'getAll',
	});

	/** Saves other values, and returns what the editor then says of them. */
	const save = async ({ baseUrl, apiKey }: typeof right): Promise<string> => {
		const tested = async () =>
			await page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await openNode(page, id);
		await Promise.all([tested(), page.getByTestId('credential-edit-button').click()]);
		await page.getByTestId('parameter-input-baseUrl').locator('input').fill(baseUrl);
		await page.getByTestId('parameter-input-apiKey').locator('input').fill(apiKey);
		const [response] = await Promise.all([
			tested(),
			page.getByTestId('credential-save-button').click(),
		]);
		const { data } = (await response.json()) as { data: { status: string; message: string } };
		if (data.status === 'Error') {
			await page.getByText('More details').click();
			await page.getByText(data.message).first().waitFor();
		} else {
			await page.getByTestId('credentials-config-container-test-success').waitFor();
		}
		return await page.getByTestId('node-credentials-config-container').innerText();
	};

	await check('credential: a wrong key is told', async () => {
		const text = await save({ ...right, apiKey: 'wrong' });
		assert.match(text, /Couldn.t connect/);
		assert.match(text, /API key/i);
	});
	await check('credential: a wrong address is told', async () => {
		const text = await save({ ...right, baseUrl: `http://127.0.0.1:${await freePort()}` });
		assert.match(text, /Couldn.t connect/);
	});
	await check('credential: an address without https:// is an address', async () => {
		const text = await save({ ...right, baseUrl: new URL(lago.url).host });
		// The stand-in speaks plain http, so https cannot reach it: what is told is not the missing scheme.
		assert.match(text, /Couldn.t connect/);
		assert.doesNotMatch(text, /invalid.url/i);
	});
	await check('credential: the right ones pass', async () => {
		assert.match(await save(right), /Connection tested successfully/);
	});
}
