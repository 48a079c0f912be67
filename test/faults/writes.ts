import { checkEach, runUnder, setScene, type Account } from './account';
import type { WriteCase } from './case';
import { idOf } from './plan';
import { underMisfortunes } from './seed';
import { stateOf } from './state';
import { mustSucceed } from './survival';

const ITEMS = 50;

/**
 * Has Lago change something for each item, and holds what the node says of it against what Lago has
 * afterwards.
 */
export async function writeUnderFaults(chosen: WriteCase): Promise<void> {
	await underMisfortunes(async (misfortunes) => {
		const scene = await setScene(chosen, ITEMS);
		try {
			const states = () => scene.inputs.map((_, item) => stateOf(scene.lago.store, idOf(item)));
			const before = states();
			const outcome = await runUnder(misfortunes, scene);
			const after = states();
			checkEach(outcome, (account) =>
				check(chosen, account, { before: before[account.item], after: after[account.item] }),
			);
		} finally {
			await scene.lago.close();
		}
	});
}

type States = Record<'before' | 'after', ReturnType<typeof stateOf>>;

function check(
	{ done, results: expected, second }: WriteCase,
	{ json, results, reason, courses }: Account,
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
		const records = expected(json);
		expect(results).toHaveLength(records.length);
		expect(results).toMatchObject(records);
	} else {
		const isSaidToBePossible = /may have (been )?carried/.test(reason!);
		if (isSaidToBePossible) expect([before, wanted]).toContainEqual(after);
		else expect(after).toEqual(before);
		expect(mustSucceed(courses, second)).toBe(false);
	}
}
