import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { lagoError, refusal } from './errors';
import type { LagoOperation, LagoResource } from './operation';
import { paginate, type Page, type Range } from './paginate';
import { fillPath, idProblem } from './path';
import { isUnexecuted, send, type Outcome } from './send';
import { ENDED, Throttle } from './throttle';
import { EMPTY_ADVICE, sentFields, toWire, valueOf, type Built } from './wire';

export const DEFAULT_PARALLEL_REQUESTS = 10;

/** What the items of one run of the node share. */
class Run {
	readonly items = new Set<number>();

	constructor(readonly throttle: Throttle) {}
}

const runs = new WeakMap<object, Run>();

/**
 * n8n calls the result once per input item, for all items at once, with the request that it put
 * together from the operation's declarations. It is the only way of the node to Lago.
 */
export function createExecutor(resources: LagoResource[]) {
	return async function execute(
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const run = joinRun(this);
		const item = this.getItemIndex();
		try {
			// All items get here first, and all are checked before the first request leaves.
			await undefined;
			const operation = operationOf(this, resources);
			const records = await perform(this, operation, options as IHttpRequestOptions, run.throttle);
			return records.map((json) => ({ json, pairedItem: { item } }));
		} catch (error) {
			if (error === ENDED) return [];
			const failure = error as NodeOperationError;
			if (run.items.size > 1) failure.message += ` [item ${item}]`;
			if (this.continueOnFail()) {
				// Exactly these two keys make n8n send the item to the error output.
				const json = { error: failure.message, message: failure.description ?? '' };
				return [{ json, pairedItem: { item } }];
			}
			run.throttle.end();
			throw failure;
		}
	};
}

/** The run that this item belongs to. An item that comes a second time starts another: Retry On Fail. */
function joinRun(context: IExecutePaginationFunctions): Run {
	const key = context.getExecuteData();
	const item = context.getItemIndex();
	let run = runs.get(key);
	if (!run || run.items.has(item)) {
		const limit = context.getNodeParameter(
			'requestOptions.maxParallelRequests',
			DEFAULT_PARALLEL_REQUESTS,
		);
		run = new Run(new Throttle(Number(limit), context.getExecutionCancelSignal?.()));
		runs.set(key, run);
	}
	run.items.add(item);
	return run;
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

/** Sends what the operation declares, and returns Lago's objects. */
async function perform(
	context: IExecutePaginationFunctions,
	operation: LagoOperation,
	options: IHttpRequestOptions,
	throttle: Throttle,
): Promise<IDataObject[]> {
	const { fields, envelope, paged, repeatable } = operation;
	const refuse = refusal(context.getNode());
	const ids: Record<string, string> = {};
	const url = fillPath(options.url, (name) => (ids[name] = idOf(context, operation, name)));
	const { qs, body } = toWire(fields, options as Built, refuse);
	const mayRepeat = repeatable?.(body) ?? true;

	const ask = async (query: IDataObject): Promise<IDataObject> => {
		const outcome = await send(context, { ...options, url, qs: query, body }, throttle, mayRepeat);
		const answer = expectedAnswer(outcome, envelope, paged);
		if (answer) return answer;
		const inDoubt = options.method !== 'GET' && !isUnexecuted(outcome);
		throw lagoError(context.getNode(), outcome, { fields, ids, inDoubt });
	};

	if (!paged) {
		const record = (await ask(qs))[envelope] as IDataObject;
		return [options.method === 'DELETE' ? { deleted: true, ...record } : record];
	}
	const { page, per_page: perPage, ...filters } = qs as IDataObject & Partial<Range>;
	const whole = sentFields(fields).find(({ name }) => name === operation.wholeWith);
	if (whole && filters[whole.routing!.send!.property!] !== undefined) {
		if (page !== undefined || perPage !== undefined) {
			refuse(
				whole.displayName,
				"cannot be combined with 'Page' or 'Per Page'",
				'Remove one of them.',
			);
		}
		return (await ask(filters))[envelope] as IDataObject[];
	}
	const range = {
		page,
		perPage: perPage as number | undefined,
		limit: limitOf(context, operation),
	};
	return await paginate(async (number, size): Promise<Page> => {
		const answer = await ask({ ...filters, page: number, per_page: size });
		const { next_page: next = null } = (answer.meta ?? {}) as { next_page?: number | null };
		return { records: answer[envelope] as IDataObject[], next };
	}, range);
}

/** The body of an answer that has what the operation expects; undefined for any other outcome. */
function expectedAnswer(
	outcome: Outcome,
	envelope: string,
	paged = false,
): IDataObject | undefined {
	if (!outcome.answered || outcome.status < 200 || outcome.status > 299) return undefined;
	const content = (outcome.body as IDataObject | null)?.[envelope];
	const expected = paged ? Array.isArray(content) : typeof content === 'object' && content !== null;
	return expected ? (outcome.body as IDataObject) : undefined;
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

function limitOf(context: IExecutePaginationFunctions, { fields }: LagoOperation): number {
	if (context.getNodeParameter('returnAll', false)) return Infinity;
	const field = fields.find(({ name }) => name === 'limit')!;
	const refuse = refusal(context.getNode());
	const limit = valueOf(field, context.getNodeParameter('limit', ''), 'query', refuse);
	return (limit as number) ?? refuse(field.displayName, 'is empty', EMPTY_ADVICE);
}
