import type { IDataObject, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import type { LagoOperation } from './operation';
import { presentation } from './output';
import type { Range } from './paginate';
import { fillPath, idProblem } from './path';
import type { LagoResource } from './resource';
import { EMPTY_ADVICE, valueOf, type Checks, type ReadParameter } from './values';
import { getPath, sentFields, toWire } from './wire';
import type { Asked } from './words';

/** What one input item asks of Lago: checked, and in the form that Lago reads. */
export interface LagoRequest extends Omit<Asked, 'inDoubt'> {
	operation: LagoOperation;
	/** The request; of a list, without the parameters for its pages. */
	http: IHttpRequestOptions;
	/** Which part of a list is wanted; undefined when Lago answers in one piece. */
	range?: Pick<Range, 'page' | 'perPage' | 'limit' | 'keep'>;
	/** The path of the object that must exist for an empty list to be true. */
	emptyOnlyIf?: string;
	/** What the node returns of one of Lago's objects. */
	present: (record: IDataObject) => IDataObject;
}

/**
 * Turns the parameters of an item into a request.
 *
 * @throws NodeOperationError that names the field, as the editor does, and what is wrong with it
 */
export function prepareRequest(
	read: ReadParameter,
	resources: LagoResource[],
	checks: Checks,
): LagoRequest {
	const operation = operationOf(read, resources, checks);
	const { fields, emptyOnlyIf } = operation;
	const { method, url: path } = operation.option.routing!.request!;
	const ids: Record<string, string> = {};
	const url = fillPath(path as string, (name) => (ids[name] = idOf(read, fields, name, checks)));
	const { qs, body } = toWire(fields, read, checks);
	checkNewId(operation, body, checks);
	const { page, per_page: perPage, ...filters } = qs as IDataObject & Pick<Range, 'page'>;
	const whole = !operation.paged || answersWhole(operation, qs, checks);
	const keep = takeOwnFilters(operation, filters);
	return {
		operation,
		fields,
		ids,
		http: { method: method as IHttpRequestOptions['method'], url, qs: filters, body },
		range: whole
			? undefined
			: {
					page,
					perPage: perPage as number | undefined,
					limit: page === undefined ? limitOf(read, fields, checks) : Infinity,
					keep,
				},
		emptyOnlyIf: emptyOnlyIf && fillPath(emptyOnlyIf, (name) => ids[name]),
		present: presentation(read, operation, checks),
	};
}

/** An ID that no path can hold would make an object that nobody can read again. */
function checkNewId({ fields, newId }: LagoOperation, body: IDataObject, { refuse }: Checks): void {
	const field = sentFields(fields).find(({ name }) => name === newId);
	const id = field && getPath(body, field.routing!.send!.property!);
	if (!field || id === undefined) return;
	const problem = idProblem(String(id));
	if (problem) refuse(field.displayName, problem, EMPTY_ADVICE);
}

/** Takes the filters out that Lago gets wrong, and returns what they say about a result. */
function takeOwnFilters({ ownFilters = {} }: LagoOperation, filters: IDataObject): Range['keep'] {
	const own = Object.entries(ownFilters).filter(([name, { value }]) => filters[name] === value);
	for (const [name] of own) delete filters[name];
	return own.length ? (record) => own.every(([, { keep }]) => keep(record)) : undefined;
}

function operationOf(
	read: ReadParameter,
	resources: LagoResource[],
	{ refuse }: Checks,
): LagoOperation {
	const resource = read('resource');
	const operation = read('operation');
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
	return (
		found ??
		refuse(
			'Operation',
			`cannot be '${operation}' when 'Resource' is '${resource}'`,
			'Choose both from the lists.',
		)
	);
}

function idOf(
	read: ReadParameter,
	fields: INodeProperties[],
	name: string,
	{ refuse }: Checks,
): string {
	const value = read(name, { extractValue: true });
	const id = typeof value === 'object' || value === undefined ? '' : String(value);
	const problem = idProblem(id);
	if (problem === undefined) return id;
	const field = fields.find((candidate) => candidate.name === name);
	return refuse(field?.displayName ?? name, problem, EMPTY_ADVICE);
}

function limitOf(read: ReadParameter, fields: INodeProperties[], checks: Checks): number {
	const valueIn = (name: string) => {
		const field = fields.find((candidate) => candidate.name === name)!;
		return { field, value: valueOf(field, read(name), 'query', checks) };
	};
	if (valueIn('returnAll').value) return Infinity;
	const { field, value } = valueIn('limit');
	return (value as number) ?? checks.refuse(field.displayName, 'is empty', EMPTY_ADVICE);
}

/** Whether a field is filled in with which Lago answers a list in one piece. */
function answersWhole(
	{ fields, wholeWith }: LagoOperation,
	qs: IDataObject,
	{ refuse }: Checks,
): boolean {
	const field = sentFields(fields).find(({ name }) => name === wholeWith);
	if (!field || qs[field.routing!.send!.property!] === undefined) return false;
	if (qs.page !== undefined || qs.per_page !== undefined) {
		refuse(
			field.displayName,
			"cannot be combined with 'Page' or 'Per Page'",
			'Remove one of them.',
		);
	}
	return true;
}
