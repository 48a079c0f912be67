type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** The words of a text, which are parted by blanks. */
export const words = <T extends string>(text: T) => text.split(' ') as Array<Words<T>>;

/** The same value under each of these names. */
export const each = <T extends string, V>(names: T, value: V) =>
	Object.fromEntries(words(names).map((name) => [name, value])) as Record<Words<T>, V>;
