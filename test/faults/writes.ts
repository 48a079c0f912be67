import { checkEach, runUnder, withScenario, type Outcome } from './scenario';
import type { WriteCase } from './case';
import { idOf, Plan, type Attempts } from './plan';
import { underMisfortunes } from './seed';
import { stateOf } from './state';
import { mustSucceed } from './expected';

const ITEMS = 40;

/**
 * Has Lago change something for each item, and holds what the node says of it against what Lago has
 * afterwards.
 */
export const writeUnderFaults = async (chosen: WriteCase) =>
	await underMisfortunes(async (misfortunes) => {
		await withScenario(chosen, ITEMS, async (scenario) => {
			const states = () =>
				scenario.inputs.map((_, item) => stateOf(scenario.lago.store, idOf(item)));
			const before = states();
			const plan = new Plan(misfortunes);
			const outcomes = await runUnder(plan, scenario);
			const after = states();
			checkEach(outcomes, plan, (outcome) => {
				const { item } = outcome;
				check(chosen, outcome, plan.of(item), { before: before[item], after: after[item] });
			});
		});
	});

type States = Record<'before' | 'after', ReturnType<typeof stateOf>>;

function check(
	{ done, results: recordsOf, second }: WriteCase,
	{ input, results, reason }: Outcome,
	requests: Attempts[],
	{ before, after }: States,
): void {
	const wanted = structuredClone(before);
	if (done !== 'nothing is kept') done(wanted);
	const sent = requests.filter(({ method }) => method !== 'GET').flatMap(({ events }) => events);
	const executed = sent.filter(({ reachesLago }) => reachesLago);
	if (second === 'forbidden') expect(executed.length).toBeLessThanOrEqual(1);

	if (results) {
		expect(after).toEqual(wanted);
		expect(executed).not.toEqual([]);
		const records = recordsOf(input);
		expect(results).toHaveLength(records.length);
		expect(results).toMatchObject(records);
	} else {
		const isSaidToBePossible = /may have (been )?carried/.test(reason!);
		if (isSaidToBePossible) expect([before, wanted]).toContainEqual(after);
		else expect(after).toEqual(before);
		expect(mustSucceed(requests, second)).toBe(false);
	}
}
