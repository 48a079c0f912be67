import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { checkEach, runUnder, withScenario, type Interference } from './scenario';
import type { ListCase } from './case';
import { lists } from './cases';
import { idOf, itemOf } from './plan';
import { addRows, asExtentSays, keysOf, pageOf, pagesIn, type Extent } from './rows';
import { underSeed } from './seed';
import { testTogether } from './together';
import { expectedOf } from './expected';

const EXTENTS: Extent[] = [
	{ rows: 24, perPage: 20 },
	{ rows: 30, perPage: 5 },
	{ rows: 22, perPage: 4 },
	{ rows: 6, perPage: 1 },
];

/** What happens to a list just before one of its pages is answered for the first time. */
interface Shift {
	/** From 0 for the second page to 1 for the last: after the first page, all is settled. */
	before: number;
	kind: 'add' | 'remove';
	/** Which of the rows is removed, from 0 for the first to 1 for the last. */
	row: number;
}

const fraction = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const shift = (kind: Shift['kind']) =>
	fc.record(
		{ before: fraction, kind: fc.constant(kind), row: fraction },
		{ noNullPrototype: true },
	);
const anyShift = fc.oneof(shift('add'), shift('remove'));

const additions = fc.array(shift('add'), { minLength: 1, maxLength: 4 });
const oneRemoval = fc.tuple(shift('remove'));
const severalOf = (arbitrary: fc.Arbitrary<Shift>) =>
	fc.array(arbitrary, { minLength: 2, maxLength: 4 });

const shiftsOfEach = (shifts: fc.Arbitrary<Shift[]>) =>
	fc.array(shifts, { minLength: EXTENTS.length, maxLength: EXTENTS.length });

/** Lists that change while the node walks through them. */
class Shifting implements Interference {
	private readonly happened: string[][] = EXTENTS.map(() => []);

	private readonly shifts: Shift[][];

	constructor(
		shifts: Shift[][],
		private readonly rows: string[][],
		private readonly apply: (item: number, kind: Shift['kind'], rowId: string) => void,
	) {
		this.shifts = [...shifts];
	}

	readonly handler: Interference['handler'] = (request) => {
		const item = itemOf(request);
		const page = pageOf(request);
		const last = pagesIn(EXTENTS[item]);
		const isDue = ({ before }: Shift) => page === 2 + Math.round(before * (last - 2));
		for (const due of this.shifts[item].filter(isDue)) this.happen(item, due, page);
		this.shifts[item] = this.shifts[item].filter((other) => !isDue(other));
		return undefined;
	};

	private happen(item: number, { kind, row }: Shift, page: number): void {
		const index = Math.round(row * (this.rows[item].length - 1));
		const [rowId] = kind === 'remove' ? this.rows[item].splice(index, 1) : [''];
		this.apply(item, kind, rowId);
		this.happened[item].push(`${kind} ${kind === 'remove' ? `row ${index} ` : ''}before ${page}`);
	}

	readonly story = (item: number) => JSON.stringify([EXTENTS[item], this.happened[item]]);
}

/** @param mustSucceed whether an error instead of the list will not do */
const listWhile =
	(shifts: fc.Arbitrary<Shift[]>, mustSucceed: boolean) => async (chosen: ListCase) =>
		await underSeed(shiftsOfEach(shifts), async (shiftsOf) => {
			await withScenario(chosen, EXTENTS.length, async (scenario) => {
				const { store } = scenario.lago;
				addRows(scenario, EXTENTS);
				const rowsNow = async () =>
					((await expectedOf(scenario)) as unknown as IDataObject[][]).map((rows) =>
						keysOf(chosen, rows),
					);
				const before = await rowsNow();
				const shifting = new Shifting(shiftsOf, structuredClone(before), (item, kind, rowId) => {
					if (kind === 'add') chosen.add(store, idOf(item));
					else chosen.remove(store, rowId);
				});
				const outcomes = await runUnder(shifting, scenario, asExtentSays);
				const after = await rowsNow();
				checkEach(outcomes, shifting, ({ item, results }) => {
					if (!results) {
						expect(mustSucceed).toBe(false);
						return;
					}
					const found = keysOf(chosen, results);
					const stayed = before[item].filter((row) => after[item].includes(row));
					expect(found.filter((row) => stayed.includes(row))).toEqual(stayed);
					const known = new Set([...before[item], ...after[item]]);
					expect(found.filter((row) => !known.has(row))).toEqual([]);
					expect(new Set(found).size).toBe(found.length);
				});
			});
		});

describe('rows that are created meanwhile make none double and lose none:', () => {
	testTogether(lists, listWhile(additions, true));
});

describe('a row that is deleted meanwhile takes no other with it:', () => {
	testTogether(lists, listWhile(oneRemoval, true));
});

/** A count that may be old does not tell of a row that went when another one came. */
const countsOldRows = ({ resource }: ListCase) => resource === 'invoice';

describe('rows that come and go lose none of those that stay, or the item fails:', () => {
	testTogether(
		lists.filter((list) => !countsOldRows(list)),
		listWhile(severalOf(anyShift), false),
	);
});

describe('rows that only go, in a list of which Lago counts the rows now and then:', () => {
	testTogether(lists.filter(countsOldRows), listWhile(severalOf(shift('remove')), false));
});
