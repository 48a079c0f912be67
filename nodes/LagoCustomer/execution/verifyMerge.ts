import type { JsonObject } from '../lago/json';
import type { LagoReader, MergedField, ObjectAddress } from '../model/operation';

/** What another write has undone, and the object as it is now. */
export interface Overwritten {
	changes: string[];
	current: JsonObject;
}

interface Change {
	field: MergedField;
	cell: string;
}

/**
 * Looks whether a write that was merged from a read is still there. Another one that was merged from the
 * same read, in another process or by a person, puts back what was there before. Anything else is a later
 * change, and stays.
 *
 * @param answer the object as Lago's answer to the write has it
 * @param read reads the object when it is time to; undefined where there is nothing to see
 */
export async function findOverwritten(
	fields: readonly MergedField[],
	answer: JsonObject | undefined,
	read: () => Promise<JsonObject | undefined>,
): Promise<Overwritten | undefined> {
	if (!answer) return undefined;
	const changes = fields.flatMap(listChanges);
	const missing = new Set(changes.filter(isUndoneIn(answer)));
	const lost = [...missing].filter(({ field }) => field.isShownAtOnce);
	if (lost.length) return { changes: lost.map(nameChange), current: answer };
	const shown = changes.filter((change) => !missing.has(change));
	if (!shown.length) return undefined;
	const current = await read();
	const undone = current ? shown.filter(isUndoneIn(current)) : [];
	return current && undone.length ? { changes: undone.map(nameChange), current } : undefined;
}

const listChanges = (field: MergedField): Change[] =>
	[...new Set([...field.before.keys(), ...field.after.keys()])]
		.filter((cell) => field.before.get(cell) !== field.after.get(cell))
		.map((cell) => ({ field, cell }));

const isUndoneIn =
	(object: JsonObject) =>
	({ field, cell }: Change) =>
		field.getCells(object).get(cell) === field.before.get(cell);

const nameChange = ({ field, cell }: Change) => `${field.name} > ${cell}`;

/** Reads as another reader, but one object as it was read just now. */
export function withObject(
	lago: LagoReader,
	{ segments, envelope }: ObjectAddress,
	object: JsonObject,
): LagoReader {
	const isKnown = (others: readonly string[], other: string) =>
		other === envelope && JSON.stringify(others) === JSON.stringify(segments);
	return {
		get: async (path, key) => (isKnown(path, key) ? object : await lago.get(path, key)),
		find: async (path, key) => (isKnown(path, key) ? object : await lago.find(path, key)),
		list: async (path, key) => await lago.list(path, key),
		listIfAllowed: async (path, key, query) => await lago.listIfAllowed(path, key, query),
	};
}
