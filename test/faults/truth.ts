import type { IDataObject } from 'n8n-workflow';
import type { Scene } from './account';
import type { ListCase, ReadCase } from './case';

/** What Lago itself answers for each item: an object, or the rows of a list. */
export async function answersOf<T extends ReadCase | ListCase>({
	case: { path, envelope },
	lago,
	inputs,
}: Scene<T>): Promise<IDataObject[]> {
	return await Promise.all(
		inputs.map(async (json) => {
			const address = path(json).replace(/[?&]$/, (end) => `${end}per_page=10000`);
			const response = await fetch(`${lago.url}/api/v1${address}`, {
				headers: { authorization: `Bearer ${lago.apiKey}` },
			});
			const body = (await response.json()) as Record<string, IDataObject>;
			if (!body[envelope]) throw new Error(`Lago answers ${address} with ${JSON.stringify(body)}`);
			return body[envelope];
		}),
	);
}
