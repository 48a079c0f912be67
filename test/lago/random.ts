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
	const digits = () =>
		Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, '0');
	return () => {
		const [a, b, c, d] = [digits(), digits(), digits(), digits()];
		return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
	};
}
