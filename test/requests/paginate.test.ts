import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import type { JsonObject } from '../../nodes/LagoCustomer/lago/json';
import { parsePage, type Page } from '../../nodes/LagoCustomer/lago/response';
import {
	MAX_RESULTS,
	paginate,
	type ListSource,
	type ListWindow,
} from '../../nodes/LagoCustomer/execution/paginate';

type GetPage = ListSource<JsonObject>['getPage'];

/** Reads a list, all of it unless a part is wanted. */
const read = async (
	getPage: GetPage,
	part: Partial<ListWindow> = {},
	source: Partial<ListSource<JsonObject>> = {},
) =>
	await paginate(
		{
			getPage,
			getConcurrency: () => 4,
			getId: ({ lago_id: id }) => id,
			filter: () => true,
			map: (record) => record,
			...source,
		},
		{ page: undefined, perPage: undefined, limit: Infinity, ...part },
	);

/** A page as the node reads it from Lago's answer, with what that says about the pages of the list. */
function pageOf(records: JsonObject[], meta: object): Page {
	const body = { records, meta };
	const page = parsePage(
		{ hasResponse: true, status: 200, headers: {}, body, mayHaveExecutedEarlier: false },
		'records',
	);
	if (!page) throw new Error('This is no page');
	return page;
}

const ids = (...names: string[]) => names.map((lago_id) => ({ lago_id }));

/** A list that can be changed, and the pages that were asked for. @param edit what a page says otherwise */
function list(total: number, edit: (page: number) => object = () => ({})) {
	const asked: Array<[page: number, perPage: number]> = [];
	const records = Array.from({ length: total }, (_, index) => ({ lago_id: `id ${index}` }));
	const getPage = async (page: number, perPage: number) => {
		asked.push([page, perPage]);
		const end = page * perPage;
		return pageOf(records.slice(end - perPage, end), {
			next_page: end < records.length ? page + 1 : null,
			total_pages: Math.ceil(records.length / perPage),
			total_count: records.length,
			...edit(page),
		});
	};
	return { records, asked, getPage };
}

test('gives exactly the records wanted, with no request too many', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(500),
			fc.option(fc.integer({ min: 1, max: 600 }), { nil: Infinity }),
			fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
			fc.integer({ min: 1, max: 12 }),
			async (total, limit, perPage, parallel) => {
				const { records, asked, getPage } = list(total);
				expect(await read(getPage, { limit, perPage }, { getConcurrency: () => parallel })).toEqual(
					records.slice(0, limit),
				);
				const size = Math.min(perPage ?? 100, limit);
				const needed = Math.max(1, Math.ceil(Math.min(total, limit) / size));
				expect(asked).toEqual(Array.from({ length: needed }, (_, index) => [index + 1, size]));
			},
		),
	);
});

test('as many pages as allowed are asked for together, and given in their order', async () => {
	const { records, getPage } = list(1000);
	let underWay = 0;
	let most = 0;
	const slow = async (page: number, perPage: number) => {
		most = Math.max(most, ++underWay);
		await sleep(20 - page);
		underWay--;
		return await getPage(page, perPage);
	};
	expect(await read(slow)).toEqual(records);
	expect(most).toBe(4);
});

test('one page is given whole, whatever the limit', async () => {
	const { records, asked, getPage } = list(95);
	const part = { page: 2, perPage: 40, limit: 5 };
	expect(await read(getPage, part)).toEqual(records.slice(40, 80));
	expect(asked).toEqual([[2, 40]]);
	const filter = ({ lago_id: id }: JsonObject) => id === 'id 60';
	expect(await read(getPage, part, { filter })).toEqual(ids('id 60'));
});

test.each<[string, object]>([
	['a total that is too small', { next_page: 2, total_pages: 1, total_count: 2 }],
	['no total', { next_page: 2 }],
	['no next page, but a total', { total_pages: 2 }],
])('%s does not change what is given', async (_, first) => {
	const pages = [
		pageOf(ids('a', 'b'), first),
		pageOf(ids('c'), { next_page: null, total_pages: 2 }),
	];
	const beyond = pageOf([], { next_page: null, total_pages: 2 });
	const found = await read(async (page) => pages[page - 1] ?? beyond);
	expect(found).toEqual(ids('a', 'b', 'c'));
});

test('pages are not asked for ahead where there are more than the records can fill', async () => {
	const asked: number[] = [];
	const pages = [ids('a'), ids('b')];
	const getPage = async (page: number) => {
		asked.push(page);
		return pageOf(pages[page - 1] ?? [], { total_pages: 9, total_count: 2 });
	};
	expect(await read(getPage)).toEqual(ids('a', 'b'));
	expect(asked).toEqual([1, 2, 3]);
});

test('records without a Lago ID are all given', async () => {
	const records = [{ period: 1 }, { period: 1 }];
	const getPage = async () => pageOf(records, { next_page: null });
	expect(await read(getPage, { limit: 9 })).toEqual(records);
});

