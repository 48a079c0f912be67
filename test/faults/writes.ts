import { checkEach, runUnder, withScene, type Account } from './account';
import type { WriteCase } from './case';
import { idOf, Plan, type Course } from './plan';
import { underMisfortunes } from './seed';
import { stateOf } from './state';
import { mustSucceed } from './survival';

const ITEMS = 40;

/**
 * Has Lago change something for each item, and holds what the node says of it against what Lago has
 * afterwards.
 */
export const writeUnderFaults = async (chosen: WriteCase) =>
	await underMisfortunes(async (misfortunes) => {
		await withScene(chosen, ITEMS, async (scene) => {
			const states = () => scene.inputs.map((_, item) => stateOf(scene.lago.store, idOf(item)));
			const before = states();
			const plan = new Plan(misfortunes);
			const accounts = await runUnder(plan, scene);
			const after = states();
			checkEach(accounts, plan, (account) => {
				const { item } = account;
				check(chosen, account, plan.of(item), { before: before[item], after: after[item] });
			});
		});
	});

type States = Record<'before' | 'after', ReturnType<typeof stateOf>>;

function check(
	{ done, results: expected, second }: WriteCase,
	{ input, results, reason }: Account,
	courses: Course[],
	{ before, after }: States,
): void {
	const wanted = structuredClone(before);
	done(wanted);
	const sent = courses.filter(({ method }) => method !== 'GET').flatMap(({ events }) => events);
	const executed = sent.filter(({ reachesLago }) => reachesLago);
	if (second === 'forbidden') expect(executed.length).toBeLessThanOrEqual(1);

	if (results) {
		expect(after).toEqual(wanted);
		expect(executed).not.toEqual([]);
		const records = expected(input);
		expect(results).toHaveLength(records.length);
		expect(results).toMatchObject(records);
	} else {
		const isSaidToBePossible = /may have (been )?carried/.test(reason!);
		if (isSaidToBePossible) expect([before, wanted]).toContainEqual(after);
		else expect(after).toEqual(before);
		expect(mustSucceed(courses, second)).toBe(false);
	}
}
