/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
/** What whoever starts a command can mend. It is told in one sentence, without a stack. */
export class CannotStart extends Error {}

/** Runs a command to its end. */
export function start(main: () => Promise<void>): void {
	main().catch((error: unknown) => {
		console.error(error instanceof CannotStart ? error.message : error);
		process.exit(1);
	});
}
