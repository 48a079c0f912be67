/** Attributes that are empty for now, of the type that they may have. */
export const noText: string | null = null;
export const noNumber: number | null = null;
export const noMetadata: Record<string, string | null> | null = null;

/** A value that may be empty, too. */
export const orEmpty = <T>(value: T): T | null => value;

type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** The same value under each of these names, which are parted by blanks. */
export const each = <T extends string, V>(names: T, value: V) =>
	Object.fromEntries(names.split(' ').map((name) => [name, value])) as Record<Words<T>, V>;
