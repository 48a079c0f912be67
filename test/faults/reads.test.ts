import { checkEach, runUnder, withScene } from './account';
import type { ReadCase } from './case';
import { reads } from './cases/reads';
import { Plan } from './plan';
import { underMisfortunes } from './seed';
import { mustSucceed } from './survival';
import { testTogether } from './together';
import { answersOf } from './truth';

const ITEMS = 50;

const readUnderFaults = async (chosen: ReadCase) =>
	await underMisfortunes(async (misfortunes) => {
		await withScene(chosen, ITEMS, async (scene) => {
			const answers = await answersOf(scene);
			const plan = new Plan(misfortunes);
			checkEach(await runUnder(plan, scene), plan, ({ item, results }) => {
				if (results) expect(results).toEqual([{ ...answers[item], ...chosen.varying }]);
				else expect(mustSucceed(plan.of(item))).toBe(false);
			});
			expect(scene.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each item gets what Lago has for it, or the reason why not:', () => {
	testTogether(reads, readUnderFaults);
});
