import { output, outputFields, simplify } from '../fields/results';
import type { Values } from '../fields/values';
import type { JsonObject } from '../lago/json';
import { selected, simplified } from '../output/simplify';
import type { Operation } from './operation';

/** What the node returns of each of Lago's objects, as Simplify or, for AI agents, Output says. */
export function presentation(
	{ simple, labels }: Operation,
	values: Values,
): (record: JsonObject) => JsonObject {
	const labelled = (record: JsonObject) => ({
		...Object.fromEntries(labels.map(([key, field]) => [key, values.get(field) ?? null])),
		...record,
	});
	if (!simple) return labelled;
	const wanted = values.get(output) ?? (values.get(simplify) === false ? 'raw' : 'simplified');
	if (wanted === 'raw') return (record) => record;
	if (wanted !== 'selected') return (record) => labelled(simplified(record, simple));
	const names = String(values.get(outputFields) ?? '').split(',');
	const fields = names.map((name) => name.trim()).filter(Boolean);
	return (record) => selected(record, fields);
}
