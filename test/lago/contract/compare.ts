/** Where an answer of the stand-in differs from the recorded one. */
import { isLater, splitPart } from '../objects';
import { isHash } from '../rack';

export interface Finding {
	/** Such as `customer.metadata[0].key`. */
	part: string;
	recorded: unknown;
	actual: unknown;
}

/** Whether there is only a field more, of which the stand-in says that no recording can have it. */
export const isOfLater = ({ part, recorded }: Finding) => recorded === undefined && isLater(part);

/** A finding as a sentence, which says what to do about a field that only one of the two has. */
export function sentence({ part, recorded, actual }: Finding): string {
	const [was, is] = [recorded, actual].map((value) => JSON.stringify(value));
	if (actual === undefined) {
		return (
			`${part}: ${was} was recorded, and the stand-in has no such field. If it is new in Lago, add ` +
			`it to the model and its serializer in test/lago/models, and to the node's output schemas`
		);
	}
	if (recorded === undefined) {
		const [object, name] = splitPart(part);
		return (
			`${part}: ${is} is answered, and no such field was recorded. If Lago has it only since after ` +
			`that, the model in test/lago/models says so with later('${object}', '${name}'). Else take it out of ` +
			`the serializer there: Lago does not have it, or no longer`
		);
	}
	return `${part}: ${was} was recorded, ${is} is answered`;
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

/** Keys of these are data and no part of the format. */
const MAPS = ['values', 'grouped_by', 'presentation_by'];

/** The database gives these in any order. */
const UNORDERED = /\.(credits|applied_taxes)$/;

/** Which of the recorded ids is which of the stand-in's. */
export class Ids {
	private readonly known: Map<string, string>;

	/** @param seeded - A text with all the ids that are the same in both */
	constructor(seeded: string) {
		this.known = new Map(seeded.match(UUID)?.map((id) => [id, id]));
	}

	/** The text with the stand-in's ids in place of those recorded. */
	translate = (text: string): string => text.replace(UUID, (id) => this.known.get(id) ?? id);

	/** An id that was not met before is from here on the same as the other. */
	isSame(recorded: string, actual: string): boolean {
		const isNew = !this.known.has(recorded) && ![...this.known.values()].includes(actual);
		if (isNew) this.known.set(recorded, actual);
		return this.known.get(recorded) === actual;
	}
}

/**
 * Compares everything; of times from a moment on, when the server made them and not the seed, only
 * the format.
 */
export function compare(
	recorded: unknown,
	actual: unknown,
	{ ids, seededUntil }: { ids: Ids; seededUntil: string },
): Finding[] {
	return walk(recorded, actual, '');

	function walk(one: unknown, other: unknown, part: string): Finding[] {
		if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
			const [ones, others] = [one, other].map((list) => (UNORDERED.test(part) ? byId(list) : list));
			return ones.flatMap((item, index) => walk(item, others[index], `${part}[${index}]`));
		}
		if (isHash(one) && isHash(other)) {
			return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
				walk(own(one, key), own(other, key), part ? `${part}.${key}` : key),
			);
		}
		return isSame(one, other) ? [] : [{ part, recorded: one, actual: other }];
	}

	function isSame(one: unknown, other: unknown): boolean {
		if (typeof one !== 'string' || typeof other !== 'string') return one === other;
		const found = one.match(UUID);
		if (found?.[0] === one) return other.match(UUID)?.[0] === other && ids.isSame(one, other);
		if (DATETIME.test(one) && one > seededUntil && one.slice(0, 10) === seededUntil.slice(0, 10)) {
			return DATETIME.test(other) && one.length === other.length && other > seededUntil;
		}
		return ids.translate(one) === other;
	}
}

/** Compares keys and types alone, each item of a list with all those recorded. */
export function compareShape(recorded: unknown, actual: unknown): Finding[] {
	return walk([recorded], actual, '');

	function walk(samples: unknown[], value: unknown, part: string): Finding[] {
		const alike = samples.filter((sample) => typeOf(sample) === typeOf(value));
		if (alike.length === 0) return [{ part, recorded: samples[0], actual: value }];
		if (Array.isArray(value)) {
			const items = alike.flat();
			return items.length ? value.flatMap((item) => walk(items, item, `${part}[]`)) : [];
		}
		if (!isHash(value) || MAPS.some((name) => part.endsWith(name))) return [];
		const keys = new Set([...alike.filter(isHash).flatMap(Object.keys), ...Object.keys(value)]);
		return [...keys].flatMap((key) =>
			walk(
				alike.filter(isHash).map((sample) => own(sample, key)),
				own(value, key),
				part ? `${part}.${key}` : key,
			),
		);
	}
}

const byId = (list: Array<{ lago_id: string }>) =>
	[...list].sort((a, b) => a.lago_id.localeCompare(b.lago_id));

const own = (object: object, key: string): unknown =>
	Object.entries(object).find(([name]) => name === key)?.[1];

const typeOf = (value: unknown) =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
