/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
import { startLago } from '../index';
import * as n8n from '../../n8n';
import { runContract } from './contract';
import { provide } from './provide';

/** Tries the built node against LAGO_API_URL with LAGO_API_KEY, or else against the stand-in. */
async function main(): Promise<void> {
	const { LAGO_API_URL: url, LAGO_API_KEY: apiKey } = process.env;
	if (url && apiKey) return await report(url, await runContract(n8n, { url, apiKey }));
	const lago = await startLago();
	const results = await runContract(n8n, {
		url: lago.url,
		apiKey: lago.apiKey,
		provide: (externalId) => provide(lago.store, externalId),
	});
	await lago.close();
	await report('a stand-in Lago', results);
}

async function report(
	where: string,
	results: Awaited<ReturnType<typeof runContract>>,
): Promise<void> {
	console.log(`Every operation against ${where}`);
	console.table(
		results.map(({ operation, requests, checked, failure }) => ({
			operation,
			requests: requests.join(', '),
			checked,
			verdict: failure === undefined ? 'as it should be' : 'FAILED',
		})),
	);
	for (const { operation, untried } of results) {
		for (const what of untried) console.log(`Not tried: ${operation}, ${what}`);
	}
	const failed = results.filter(({ failure }) => failure !== undefined);
	for (const { operation, failure } of failed) console.error(`\n${operation}: ${failure}`);
	if (failed.length) process.exitCode = 1;
}

void main();
