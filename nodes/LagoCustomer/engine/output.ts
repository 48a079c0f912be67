import type { IDataObject } from 'n8n-workflow';
import { simplifyFields } from '../fields/simplify';
import type { LagoOperation } from './operation';
import { select, simplify } from './simplify';
import { valueOf, type Checks, type ReadParameter } from './values';

/** What the node returns of each of Lago's objects, as Simplify or, for AI agents, Output says. */
export function presentation(
	read: ReadParameter,
	{ simpleFields }: LagoOperation,
	checks: Checks,
): (record: IDataObject) => IDataObject {
	if (!simpleFields) return (record) => record;
	const [simplifyField, outputField, namesField] = simplifyFields;
	const isSimple = valueOf(simplifyField, read(simplifyField.name), 'query', checks) ?? true;
	const output =
		valueOf(outputField, read(outputField.name), 'query', checks) ??
		(isSimple ? 'simplified' : 'raw');
	if (output === 'raw') return (record) => record;
	if (output !== 'selected') return (record) => simplify(record, simpleFields);
	const names = String(read(namesField.name) ?? '').split(',');
	const fields = names.map((name) => name.trim()).filter(Boolean);
	return (record) => select(record, fields);
}
