/** What JavaScript writes for a value that is missing: as the whole of an ID, or as its last part. */
const MISSING_AT_END = /(?:^|[^\p{L}\p{N}])(undefined|null|NaN|\[object Object\])$/u;

/** `{{ $json.tenant + '-' + $json.id }}` without a tenant. */
const MISSING_AT_START = /^(undefined|\[object Object\])(?![\p{L}\p{N}])/u;

const BOOLEAN = /^(true|false)$/;

/**
 * Why an ID that an expression gives can only be a mistake, in words that follow its field's name;
 * undefined if it can be meant. With such an ID, different items would reach one and the same object.
 */
export function findBrokenIdProblem(id: string): string | undefined {
	const [, missing] = MISSING_AT_END.exec(id) ?? MISSING_AT_START.exec(id) ?? [];
	if (missing !== undefined) return `is '${id}', as if a part of it were missing (${missing})`;
	if (BOOLEAN.test(id)) return `is ${id}, which is not an ID`;
	if (/^[\r\n]|[\r\n]$/.test(id)) return 'begins or ends with a line break';
	return undefined;
}

export const BROKEN_ID_HINT =
	'Check the expression that gives it. If this really is the ID, enter it as fixed text.';
