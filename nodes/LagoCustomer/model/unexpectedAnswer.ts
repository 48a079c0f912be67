/** An answer that does not show what a write asked for; Lago may have carried the write out. */
export class UnexpectedAnswer extends Error {
	constructor(
		message: string,
		/** How to go on, in whole sentences. */
		readonly hint: string,
	) {
		super(message);
	}
}
