import { getOwn, isObject, type Json, type JsonObject } from '../lago/json';
import type { FieldGroup } from './field';

/** How Lago's answer shows the value of a field; without it, under the keys under which it was sent. */
export interface AnswerFacts {
	/** What the answer shows of the value; undefined where it does not show it. */
	read?: (record: JsonObject, sent: Json) => Json | undefined;
	/** Why Lago ignored the value, as a sentence; undefined where nobody knows. */
	whyIgnored?: (record: JsonObject) => string | undefined;
}

/** Of a value that no answer shows. */
export const notShown: AnswerFacts = { read: () => undefined };

export const needsLicence: AnswerFacts = { whyIgnored: () => 'It needs a Lago licence.' };

/** A value that the answer shows otherwise than it was sent. */
export interface Difference {
	label: string;
	kept: Json;
	facts: AnswerFacts | undefined;
}

interface Compared {
	/** The field's name in the editor. */
	label: string;
	facts: AnswerFacts | undefined;
	group?: FieldGroup | undefined;
}

/** @param shown undefined where the answer does not show the value */
export function findDifferences(
	{ label, facts, group }: Compared,
	sent: Json,
	shown: Json | undefined,
): Difference[] {
	if (shown === undefined || shown === sent) return [];
	const other = [{ label, kept: isObject(shown) ? null : toPlain(shown), facts }];
	if (isEmpty(sent) || isEmpty(shown)) return isEmpty(sent) === isEmpty(shown) ? [] : other;
	if (isObject(sent)) {
		if (!isObject(shown)) return other;
		return Object.entries(sent).flatMap(([key, value]) => {
			const entry = group?.fields.find((each) => each.key === key);
			const inner = {
				label: `${label} > ${entry?.property.displayName ?? key}`,
				facts: entry?.answer ?? facts,
				group: entry?.group,
			};
			const read = entry?.answer?.read;
			return findDifferences(inner, value, read ? read(shown, value) : getOwn(shown, key));
		});
	}
	if (Array.isArray(sent)) {
		const list = [shown].flat();
		const [only] = sent;
		if (sent.length === 1 && list.length === 1 && isObject(only) && isObject(list[0])) {
			return findDifferences({ label, facts, group }, only, list[0]);
		}
		const isShown = (entry: Json) =>
			list.some((each) => !findDifferences({ label, facts, group }, entry, each).length);
		const isSame = sent.every(isShown) && (sent.some(isObject) || sent.length === list.length);
		return isSame ? [] : other;
	}
	return equalsAsText(sent, shown) ? [] : other;
}

/** What switches nothing on: Lago shows null for what was sent as false, or emptied. */
const isEmpty = (value: Json): boolean =>
	value === null ||
	value === false ||
	value === '' ||
	(Array.isArray(value) && !value.length) ||
	(isObject(value) && !Object.keys(value).length);

/** Lago writes numbers as `1.0`, and times without their milliseconds. */
function equalsAsText(sent: Json, shown: Json): boolean {
	const [before, after] = [sent, shown].map((value) => String(value).trim().toLowerCase());
	if (before === after) return true;
	if (before === '' || after === '') return false;
	if (Number(before) === Number(after)) return true;
	return [before, after].every((text) => ISO_TIME.test(String(text)))
		? toSeconds(before) === toSeconds(after)
		: false;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}/;

const toSeconds = (time: string | undefined) => Math.floor(Date.parse(String(time)) / 1000);

/** A list of plain values as it is; of objects, how many. */
const toPlain = (value: Json): Json =>
	Array.isArray(value) && value.some(isObject) ? `${value.length} other entries` : value;
