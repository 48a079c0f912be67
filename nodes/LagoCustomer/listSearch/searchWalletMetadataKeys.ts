import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fetchObject, pathOfWallet } from './fetchPage';

/** The keys in the metadata of the chosen wallet, each with its value. */
export async function searchWalletMetadataKeys(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const path = pathOfWallet(this);
	if (!path) return { results: [] };
	const { metadata } = await fetchObject(this, path, 'wallet');
	return {
		results: Object.entries((metadata ?? {}) as IDataObject).map(([key, value]) => ({
			name: `${key} (${value || 'no value'})`,
			value: key,
		})),
	};
}
