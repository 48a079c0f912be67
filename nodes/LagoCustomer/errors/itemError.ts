import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { isObject } from '../lago/json';
import { hideLinks } from '../lago/redact';
import type { RequestResult } from '../lago/response';
import { InvalidInput } from '../model/invalid';
import { UnexpectedAnswer } from '../model/unexpectedAnswer';
import { describeError, MAY_HAVE_EXECUTED, type ErrorContext } from './messages';

export type ItemError = NodeOperationError | NodeApiError;

/** The error for a result that is not the answer expected. */
export function createLagoError(
	node: INode,
	result: RequestResult,
	context: ErrorContext,
): NodeApiError {
	const isError = result.hasResponse && result.status >= 400;
	const shown = isError ? { ...result, body: hideLinks(result.body) } : result;
	const { message, description } = describeError(shown, context);
	const httpCode = result.hasResponse ? String(result.status) : result.code;
	const error = new NodeApiError(node, {}, { message, description, httpCode });
	// NodeApiError replaces a message in which it finds the name of a system error, be it in an ID.
	error.message = message;
	error.context.mayHaveExecuted = context.mayHaveExecuted;
	// Only of a refusal: n8n stores it, and a success is full of the customer's data.
	if (isError && shown.hasResponse && isObject(shown.body) && isSmall(shown.body)) {
		error.context.data = shown.body satisfies JsonObject;
	}
	return error;
}

/** The error of a write that others undid each time it was made. @param changes what they undid */
export function createOverwrittenError(
	node: INode,
	changes: readonly string[],
): NodeOperationError {
	const error = new NodeOperationError(node, `Something else keeps undoing ${changes.join(', ')}`, {
		description:
			'Lago took the change each time, and then had the old value again. The rest of the item was written. Look for another workflow or program that writes to the same object, and run the item again.',
	});
	error.context.mayHaveExecuted = true;
	return error;
}
/** How many characters of an answer n8n stores with an error. */
const MAX_STORED_BODY = 10_000;

const isSmall = (body: JsonObject) => JSON.stringify(body).length <= MAX_STORED_BODY;

/** The error of an item, of whatever was thrown. What is neither Lago's nor the user's fault says so. */
export function toItemError(node: INode, thrown: unknown, item: number): ItemError {
	const error = convert(node, thrown);
	error.context.itemIndex = item;
	return error;
}

function convert(node: INode, thrown: unknown): ItemError {
	if (thrown instanceof InvalidInput) {
		return new NodeOperationError(node, thrown.message, { description: thrown.hint });
	}
	if (thrown instanceof UnexpectedAnswer) {
		const description = `${thrown.hint} ${MAY_HAVE_EXECUTED}`;
		const error = new NodeOperationError(node, thrown.message, { description });
		error.context.mayHaveExecuted = true;
		return error;
	}
	if (isItemError(thrown)) return thrown;
	return new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown), {
		message: `The node itself failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
		description: 'This is a fault of the node. Please report it with what you did.',
	});
}

/** The error of a run, of whatever was thrown outside of its items: mostly n8n's own, for the user. */
export function toRunError(node: INode, thrown: unknown): ItemError {
	if (thrown instanceof InvalidInput || isItemError(thrown)) return convert(node, thrown);
	return new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown));
}

/** Errors of n8n's own, such as those of expressions, are for the user. */
export const isItemError = (thrown: unknown): thrown is ItemError =>
	thrown instanceof Error && 'context' in thrown && 'description' in thrown;

/** The error of a run that stopped: that of the first item that failed, and what had been done by then. */
export function createStoppedError(
	node: INode,
	failures: ReadonlyMap<number, ItemError>,
	results: unknown[][],
	count: number,
): ItemError {
	const [item, error] = [...failures].sort(([a], [b]) => a - b)[0] ?? [];
	if (item === undefined || error === undefined) throw new Error('Nothing failed');
	const isTool = node.type.endsWith('Tool');
	if (count > 1) {
		error.message += ` [item ${item}]`;
		error.description = [error.description, summarizeProgress(results, failures, count, item)]
			.filter(Boolean)
			.join(' ');
	}
	// Some n8n hand an AI agent no more than the message, and others only the description.
	if (isTool && error.description) {
		error.message += `\n\n${error.description}`;
		error.description = undefined;
	}
	return error;
}

/** @param reported the item whose error says by itself whether it may have been carried out */
function summarizeProgress(
	results: unknown[][],
	failures: ReadonlyMap<number, ItemError>,
	count: number,
	reported: number,
): string {
	const done = [...results.keys()].filter((item) => results[item]);
	const failed = [...failures.keys()];
	const unclear = failed.filter(
		(item) => item !== reported && failures.get(item)?.context.mayHaveExecuted,
	);
	const tried = new Set([...done, ...failed]);
	const untried = Array.from({ length: count }, (_, item) => item).filter(
		(item) => !tried.has(item),
	);
	const outcomes = [
		`${formatItems(failed)} failed`,
		untried.length && `${formatItems(untried)} ${untried.length > 1 ? 'were' : 'was'} not tried`,
	];
	const sentences = [
		done.length
			? `${done.length} of ${count} items ${done.length > 1 ? 'were' : 'was'} done (${formatItems(done).toLowerCase()}).`
			: `None of the ${count} items was done.`,
		`${outcomes.filter(Boolean).join(', ').replace(/, I/, ', i')}.`,
		unclear.length &&
			`Lago may have carried out ${formatRanges(unclear)} nevertheless: look in Lago before you run them again.`,
	];
	return sentences.filter(Boolean).join(' ');
}

const formatItems = (items: number[]) =>
	`${items.length > 1 ? 'Items' : 'Item'} ${formatRanges(items)}`;

/** Numbers as a person writes them: `0–10, 12`. */
function formatRanges(numbers: number[]): string {
	const ranges: Array<[from: number, to: number]> = [];
	for (const number of [...numbers].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
