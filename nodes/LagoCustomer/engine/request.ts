import type { IDataObject, IExecutePaginationFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { refusal, type Asked } from './errors';
import type { LagoOperation, LagoResource } from './operation';
import type { Range } from './paginate';
import { fillPath, idProblem } from './path';
import { EMPTY_ADVICE, sentFields, toWire, valueOf, type Built, type Checks } from './wire';

/** What one input item asks of Lago: checked, and in the form that Lago reads. */
export interface LagoRequest extends Omit<Asked, 'inDoubt'> {
	operation: LagoOperation;
	/** The request; of a list, without the parameters for its pages. */
	http: IHttpRequestOptions;
	/** Which part of a list is wanted; undefined when Lago answers in one piece. */
	range?: Range;
	/** Whether Lago may get the request twice. */
	repeatable: boolean;
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
	const { fields } = operation;
	const ids: Record<string, string> = {};
	const url = fillPath(built.url, (name) => (ids[name] = idOf(context, operation, name)));
	const checks = { refuse: refusal(context.getNode()), timezone: context.getTimezone() };
	const { qs, body } = toWire(fields, built as Built, checks);
	const { page, per_page: perPage, ...filters } = qs as IDataObject & Pick<Range, 'page'>;
	const whole = !operation.paged || answersWhole(context, operation, qs);
	return {
		operation,
		fields,
		ids,
		http: { ...built, url, qs: filters, body },
		range: whole
			? undefined
			: {
					page,
					perPage: perPage as number | undefined,
					limit: limitOf(context, operation, checks),
				},
		repeatable: operation.repeatable?.(body) ?? true,
	};
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
	if (context.getNodeParameter('returnAll', false)) return Infinity;
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
