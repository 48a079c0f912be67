import type { IDataObject } from 'n8n-workflow';
import { operations } from '../../operations/declarations';
import { lists, type ListCase } from './cases';
import { underMisfortunes } from './plan';
import { addRows, asExtentSays, expectRows, type Extent } from './rows';
import { checkEach, expectedOf, runUnder, testTogether, withScenario } from './scenario';

const EXTENTS: Extent[] = [
	{ rows: 42, perPage: 20 },
	{ rows: 19, perPage: 4 },
	{ rows: 9, perPage: 2 },
	{ rows: 1, perPage: 1 },
	{ rows: 24, perPage: 20, limit: 22 },
	{ rows: 18, perPage: 4, limit: 10 },
];

const listUnderFaults = async (chosen: ListCase) =>
	await underMisfortunes(async (plan) => {
		await withScenario(chosen, EXTENTS.length, async (scenario) => {
			addRows(scenario, EXTENTS);
			const expected = await expectedOf<IDataObject[]>(scenario);
			checkEach(await runUnder(plan, scenario, asExtentSays), plan, ({ item, results }) => {
				const { rows, limit = rows } = EXTENTS[item];
				const wanted = chosen.isPaged ? limit : rows;
				expect(expected[item]).toHaveLength(rows);
				if (results) expectRows(chosen, results, expected[item].slice(0, wanted));
				else expect(plan.mustSucceed(item)).toBe(false);
			});
			expect(scenario.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each list is there to its last row and in order, or the reason why not:', () => {
	testTogether(lists, listUnderFaults);
});

test('there is no other list', () => {
	const declared = operations.filter(({ operation }) => operation.kind === 'list');
	expect(lists.map(({ resource, operation }) => `${resource} ${operation}`)).toEqual(
		declared.map(({ id }) => id),
	);
});
