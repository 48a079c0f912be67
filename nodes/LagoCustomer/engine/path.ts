/** Longer ids cannot be stored by Lago, and servers cut longer paths. */
const MAX_BYTES = 2000;

/**
 * One segment of a path, such that Lago reads exactly this id.
 *
 * Rails takes what follows a dot in the last segment for a format: /customers/acme.com would read or
 * delete the customer "acme". An encoded dot is part of the id.
 */
export function encodeSegment(id: string): string {
	return encodeURIComponent(id).replaceAll('.', '%2E');
}

/** Why an id can never be part of a path, in words that follow the field's name; undefined if it can. */
export function idProblem(id: string): string | undefined {
	if (id === '') return 'is empty';
	if (id === '.' || id === '..') return `cannot be '${id}'`;
	if (id.includes('\0')) return 'contains a null character';
	if (!id.isWellFormed()) return 'contains half of a character (an unpaired surrogate)';
	if (Buffer.byteLength(id) > MAX_BYTES) return `is longer than ${MAX_BYTES} bytes`;
	return undefined;
}

/** Fills the placeholders of a path: `/customers/{customerId}` to `/customers/acme%2Ecom`. */
export function fillPath(template: string, id: (name: string) => string): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(id(name)));
}
