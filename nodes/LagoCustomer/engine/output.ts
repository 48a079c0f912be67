import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';
import { simplifyFields } from '../fields/simplify';
import type { LagoOperation } from './operation';
import { select, simplify } from './simplify';
import { valueOf, type Checks } from './values';

/** What the node returns of each of Lago's objects, as Simplify or, for AI agents, Output says. */
export function presentation(
	context: IExecutePaginationFunctions,
	{ simpleFields }: LagoOperation,
	checks: Checks,
): (record: IDataObject) => IDataObject {
	if (!simpleFields) return (record) => record;
	const [simplifyField, outputField] = simplifyFields;
	const setting = valueOf(
		simplifyField,
		context.getNodeParameter('simplify', true),
		'query',
		checks,
	);
	const byDefault = setting === false ? 'raw' : 'simplified';
	const output = valueOf(
		outputField,
		context.getNodeParameter('output', byDefault),
		'query',
		checks,
	);
	if (output === 'raw') return (record) => record;
	if (output !== 'selected') return (record) => simplify(record, simpleFields);
	const names = String(context.getNodeParameter('outputFields', '')).split(',');
	const fields = names.map((name) => name.trim()).filter(Boolean);
	return (record) => select(record, fields);
}
