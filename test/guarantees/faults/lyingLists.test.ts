import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { lists, type ListCase } from './cases';
import { itemOf, underSeed } from './plan';
import { addRows, asExtentSays, expectRows, pageOf, pagesIn, type Extent } from './rows';
import {
	checkEach,
	expectedOf,
	runUnder,
	testTogether,
	withScenario,
	type Interference,
} from './scenario';

/** What a page may say of the next one, whichever it is and however many there are. */
const LIES: Record<string, (page: number, pages: number) => unknown> = {
	itself: (page) => page,
	'the first': () => 1,
	'the one before': (page) => page - 1,
	'one too far': (page) => page + 2,
	'far too far': (page) => page + 1000,
	'the one after the last': (_, pages) => pages + 1,
	'that it is the last': () => null,
	nothing: () => undefined,
	'a text': (page) => String(page + 1),
	nonsense: () => ({ page: 'next' }),
	'less than none': () => -1,
	'a fraction': (page) => page + 0.5,
};

const EXTENTS: Extent[] = Object.keys(LIES).map((_, index) => ({ rows: 7 + index, perPage: 3 }));

/** Each item's list has one kind of lie, on one page or on all of them. */
const liars = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }), {
	minLength: EXTENTS.length,
	maxLength: EXTENTS.length,
});

const lying = (pages: Array<number | null>): Interference => ({
	handler: (request) => {
		const item = itemOf(request);
		const page = pageOf(request);
		if (pages[item] !== null && pages[item] !== page) return undefined;
		const next_page = Object.values(LIES)[item](page, pagesIn(EXTENTS[item]));
		return { edit: (body: { meta: object }) => ({ ...body, meta: { ...body.meta, next_page } }) };
	},
	story: (item) => `page ${pages[item] ?? 'any'} says that the next is ${Object.keys(LIES)[item]}`,
});

const listInSpite = async (chosen: ListCase) =>
	await underSeed(liars, async (pages) => {
		await withScenario(chosen, EXTENTS.length, async (scenario) => {
			addRows(scenario, EXTENTS);
			const expected = await expectedOf<IDataObject[]>(scenario);
			const lies = lying(pages);
			checkEach(await runUnder(lies, scenario, asExtentSays), lies, ({ item, results }) => {
				// The total and the number of pages are beside the lie for everyone to see.
				if (results) expectRows(chosen, results, expected[item]);
				const sent = scenario.lago.requests.filter((request) => itemOf(request) === item);
				expect(sent.length).toBeLessThanOrEqual(3 * pagesIn(EXTENTS[item]));
			});
		});
	});

describe('whatever a page says of the next, the list is whole or an error, and comes to an end:', () => {
	testTogether(lists, listInSpite);
});
