/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';
import { misfortune, type Fault } from './fault';

/** So many that hardly two requests of a run share one. */
const COUNT = 499;

const given = process.env.FAULT_SEED;

/**
 * Runs a check under random circumstances. A failure names the seed; in the environment variable
 * FAULT_SEED, it brings the same ones again.
 */
export async function underSeed<T>(
	circumstances: fc.Arbitrary<T>,
	check: (circumstances: T) => Promise<void>,
): Promise<void> {
	await fc.assert(fc.asyncProperty(circumstances, check), {
		numRuns: 1,
		seed: given === undefined ? undefined : Number(given),
		unbiased: true,
		endOnFailure: true,
	});
}

export const underMisfortunes = async (check: (misfortunes: Fault[][]) => Promise<void>) =>
	await underSeed(
		fc
			.array(misfortune, { minLength: COUNT, maxLength: COUNT })
			// Without a list of them all in the message of a failure.
			.map((all) => Object.defineProperty(all, fc.toStringMethod, { value: () => 'misfortunes' })),
		check,
	);
