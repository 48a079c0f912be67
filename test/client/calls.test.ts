/** Whether the node says to Lago what the vendor's client says. */
import type { INodeParameters } from 'n8n-workflow';
import { lago } from '../support';
import { calls } from './calls';
import type { Call } from './calls/types';
import { clientEndpoints } from './clientEndpoints';
import { isAmong, namesIn } from './endpoint';
import { nodeEndpoints } from './nodeEndpoints';
import { seed } from './seed';
import { byClient, byNode, customers } from './sides';
import { withTexts } from './texts';

type Sent = Awaited<ReturnType<typeof byNode>>['requests'][number];

type Method = (...args: unknown[]) => Promise<{ data: object | null }>;

/** What both have, but the client cannot send such that Lago understands it. */
const UNSENDABLE = ['?group[key]'];

/** A Lago in which neither side finds what the other has done. */
function startOver() {
	lago.reset();
	seed(lago.store);
}

/** What the node sends, without what it reads beside it to be sure that it is the object meant. */
async function sentByNode(parameters: INodeParameters, { method, path }: Sent) {
	const { requests } = await byNode(parameters);
	return requests.filter((request) =>
		method === 'GET' ? request.path === path : request.method !== 'GET',
	);
}

const endpoints = clientEndpoints().map(({ parameters, ...endpoint }) => {
	const own = nodeEndpoints().find(({ id }) => id === endpoint.id)?.parameters;
	return { ...endpoint, shared: [...parameters.keys()].filter((name) => own?.has(name)) };
});

test.each(endpoints)('$id is called as by $method', async ({ method, shared }) => {
	const call = customers[method as keyof typeof customers] as Method;
	const said: string[] = [];
	const [first, ...more] = calls[method as keyof typeof calls] as Call[];
	for (const { client, node, nodeAdds } of [withTexts(first, shared), ...more]) {
		startOver();
		const { requests } = await byClient(async () => await call(...client));
		const [{ query, body = {} }] = requests;
		startOver();
		expect(await sentByNode(node, requests[0])).toEqual(
			requests.map((request) => ({ ...request, query: { ...query, ...nodeAdds } })),
		);
		said.push(...namesIn(query, '?'), ...namesIn(body, ''));
	}
	const unsaid = shared.filter((name) => !isAmong(said, name) && !UNSENDABLE.includes(name));
	expect(unsaid).toEqual([]);
});
