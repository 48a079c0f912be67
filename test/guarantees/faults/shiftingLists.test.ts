import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Store } from '../../lago';
import { lists, type ListCase } from './cases';
import { idOf, itemOf, underSeed } from './plan';
import { addRows, asExtentSays, keysOf, pageOf, pagesIn, type Extent } from './rows';
import {
	checkEach,
	expectedOf,
	runUnder,
	testTogether,
	withScenario,
	type Interference,
} from './scenario';

const EXTENTS: Extent[] = [
	{ rows: 12, perPage: 10 },
	{ rows: 16, perPage: 4 },
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
const shift = (...kinds: Array<Shift['kind']>) =>
	fc.record(
		{ before: fraction, kind: fc.constantFrom(...kinds), row: fraction },
		{ noNullPrototype: true },
	);

const additions = fc.array(shift('add'), { minLength: 1, maxLength: 4 });
const oneRemoval = fc.tuple(shift('remove'));
const severalOf = (...kinds: Array<Shift['kind']>) =>
	fc.array(shift(...kinds), { minLength: 2, maxLength: 4 });

const shiftsOfEach = (shifts: fc.Arbitrary<Shift[]>) =>
	fc.array(shifts, { minLength: EXTENTS.length, maxLength: EXTENTS.length });

/** Takes a row away, in whichever list it is. */
function remove(store: Store, { key }: ListCase, rowId: string): void {
	for (const rows of Object.values(store)) {
		if (!Array.isArray(rows)) continue;
		const index = rows.findIndex((row: IDataObject) => row[key] === rowId);
		if (index >= 0) rows.splice(index, 1);
	}
}

/** Lists that change while the node walks through them. */
function shifting(
	shifts: Shift[][],
	rows: string[][],
	apply: (item: number, kind: Shift['kind'], rowId: string) => void,
): Interference {
	const left = [...shifts];
	const happened: string[][] = EXTENTS.map(() => []);
	const happen = (item: number, { kind, row }: Shift, page: number) => {
		const index = Math.round(row * (rows[item].length - 1));
		const [rowId] = kind === 'remove' ? rows[item].splice(index, 1) : [''];
		apply(item, kind, rowId);
		happened[item].push(`${kind} ${kind === 'remove' ? `row ${index} ` : ''}before ${page}`);
	};
	return {
		handler: (request) => {
			const item = itemOf(request);
			const page = pageOf(request);
			const last = pagesIn(EXTENTS[item]);
			const isDue = ({ before }: Shift) => page === 2 + Math.round(before * (last - 2));
			for (const due of left[item].filter(isDue)) happen(item, due, page);
			left[item] = left[item].filter((other) => !isDue(other));
			return undefined;
		},
		story: (item) => JSON.stringify([EXTENTS[item], happened[item]]),
	};
}

/** @param mustSucceed whether an error instead of the list will not do */
const listWhile =
	(shifts: fc.Arbitrary<Shift[]>, mustSucceed: boolean) => async (chosen: ListCase) =>
		await underSeed(shiftsOfEach(shifts), async (shiftsOf) => {
			await withScenario(chosen, EXTENTS.length, async (scenario) => {
				const { store } = scenario.lago;
				addRows(scenario, EXTENTS);
				const rowsNow = async () =>
					(await expectedOf<IDataObject[]>(scenario)).map((rows) => keysOf(chosen, rows));
				const before = await rowsNow();
				const shifts = shifting(shiftsOf, structuredClone(before), (item, kind, rowId) => {
					if (kind === 'add') chosen.add(store, idOf(item));
					else remove(store, chosen, rowId);
				});
				const outcomes = await runUnder(shifts, scenario, asExtentSays);
				const after = await rowsNow();
				checkEach(outcomes, shifts, ({ item, results }) => {
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
		listWhile(severalOf('add', 'remove'), false),
	);
});

describe('rows that only go, in a list of which Lago counts the rows now and then:', () => {
	testTogether(lists.filter(countsOldRows), listWhile(severalOf('remove'), false));
});
