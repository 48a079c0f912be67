/* eslint-disable @n8n/community-nodes/no-restricted-globals */
const TOO_LONG_MS = 120_000;
const PAUSE_MS = 200;

/** Asks until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
	const end = Date.now() + TOO_LONG_MS;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
