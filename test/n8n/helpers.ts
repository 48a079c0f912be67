import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RecordedRequest, Reply } from '../lago';
import { lago, run } from './support';

export const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

/** Gives the customer acme an entry of metadata. */
export const upsertMetadata = (key: string, value: string) => ({
	...upsert,
	customerFields: { metadata: { entry: [{ key, value }] } },
});

/** Runs the node for these items, the failures of which go to the error output. */
export const runAll = async (parameters: INodeParameters, items: IDataObject[] = [{}]) =>
	await run(parameters, { items, node: { onError: 'continueErrorOutput' } });

/** All that an error says. */
export const wordsOf = ({ error, message }: IDataObject) => `${String(error)} ${String(message)}`;

/** All that is said of a single item that fails. */
export async function failureOf(parameters: INodeParameters, item: IDataObject = {}) {
	const { items, errors } = await runAll(parameters, [item]);
	expect(items).toEqual([]);
	expect(errors).toHaveLength(1);
	return wordsOf(errors[0].json);
}

export const isWrite = ({ method }: RecordedRequest) => method !== 'GET';

/** What was sent to change something. */
export const writes = () => lago.requests.filter(isWrite);

/** Answers so many requests, the first that are meant, like this, and the rest as Lago does. */
export function answerFirst(
	count: number,
	reply: Reply,
	isMeant: (request: RecordedRequest) => boolean = () => true,
) {
	let left = count;
	lago.intercept((request) => (isMeant(request) && left-- > 0 ? reply : undefined));
}

/** The answer to the first write of all is late, the next ones are sooner and sooner. */
export const delayTheFirst = () => {
	let late = 80;
	lago.intercept(({ method }) => {
		if (method === 'GET') return undefined;
		const delayMs = late;
		late = Math.max(0, late - 25);
		return { delayMs };
	});
};

/** The metadata of a customer, as `{ key: value }`. */
export const metadataOf = (externalId: string) =>
	Object.fromEntries(
		lago.store.customer(externalId).metadata.map(({ key, value }) => [key, value]),
	);

/** An entry of a customer's metadata as Lago has it. */
export const entry = (key: string, value: string) => ({
	...lago.store.stamp(),
	key,
	value,
	display_in_invoice: false,
});

/** What n8n shows beside the output. */
export const hintsOf = ({ run: execution }: Awaited<ReturnType<typeof run>>): string[] =>
	(execution.data.resultData.runData['Lago Customer'][0].hints ?? []).map(({ message }) => message);
