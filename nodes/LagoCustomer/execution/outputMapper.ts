import type { JsonObject } from '../lago/json';
import type { Operation } from '../model/operation';
import { output, outputFields, simplify } from '../model/outputOptions';
import { pickFields, simplifyRecord } from '../model/simplify';
import type { Values } from '../model/validation';

/** What the node returns of each of Lago's objects, as Simplify or, for AI agents, Output says. */
export function createOutputMapper(
	{ simplified, addedFields }: Operation,
	values: Values,
): (record: JsonObject) => JsonObject {
	const added = addedFields.map(([key, field]) => [key, values.get(field) ?? null] as const);
	const withAddedFields = (record: JsonObject) =>
		added.length ? { ...Object.fromEntries(added), ...record } : record;
	if (!simplified) return withAddedFields;
	const mode = values.get(output) ?? (values.get(simplify) === false ? 'raw' : 'simplified');
	if (mode === 'raw') return (record) => record;
	const names = String(values.get(outputFields) ?? '').split(',');
	const fields = names.map((name) => name.trim()).filter(Boolean);
	return (record) => ({
		...(record.deleted === true && { deleted: true }),
		...(mode === 'selected'
			? pickFields(record, fields)
			: withAddedFields(simplifyRecord(record, simplified))),
	});
}
