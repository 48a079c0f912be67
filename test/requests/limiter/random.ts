/** A number from 0 to 1. */
export type Random = () => number;

/** How long a server works on a request, in milliseconds. */
export type Service = (random: Random) => number;

export const always =
	(ms: number): Service =>
	() =>
		ms;

export const between =
	(least: number, most: number): Service =>
	(random) =>
		least + (most - least) * random();

export const exponential =
	(mean: number): Service =>
	(random) =>
		-mean * Math.log(1 - random());

export const lognormal =
	(mean: number, sigma: number): Service =>
	(random) => {
		const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		return mean * Math.exp(sigma * normal - sigma ** 2 / 2);
	};

export const bimodal =
	(most: number, few: number, partOfFew: number): Service =>
	(random) =>
		random() < partOfFew ? few : most;
