import type { IExecuteFunctions } from 'n8n-workflow';
import { isItemError } from '../errors/itemError';
import { isObject, getOwn } from '../lago/json';
import { InvalidInput } from '../model/invalid';
import { getOperationForVersion } from '../model/operation';
import type { ReadParameter } from '../model/validation';
import { resources } from '../resources';
import { collectExpressions } from '../model/written';

/** What dragging a field of the input writes: `={{ $json.name }}` or `={{ $json['first name'] }}`. */
const SIMPLE_EXPRESSION = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\['[^'\\]*'\])+)\s*\}\}$/;

const PATH_KEY = /\.(\w+)|\['([^']*)'\]/g;

/** Only n8n can evaluate the expression. */
const UNRESOLVED = Symbol('not plain');

/**
 * Reads the parameters of the items as n8n does, only faster.
 *
 * n8n's isolated expression engine needs up to half a millisecond for an expression of an item, and blocks
 * the event loop meanwhile. So what is the same for all items is read once, and a plain field of the input
 * is looked up: without that, 3,000 items with four expressions block it for some 0.9 s instead of 0.2 s.
 * Everything else is left to n8n.
 */
export function createParameterReader(context: IExecuteFunctions): (item: number) => ReadParameter {
	const { parameters, typeVersion } = context.getNode();
	const items = context.getInputData();
	const read = new Map<string, { expressions: string[]; fixed: unknown }>();
	return (item) => (name, options) => {
		const evaluated = () => {
			try {
				return context.getNodeParameter(name, item, '', options);
			} catch (error) {
				throw isItemError(error) ? error : createExpressionError(typeVersion, name, error);
			}
		};
		let known = read.get(name);
		if (!known) {
			const expressions = collectExpressions(parameters[name]);
			known = { expressions, fixed: expressions.length ? undefined : evaluated() };
			read.set(name, known);
		}
		const { expressions, fixed } = known;
		if (!expressions.length) return fixed;
		const json = items[item]?.json;
		const found = new Map<string, unknown>();
		for (const expression of expressions) {
			const value = resolveSimpleExpression(expression, json);
			if (value === UNRESOLVED) return evaluated();
			found.set(expression, value);
		}
		const value = substitute(parameters[name], found);
		return options?.extractValue && isObject(value) ? value.value : value;
	};
}

/** n8n does not say which expression it cannot read. */
function createExpressionError(version: number, name: string, error: unknown): InvalidInput {
	const properties = resources.flatMap(({ operations }) =>
		operations.flatMap((operation) =>
			getOperationForVersion(version, operation).fields.map(({ property }) => property),
		),
	);
	const { displayName = name } = properties.find((property) => property.name === name) ?? {};
	const reason = error instanceof Error ? error.message : String(error);
	return new InvalidInput(
		displayName,
		`has an expression that n8n cannot read: ${reason}`,
		'Correct it in the expression editor.',
	);
}

/** A parameter with values in the place of its expressions. */
function substitute(value: unknown, found: ReadonlyMap<unknown, unknown>): unknown {
	if (found.has(value)) return found.get(value);
	if (Array.isArray(value)) return value.map((entry) => substitute(entry, found));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, substitute(entry, found)]),
	);
}

/** What an expression gives that is a field of the input with a plain value, or {@link UNRESOLVED}. */
function resolveSimpleExpression(expression: string, json: unknown): unknown {
	const path = SIMPLE_EXPRESSION.exec(expression)?.[1];
	if (path === undefined) return UNRESOLVED;
	let value = json;
	for (const [, name, quoted] of path.matchAll(PATH_KEY)) {
		const key = name ?? quoted ?? '';
		if (!isObject(value) || (key in value && !Object.hasOwn(value, key))) return UNRESOLVED;
		value = getOwn(value, key);
	}
	return typeof value === 'object' && value !== null ? UNRESOLVED : value;
}
