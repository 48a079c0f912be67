import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Handler } from '../../lago';
import { operations } from '../../operations/declarations';
import { lists, type ListCase } from './cases';
import { idOf, underMisfortunes } from './plan';
import {
	checkEach,
	expectedOf,
	runUnder,
	testTogether,
	withScenario,
	type Scenario,
} from './scenario';

/** How long an item's list is, and how much of it is asked for at a time and altogether. */
interface Extent {
	rows: number;
	perPage: number;
	limit?: number;
}

const EXTENTS: Extent[] = [
	{ rows: 42, perPage: 20 },
	{ rows: 19, perPage: 4 },
	{ rows: 9, perPage: 2 },
	{ rows: 1, perPage: 1 },
	{ rows: 24, perPage: 20, limit: 22 },
	{ rows: 18, perPage: 4, limit: 10 },
];

/** The parameters that ask for what an item's extent says. */
const asExtentSays: INodeParameters = {
	returnAll: '={{ $json.limit === undefined }}',
	limit: '={{ $json.limit ?? 1 }}',
	pagingOptions: { perPage: '={{ $json.perPage }}' },
};

/** Gives each item its list. */
function addRows(
	{ case: { add }, lago, inputs }: Scenario<ListCase>,
	extents: Extent[] = EXTENTS,
): void {
	extents.forEach(({ rows, ...asked }, item) => {
		Object.assign(inputs[item], asked);
		for (let n = 0; n < rows; n++) add(lago.store, idOf(item));
	});
}

const keysOf = ({ key }: ListCase, rows: IDataObject[]) => rows.map((row) => row[key]);

const listUnderFaults = async (chosen: ListCase) =>
	await underMisfortunes(async (plan) => {
		await withScenario(chosen, EXTENTS.length, async (scenario) => {
			addRows(scenario);
			const expected = await expectedOf<IDataObject[]>(scenario);
			checkEach(await runUnder(plan, scenario, asExtentSays), plan, ({ item, results }) => {
				const { rows, limit = rows } = EXTENTS[item];
				expect(expected[item]).toHaveLength(rows);
				if (!results) return expect(plan.mustSucceed(item)).toBe(false);
				const wanted = expected[item].slice(0, limit);
				// By their keys first, which make a message that can be read.
				expect(keysOf(chosen, results)).toEqual(keysOf(chosen, wanted));
				expect(results).toEqual(wanted);
			});
			expect(scenario.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each list is there to its last row and in order, or the reason why not:', () => {
	testTogether(lists, listUnderFaults);
});

/** A row that comes in front pushes others onto the next page, where the node has to know them again. */
const listWhileOneComes = async (chosen: ListCase) =>
	await withScenario(chosen, 1, async (scenario) => {
		addRows(scenario, [{ rows: 9, perPage: 2 }]);
		const [before] = await expectedOf<IDataObject[]>(scenario);
		let hasCome = false;
		const handler: Handler = ({ query }) => {
			if (hasCome || !query.includes('page=2&')) return undefined;
			hasCome = true;
			chosen.add(scenario.lago.store, idOf(0));
			return undefined;
		};
		const story = () => 'a row came before page 2';
		checkEach(await runUnder({ handler, story }, scenario, asExtentSays), { story }, (outcome) => {
			const found = keysOf(chosen, outcome.results ?? []);
			const stayed = keysOf(chosen, before);
			expect(hasCome).toBe(true);
			expect(new Set(found).size).toBe(found.length);
			expect(found.filter((row) => stayed.includes(row))).toEqual(stayed);
		});
	});

describe('a row that comes meanwhile makes none double and loses none:', () => {
	testTogether(lists, listWhileOneComes);
});

test('there is no other list', () => {
	const declared = operations.filter(({ operation }) => operation.kind === 'list');
	expect(lists.map(({ resource, operation }) => `${resource} ${operation}`)).toEqual(
		declared.map(({ id }) => id),
	);
});
