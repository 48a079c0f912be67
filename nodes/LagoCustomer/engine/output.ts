import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';
import type { LagoOperation } from './operation';
import { select, simplify } from './simplify';

/** What the node returns of Lago's objects, as its fields Simplify or, for AI agents, Output say. */
export function outputOf(
	context: IExecutePaginationFunctions,
	{ simpleFields }: LagoOperation,
	records: IDataObject[],
): IDataObject[] {
	if (!simpleFields) return records;
	const simplified = context.getNodeParameter('simplify', true) ? 'simplified' : 'raw';
	const output = context.getNodeParameter('output', simplified);
	if (output === 'raw') return records;
	if (output === 'simplified') return records.map((record) => simplify(record, simpleFields));
	const names = String(context.getNodeParameter('outputFields', '')).split(',');
	const fields = names.map((name) => name.trim()).filter(Boolean);
	return records.map((record) => select(record, fields));
}
