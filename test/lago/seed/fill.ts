// What was answered is looked into freely here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Recorded = any;

/** Takes from what was recorded that of which the model is made. */
export function fill<T extends object>(model: T, record: Recorded): T {
	for (const [key, value] of Object.entries(model)) {
		if (!(key in record)) continue;
		const isNumber = typeof value === 'number' && typeof record[key] === 'string';
		Object.assign(model, { [key]: isNumber ? Number(record[key]) : record[key] });
	}
	return model;
}
