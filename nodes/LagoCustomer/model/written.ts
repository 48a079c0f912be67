import { isObject } from '../lago/json';

/**
 * Where a value comes from: typed, calculated from an item's data, or given by an AI agent, which leaves
 * out what it does not need.
 */
export type Origin = 'fixed' | 'expression' | 'agent';

/** n8n's own function, in all spellings that n8n takes. */
const FROM_AI = /\$fromai\b/i;

/** Whether n8n evaluates what the user wrote. */
export const isExpression = (written: unknown): written is string =>
	typeof written === 'string' && written.startsWith('=');

/** The expressions in what the user wrote for a parameter, at any depth. */
export function collectExpressions(written: unknown): string[] {
	if (isExpression(written)) return [written];
	return typeof written === 'object' && written !== null
		? Object.values(written).flatMap(collectExpressions)
		: [];
}

/** Where the value comes from of which the user wrote this. */
export function getOrigin(written: unknown): Origin {
	const expressions = collectExpressions(written);
	if (!expressions.length) return 'fixed';
	return expressions.some((expression) => FROM_AI.test(expression)) ? 'agent' : 'expression';
}

/** What the user wrote for a part of a value: the same expression, where one gives the whole value. */
export function getWrittenPart(written: unknown, key: string | number): unknown {
	if (isExpression(written)) return written;
	if (Array.isArray(written)) return written[Number(key)] as unknown;
	return isObject(written) && Object.hasOwn(written, key) ? written[key] : undefined;
}
