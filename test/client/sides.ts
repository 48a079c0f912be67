import { Client } from 'lago-javascript-client';
import type { INodeParameters } from 'n8n-workflow';
import { parseQuery } from '../lago/rack';
import { lago, run } from '../support';

/** What the vendor's client can do with customers, at the Lago of the tests. */
export const { customers } = Client(lago.apiKey, { baseUrl: `${lago.url}/api/v1` });

/** What a call of the client sends to Lago, and the records that it gets. */
export const byClient = async (call: () => Promise<{ data: object | null }>) =>
	await observe(async () => {
		const [content] = Object.values((await call()).data ?? {});
		return [content].flat();
	});

/** What the node sends to Lago with these parameters, and the records that it gets. */
export const byNode = async (parameters: INodeParameters) =>
	await observe(async () => {
		const { items, error } = await run(parameters);
		if (error) throw error;
		return items.map(({ json }) => json);
	});

async function observe(action: () => Promise<unknown[]>) {
	lago.requests.length = 0;
	const records = await action();
	const requests = lago.requests.map(({ method, path, query, body }) => ({
		method,
		path,
		query: parseQuery(query),
		body,
	}));
	return { requests, records };
}
