export function omit<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
	const rest = { ...object };
	for (const key of keys) delete rest[key];
	return rest;
}

export function pick<T extends object, K extends keyof T>(object: T, ...keys: K[]) {
	return Object.fromEntries(keys.map((key) => [key, object[key]])) as Pick<T, K>;
}
