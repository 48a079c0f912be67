import type { IDataObject } from 'n8n-workflow';
import type { Scenario } from './scenario';
import type { ListCase, ReadCase } from './case';
import type { Attempts } from './plan';

/** What Lago itself expected for each item: an object, or the rows of a list. */
export async function expectedOf<T extends ReadCase | ListCase>({
	case: { path, envelope },
	lago,
	inputs,
}: Scenario<T>): Promise<IDataObject[]> {
	return await Promise.all(
		inputs.map(async (json) => {
			const address = path(json).replace(/[?&]$/, (end) => `${end}per_page=10000`);
			const response = await fetch(`${lago.url}/api/v1${address}`, {
				headers: { authorization: `Bearer ${lago.apiKey}` },
			});
			const body = (await response.json()) as Record<string, IDataObject>;
			if (!body[envelope]) throw new Error(`Lago expected ${address} with ${JSON.stringify(body)}`);
			return body[envelope];
		}),
	);
}

/** How many faults in a row the node must live with, whatever they are. */
const BEARABLE = 2;

/**
 * Whether an item must have succeeded in spite of what happened to its requests: a node that gives up
 * at the first fault would keep every other promise.
 */
export const mustSucceed = (requests: Attempts[]) =>
	requests.every(({ events }) => {
		const faults = events.filter(({ effect }) => effect !== 'none');
		const isUnlikeLago = faults.some(({ effect }) => effect === 'unlike Lago');
		return !isUnlikeLago && faults.length <= BEARABLE;
	});
