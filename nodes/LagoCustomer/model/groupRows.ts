import { isObject } from '../lago/json';
import type { GroupField } from './field';
import { formatValue, invalid } from './invalid';

/** The values of one entry of a group, under n8n's names of its fields. */
export type Row = Record<string, unknown>;

/**
 * The entries for which one entry of the editor stands, in which an expression gives an object or a list
 * instead of a text. n8n takes no expression for a whole group.
 *
 * An object has the keys and values (`{ segment: 'vip' }`), or it is an entry as Lago has it; a list has
 * several of these. What else the entry of the editor has applies to all.
 *
 * @param name what errors call the group
 */
export function expandRow(name: string, fields: GroupField[], row: Row): Row[] {
	const carrier = fields.find(({ mayHoldEntries }) => mayHoldEntries);
	const given = carrier && row[carrier.property.name];
	if (!carrier || typeof given !== 'object' || given === null) return [row];
	const common = { ...row, [carrier.property.name]: '' };
	const isPlainList = fields.filter(isRequiredText).length === 1;
	return (Array.isArray(given) ? given : [given]).flatMap((entry: unknown): Row[] => {
		if (!isObject(entry)) {
			if (isPlainList) return [{ ...common, [carrier.property.name]: entry }];
			return invalid(
				name,
				'has an entry that is not made of fields',
				`It is ${formatValue(entry)}, which has no '${carrier.key}'.`,
			);
		}
		if (entry === given && isMap(fields, entry))
			return mapToRows(entry).map((pair) => ({ ...common, ...pair }));
		const translated = translate(fields, entry);
		if (Object.hasOwn(translated, carrier.property.name)) return [{ ...common, ...translated }];
		return invalid(name, `has an entry without '${carrier.key}'`, `It is ${formatValue(entry)}.`);
	});
}

const isRequiredText = ({ property }: GroupField) =>
	property.type === 'string' && property.required === true;

/** Whether an object has keys and values of the user's own, rather than the fields of one entry. */
function isMap(fields: GroupField[], entry: Row): boolean {
	const hasPairs = ['key', 'value'].every((key) => fields.some((field) => field.key === key));
	return hasPairs && !(Object.hasOwn(entry, 'key') && Object.hasOwn(entry, 'value'));
}

/** A value that is a list stands for as many entries of the same key. */
const mapToRows = (map: Row): Row[] =>
	Object.entries(map).flatMap(([key, values]) =>
		[values].flat().map((value: unknown) => ({ key, value })),
	);

/** What an entry of Lago's, or of n8n's, has for the fields of a group. */
function translate(fields: GroupField[], entry: Row): Row {
	return Object.fromEntries(
		fields.flatMap(({ key, property, group }): Array<[string, unknown]> => {
			const from = [key, property.name].find((each) => Object.hasOwn(entry, each));
			if (from === undefined) return [];
			const value = entry[from];
			const rows =
				group && Array.isArray(value)
					? {
							[group.name]: value.map((inner: unknown) =>
								isObject(inner) ? translate(group.fields, inner) : inner,
							),
						}
					: value;
			return [[property.name, rows]];
		}),
	);
}
