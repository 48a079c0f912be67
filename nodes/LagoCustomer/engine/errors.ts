import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import type { Outcome } from './send';
import { isObject, type Refuse } from './values';
import { wordsFor, type Asked } from './words';

/** The error for a value that cannot be sent. */
export function refusal(node: INode): Refuse {
	return (field, problem, advice) => {
		throw new NodeOperationError(node, `'${field}' ${problem}`, { description: advice });
	};
}

/** The error for an outcome that is not the answer hoped for. */
export function lagoError(node: INode, outcome: Outcome, asked: Asked): NodeApiError {
	const { message, description } = wordsFor(outcome, asked);
	const httpCode = outcome.answered ? String(outcome.status) : outcome.code;
	const error = new NodeApiError(node, {}, { message, description, httpCode });
	// NodeApiError replaces a message in which it finds the name of a system error, be it in an id.
	error.message = message;
	// Only of a refusal: an answer may hold links that open the customer's pages.
	if (outcome.answered && outcome.status >= 400 && isObject(outcome.body)) {
		error.context.data = outcome.body as JsonObject;
	}
	return error;
}
