import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import type { Refuse } from '../fields/checks';
import { isObject } from '../lago/json';
import type { Outcome } from '../lago/outcome';
import { sentencesOn, type Subject } from './sentences';

/** Says no by an error that the editor shows. */
export function refusal(node: INode): Refuse {
	return (field, problem, advice) => {
		throw new NodeOperationError(node, `'${field}' ${problem}`, { description: advice });
	};
}

/** The error for an outcome that is not the answer hoped for. */
export function lagoError(node: INode, outcome: Outcome, subject: Subject): NodeApiError {
	const { message, description } = sentencesOn(outcome, subject);
	const httpCode = outcome.answered ? String(outcome.status) : outcome.code;
	const error = new NodeApiError(node, {}, { message, description, httpCode });
	// NodeApiError replaces a message in which it finds the name of a system error, be it in an ID.
	error.message = message;
	error.context.inDoubt = subject.inDoubt;
	// Only of a refusal: an answer may hold links that open the customer's pages.
	if (outcome.answered && outcome.status >= 400 && isObject(outcome.body)) {
		error.context.data = outcome.body satisfies JsonObject;
	}
	return error;
}

export type Failure = NodeOperationError | NodeApiError;

/** The error of an item. What is neither Lago's nor the user's fault says so. */
export function failureOf(node: INode, thrown: unknown, item: number): Failure {
	const error = isFailure(thrown)
		? thrown
		: new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown), {
				message: `The node itself failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
				description: 'This is a fault of the node. Please report it with what you did.',
			});
	error.context.itemIndex = item;
	return error;
}

/** Errors of n8n's own, such as those of expressions, are for the user. */
const isFailure = (thrown: unknown): thrown is Failure =>
	thrown instanceof Error && 'context' in thrown && 'description' in thrown;

/** The error of a run that stopped: that of the first item that failed, and what had been done by then. */
export function stopped(
	node: INode,
	failures: ReadonlyMap<number, Failure>,
	results: unknown[][],
	count: number,
): Failure {
	const [item, error] = [...failures].sort(([a], [b]) => a - b)[0] ?? [];
	if (item === undefined || error === undefined) throw new Error('Nothing failed');
	const isTool = node.type.endsWith('Tool');
	if (count > 1) {
		error.message += ` [item ${item}]`;
		error.description = [error.description, whatWasDone(results, failures, count, item)]
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

/** @param told the item whose failure the error tells of by itself */
function whatWasDone(
	results: unknown[][],
	failures: ReadonlyMap<number, Failure>,
	count: number,
	told: number,
): string {
	const done = [...results.keys()].filter((item) => results[item]);
	const failed = [...failures.keys()];
	const inDoubt = failed.filter((item) => item !== told && failures.get(item)?.context.inDoubt);
	const sentences = [
		done.length
			? `Of the ${count} items, ${done.length} had been done: ${inRanges(done)}.`
			: `None of the ${count} items was done.`,
		(done.length || failed.length > 1) && `Failed: ${inRanges(failed)}.`,
		inDoubt.length &&
			`Lago may have carried out ${inRanges(inDoubt)} nevertheless: look in Lago before you run them again.`,
	];
	return sentences.filter(Boolean).join(' ');
}

/** Numbers as a person writes them: `0–10, 12`. */
function inRanges(numbers: number[]): string {
	const ranges: Array<[from: number, to: number]> = [];
	for (const number of [...numbers].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
