import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { refusal } from './errors';
import type { LagoOperation } from './operation';
import { presentation } from './output';
import type { Range } from './paginate';
import { fillPath, idProblem } from './path';
import type { LagoResource } from './resource';
import { EMPTY_ADVICE, valueOf, type Checks } from './values';
import { getPath, sentFields, toWire, type Built } from './wire';
import type { Asked } from './words';

/** What one input item asks of Lago: checked, and in the form that Lago reads. */
export interface LagoRequest extends Omit<Asked, 'inDoubt'> {
	operation: LagoOperation;
	/** The request; of a list, without the parameters for its pages. */
	http: IHttpRequestOptions;
	/** Which part of a list is wanted; undefined when Lago answers in one piece. */
	range?: Range;
	/** Which of Lago's results are wanted, where Lago cannot tell; without it, all. */
	keep?: (record: IDataObject) => boolean;
	/** The path of the object that must exist for an empty list to be true. */
	emptyOnlyIf?: string;
	/** What the node returns of one of Lago's objects. */
	present: (record: IDataObject) => IDataObject;
}

/**
 * Checks what n8n put together from an operation's declarations and turns it into a request.
 *
 * @throws NodeOperationError that names the field, as the editor does, and what is wrong with it
 */
export function prepareRequest(
	context: IExecutePaginationFunctions,
	resources: LagoResource[],
	built: IHttpRequestOptions,
): LagoRequest {
	const operation = operationOf(context, resources);
	const { fields, emptyOnlyIf } = operation;
	const ids: Record<string, string> = {};
	const url = fillPath(built.url, (name) => (ids[name] = idOf(context, operation, name)));
	const checks = { refuse: refusal(context.getNode()), timezone: context.getTimezone() };
	const { qs, body } = toWire(fields, built as Built, checks);
	checkNewId(operation, body, checks);
	const { page, per_page: perPage, ...filters } = qs as IDataObject & Pick<Range, 'page'>;
	const whole = !operation.paged || answersWhole(context, operation, qs);
	return {
		operation,
		fields,
		ids,
		keep: takeOwnFilters(operation, filters),
		http: { ...built, url, qs: filters, body },
		range: whole
			? undefined
			: {
					page,
					perPage: perPage as number | undefined,
					limit: limitOf(context, operation, checks),
				},
		emptyOnlyIf: emptyOnlyIf && fillPath(emptyOnlyIf, (name) => ids[name]),
		present: presentation(context, operation, checks),
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
function takeOwnFilters(
	{ ownFilters = {} }: LagoOperation,
	filters: IDataObject,
): LagoRequest['keep'] {
	const own = Object.entries(ownFilters).filter(([name, { value }]) => filters[name] === value);
	for (const [name] of own) delete filters[name];
	return own.length ? (record) => own.every(([, { keep }]) => keep(record)) : undefined;
}

function operationOf(
	context: IExecutePaginationFunctions,
	resources: LagoResource[],
): LagoOperation {
	const resource = context.getNodeParameter('resource');
	const operation = context.getNodeParameter('operation');
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (found) return found;
	return refusal(context.getNode())(
		'Operation',
		`cannot be '${operation}' when 'Resource' is '${resource}'`,
		'Choose both from the lists.',
	);
}

function idOf(
	context: IExecutePaginationFunctions,
	{ fields }: LagoOperation,
	name: string,
): string {
	const value = context.getNodeParameter(name, '', { extractValue: true });
	const id = typeof value === 'object' || value === undefined ? '' : String(value);
	const problem = idProblem(id);
	if (problem === undefined) return id;
	const field = fields.find((candidate) => candidate.name === name);
	return refusal(context.getNode())(field?.displayName ?? name, problem, EMPTY_ADVICE);
}

function limitOf(
	context: IExecutePaginationFunctions,
	{ fields }: LagoOperation,
	checks: Checks,
): number {
	const all = fields.find(({ name }) => name === 'returnAll')!;
	if (valueOf(all, context.getNodeParameter('returnAll', false), 'query', checks)) return Infinity;
	const field = fields.find(({ name }) => name === 'limit')!;
	const limit = valueOf(field, context.getNodeParameter('limit', ''), 'query', checks);
	return (limit as number) ?? checks.refuse(field.displayName, 'is empty', EMPTY_ADVICE);
}

/** Whether a field is filled in with which Lago answers a list in one piece. */
function answersWhole(
	context: IExecutePaginationFunctions,
	{ fields, wholeWith }: LagoOperation,
	qs: IDataObject,
): boolean {
	const field = sentFields(fields).find(({ name }) => name === wholeWith);
	if (!field || qs[field.routing!.send!.property!] === undefined) return false;
	if (qs.page !== undefined || qs.per_page !== undefined) {
		refusal(context.getNode())(
			field.displayName,
			"cannot be combined with 'Page' or 'Per Page'",
			'Remove one of them.',
		);
	}
	return true;
}
