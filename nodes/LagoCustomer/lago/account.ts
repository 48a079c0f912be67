import { createHash } from 'crypto';

/** Identifies what an API key belongs to, for what all executions of this process share. */
export const identifyAccount = (url: string, apiKey: string): string =>
	// The key itself is not kept.
	createHash('sha256')
		.update(JSON.stringify([url, apiKey]))
		.digest('hex');
