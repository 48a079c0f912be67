import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ListCase } from './cases';
import { idOf } from './plan';
import type { Scenario } from './scenario';

/** How long an item's list is, and how much of it is asked for at a time and altogether. */
export interface Extent {
	rows: number;
	perPage: number;
	limit?: number;
}

/** The parameters that ask for what an item's extent says. */
export const asExtentSays: INodeParameters = {
	returnAll: '={{ $json.limit === undefined }}',
	limit: '={{ $json.limit ?? 1 }}',
	pagingOptions: { perPage: '={{ $json.perPage }}' },
};

/** Gives each item its list. */
export function addRows(
	{ case: { add }, lago, inputs }: Scenario<ListCase>,
	extents: Extent[],
): void {
	extents.forEach(({ rows, ...asked }, item) => {
		Object.assign(inputs[item], asked);
		for (let n = 0; n < rows; n++) add(lago.store, idOf(item));
	});
}

export const pagesIn = ({ rows, perPage }: Extent) => Math.ceil(rows / perPage);

/** The page that a request asks for. */
export const pageOf = ({ query }: { query: string }) =>
	Number(new URLSearchParams(query).get('page'));

export const keysOf = ({ key }: ListCase, rows: IDataObject[]) =>
	rows.map((row) => String(row[key]));

/** By their keys first, which make a message that can be read. */
export function expectRows(list: ListCase, found: IDataObject[], wanted: IDataObject[]): void {
	expect(keysOf(list, found)).toEqual(keysOf(list, wanted));
	expect(found).toEqual(wanted);
}
