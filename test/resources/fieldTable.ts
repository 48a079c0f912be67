import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

/**
 * The fields of a collection, in the order of the alphabet: the keys that lead to each in the body, a
 * value, and what Lago gets for it where that is another. Without keys, it is spread in the body.
 */
export type FieldTable = Record<
	string,
	[path: string, value: NodeParameterValueType | object, sent?: unknown]
>;

/** The collection with all fields of the table. */
export const valuesIn = (table: FieldTable) =>
	Object.fromEntries(
		Object.entries(table).map(([name, [, value]]) => [name, value]),
	) as INodeParameters;

/** What all fields of the table make in the body. */
export function bodyOf(table: FieldTable): IDataObject {
	const body: IDataObject = {};
	for (const [path, value, sent = value] of Object.values(table)) {
		const keys = path.split('.');
		const last = keys.pop() ?? '';
		const parent = keys.reduce((object, key) => (object[key] ??= {}) as IDataObject, body);
		if (last) parent[last] = sent as IDataObject;
		else Object.assign(parent, sent);
	}
	return body;
}
