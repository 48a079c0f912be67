/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import fc from 'fast-check';
import { misfortune, type Fault } from './fault';

/** So many that hardly two requests of a run share one. */
const COUNT = 499;

const given = process.env.FAULT_SEED;

/** The misfortunes of a run, without a list of them all in the message of a failure. */
const misfortunes = fc
	.array(misfortune, { minLength: COUNT, maxLength: COUNT })
	.map((all) => Object.defineProperty(all, fc.toStringMethod, { value: () => 'misfortunes' }));

/**
 * Runs a check under random misfortunes. A failure names the seed; in the environment variable
 * FAULT_SEED, it brings the same ones again.
 */
export async function underMisfortunes(check: (misfortunes: Fault[][]) => Promise<void>) {
	await fc.assert(fc.asyncProperty(misfortunes, check), {
		numRuns: 1,
		seed: given === undefined ? undefined : Number(given),
		unbiased: true,
		endOnFailure: true,
	});
}
