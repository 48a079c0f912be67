/* eslint-disable @n8n/community-nodes/no-restricted-globals */
type Counts = Record<string, number>;

/** Stryker's own, as far as it is of interest here. */
interface Target {
	mutantCoverage?: { perTest: Record<string, Counts> };
}

/**
 * Stryker tells the code in Jest's sandbox which mutant is active, and learns there which ones a test
 * reaches. The built node runs outside of that sandbox, beside n8n: this is where it finds the same.
 */
class Context {
	/** What was reached while the node was loaded, until there is a sandbox to say it to. */
	private target: Target = {};

	private isFirst = true;

	/** What the node looks up once, though Stryker takes another object for each sandbox. */
	readonly proxy = new Proxy(
		{},
		{
			get: (_, key) =>
				key === 'activeMutant'
					? process.env.__STRYKER_ACTIVE_MUTANT__
					: Reflect.get(this.target, key),
			set: (_, key, value) => Reflect.set(this.target, key, value),
		},
	);

	follow(target: Target): void {
		if (this.isFirst) Object.assign(target, this.target);
		this.isFirst = false;
		this.target = target;
	}

	/** How often each mutant was reached so far. */
	counts(): Counts {
		const { perTest = {} } = this.target.mutantCoverage ?? {};
		const sums: Counts = {};
		for (const counts of Object.values(perTest)) {
			for (const [mutant, count] of Object.entries(counts)) {
				sums[mutant] = (sums[mutant] ?? 0) + count;
			}
		}
		return sums;
	}
}

export const context = new Context();

Reflect.set(globalThis, '__stryker__', context.proxy);
