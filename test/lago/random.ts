/** The same numbers from 0 to 1 for the same seed (mulberry32). */
export const randomNumbers = (seed: number) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
	return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
};

/** The same UUIDs for the same seed. */
export function uuids(seed: number): () => string {
	const random = randomNumbers(seed);
	return () => {
		const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
		digits[12] = '4';
		digits[16] = 'a';
		return digits.join('').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
	};
}
