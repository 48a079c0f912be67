/**
 * Sets the clock of this process forth, or back, by so many milliseconds, as someone may do with that of
 * the machine.
 *
 * @returns sets it right again
 */
export function setClock(by: number): () => void {
	const { now } = Date;
	Date.now = () => now() + by;
	return () => {
		Date.now = now;
	};
}
