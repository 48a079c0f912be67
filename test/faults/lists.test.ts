import type { IDataObject } from 'n8n-workflow';
import { checkEach, runUnder, withScene } from './account';
import type { ListCase } from './case';
import { lists } from './cases/lists';
import { Plan } from './plan';
import { addRows, asExtentSays, expectRows, type Extent } from './rows';
import { underMisfortunes } from './seed';
import { mustSucceed } from './survival';
import { testTogether } from './together';
import { answersOf } from './truth';

const EXTENTS: Extent[] = [
	{ rows: 210 },
	{ rows: 95, perPage: 20 },
	{ rows: 9, perPage: 2 },
	{ rows: 1, perPage: 1 },
	{ rows: 120, limit: 110 },
	{ rows: 90, perPage: 20, limit: 50 },
];

const listUnderFaults = async (chosen: ListCase) =>
	await underMisfortunes(async (misfortunes) => {
		await withScene(chosen, EXTENTS.length, async (scene) => {
			addRows(scene, EXTENTS);
			const answers = (await answersOf(scene)) as unknown as IDataObject[][];
			const plan = new Plan(misfortunes);
			checkEach(await runUnder(plan, scene, asExtentSays), plan, ({ item, results }) => {
				const { rows, limit = rows } = EXTENTS[item];
				expect(answers[item]).toHaveLength(rows);
				if (results) expectRows(chosen, results, answers[item].slice(0, limit));
				else expect(mustSucceed(plan.of(item))).toBe(false);
			});
			expect(scene.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each list is there to its last row and in order, or the reason why not:', () => {
	testTogether(lists, listUnderFaults);
});