/** What a page may say of the next one, whichever it is and however many there are. */
const LIES: Array<[string, (page: number, pages: number) => unknown]> = [
	['itself', (page) => page],
	['the first', () => 1],
	['the one before', (page) => page - 1],
	['one too far', (page) => page + 2],
	['far too far', (page) => page + 1000],
	['the one after the last', (_, pages) => pages + 1],
	['that it is the last', () => null],
	['nothing', () => undefined],
	['a text', (page) => String(page + 1)],
	['nonsense', () => ({ page: 'next' })],
	['less than none', () => -1],
	['a fraction', (page) => page + 0.5],
];

test.each(LIES)('pages that name %s as the next one give the whole list', async (_, lie) => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 24 }),
			fc.option(fc.integer({ min: 1, max: 6 }), { nil: 'each page' }),
			fc.boolean(),
			async (total, liar, isTotalCached) => {
				const perPage = 4;
				const total_pages = Math.ceil(total / perPage);
				const { records, asked, getPage } = list(total, (page) =>
					page === liar || liar === 'each page' ? { next_page: lie(page, total_pages) } : {},
				);
				// The total and the number of pages are beside the lie for everyone to see.
				expect(await read(getPage, { perPage }, { isTotalCached })).toEqual(records);
				expect(asked.length).toBeLessThanOrEqual(total_pages + 1);
			},
		),
	);
});

test('a page that names itself as the next one is the last where there is no total', async () => {
	let requests = 0;
	const getPage = async () => pageOf(ids(`${requests++}`), { next_page: 1 });
	expect(await read(getPage)).toHaveLength(1);
	expect(requests).toBe(1);
});

test('an empty page is the last', async () => {
	const getPage = async (page: number) => pageOf([], { next_page: page + 1 });
	expect(await read(getPage)).toEqual([]);
});

test.each([
	['with a next page each time', (page: number) => ({ next_page: page + 1 })],
	['with a total', () => ({ total_pages: 1000 })],
])('a list whose pages bring nothing new is refused: %s', async (_, meta) => {
	const asked: number[] = [];
	const repeating = async (page: number) => {
		asked.push(page);
		return pageOf(ids('a', 'b'), meta(page));
	};
	await expect(read(repeating, {}, { getConcurrency: () => 1 })).rejects.toMatchObject({
		message:
			"'Return All' finds no end: Lago's pages 2 to 4 bring nothing new, and there shall be more",
		hint: "Something between n8n and Lago repeats its answers. Read the list with a 'Limit'.",
	});
	expect(asked).toEqual([1, 2, 3, 4]);
});

test('a page in between that brings nothing new is no end', async () => {
	const pages = [ids('a'), ids('a'), ids('a'), ids('b'), ids('b'), ids('c')];
	const getPage = async (page: number) =>
		pageOf(pages[page - 1], { next_page: page < pages.length ? page + 1 : null });
	expect(await read(getPage)).toEqual(ids('a', 'b', 'c'));
});

test('many records that are created meanwhile are no endless list, however small its pages', async () => {
	const { records, getPage } = list(6);
	const before = [...records];
	let created = 0;
	const creating = async (page: number, perPage: number) => {
		if (page > 1 && created < 20) records.unshift(...ids(`new ${created++}`));
		return await getPage(page, perPage);
	};
	expect(await read(creating, { perPage: 1 }, { getConcurrency: () => 1 })).toEqual(before);
});

test('records that are not wanted are read on for, and not given', async () => {
	const { records, getPage } = list(250);
	const filter = ({ lago_id: id }: JsonObject) => String(id).endsWith('0');
	const wanted = records.filter(filter);
	expect(await read(getPage, { limit: 20 }, { filter })).toEqual(wanted.slice(0, 20));
	expect(await read(getPage, {}, { filter })).toEqual(wanted);
});

test('a page that fails fails the list', async () => {
	const { getPage } = list(1000);
	let underWay = 0;
	const failing = async (page: number, perPage: number) => {
		if (page === 4) throw new Error('page 4');
		underWay++;
		await sleep(page);
		underWay--;
		return await getPage(page, perPage);
	};
	await expect(read(failing)).rejects.toThrow('page 4');
	expect(underWay).toBe(0);
});

test.each([
	[Infinity, `'Return All' would give ${MAX_RESULTS + 1} results`],
	[MAX_RESULTS + 1, `'Limit' would give ${MAX_RESULTS + 1} results`],
])('a list too long for n8n is refused at its first page: limit %d', async (limit, message) => {
	const { asked, getPage } = list(MAX_RESULTS + 1);
	await expect(read(getPage, { limit })).rejects.toMatchObject({
		message: expect.stringContaining(message),
		hint: expect.stringMatching(/'Filters'.*'Page'/),
	});
	expect(asked).toHaveLength(1);
});

test('the part of such a list that n8n can take is given', async () => {
	const { getPage } = list(MAX_RESULTS + 1);
	expect(await read(getPage, { limit: MAX_RESULTS, perPage: 1000 })).toHaveLength(MAX_RESULTS);
});
