import type { JsonObject } from '../lago/json';
import { executeGet, executeList } from './executeRead';
import { executeWrite } from './executeWrite';
import type { ItemRequests } from './itemRequests';
import type { PreparedCall } from './prepareCall';

export interface CallResult<T> {
	records: T[];
	/** What Lago did not do as it was asked, in sentences for the user. */
	hints: string[];
}

/**
 * Sends what an item asks for, with the reads that its safety needs.
 *
 * @param map what becomes of each of Lago's objects
 * @returns hints as well, which n8n shows beside the output
 * @throws NodeApiError in Lago's words for any other answer than the one expected; InvalidInput when what
 * Lago has forbids what the item asks for
 */
export async function executeCall<T>(
	call: PreparedCall,
	requests: ItemRequests,
	map: (record: JsonObject) => T,
): Promise<CallResult<T>> {
	switch (call.kind) {
		case 'get':
			return { records: [map(await executeGet(call, requests))], hints: [] };
		case 'list':
			return { records: await executeList(call, requests, map), hints: [] };
		case 'write':
			return await executeWrite(call, requests, map);
	}
}
