import { checkEach, runUnder, withScenario } from './scenario';
import type { ReadCase } from './case';
import { reads } from './cases/reads';
import { expectedOf, mustSucceed } from './expected';
import { Plan } from './plan';
import { underMisfortunes } from './seed';
import { testTogether } from './together';

const ITEMS = 50;

const readUnderFaults = async (chosen: ReadCase) =>
	await underMisfortunes(async (misfortunes) => {
		await withScenario(chosen, ITEMS, async (scenario) => {
			const expected = await expectedOf(scenario);
			const plan = new Plan(misfortunes);
			checkEach(await runUnder(plan, scenario), plan, ({ item, input, results }) => {
				if (results)
					expect(results).toEqual([
						{ ...chosen.labels?.(input), ...expected[item], ...chosen.varying },
					]);
				else expect(mustSucceed(plan.of(item))).toBe(false);
			});
			expect(scenario.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each item gets what Lago has for it, or the reason why not:', () => {
	testTogether(reads, readUnderFaults);
});
