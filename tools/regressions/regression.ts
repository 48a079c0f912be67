/** A mistake that somebody could make in a file: one text in place of another that stands there once. */
export interface Regression {
	name: string;
	/** Its path in the repository. */
	file: string;
	from: string;
	to: string;
	/** Where to look for the test that notices it, as Jest takes it; all tests if it is not said. */
	tests?: string[];
}
