import { nameOf, type Case } from './case';

/**
 * A test for each case. They run at the same time, as most of it is waiting for the next try.
 */
export function testTogether<T extends Case>(
	cases: T[],
	check: (chosen: T) => Promise<void>,
): void {
	let outcomes: Array<Promise<unknown>>;

	beforeAll(() => {
		outcomes = cases.map(async (chosen) => {
			try {
				await check(chosen);
				return undefined;
			} catch (error) {
				return error;
			}
		});
	});

	test.each(cases.map((chosen, index) => ({ name: nameOf(chosen), index })))(
		'$name',
		async ({ index }) => {
			const error = await outcomes[index];
			expect(() => {
				if (error) throw error;
			}).not.toThrow();
		},
	);
}
