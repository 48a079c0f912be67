/**
 * What is guaranteed of a list that changes while its pages are read: records leave it, as when they no
 * longer match a filter, come into it anywhere, or move to another place in it.
 */
import fc from 'fast-check';
import { paginate } from '../../../nodes/LagoCustomer/execution/paginate';

const PER_PAGE = 5;
const RECORDS = 23;

interface Change {
	/** After which page. */
	after: number;
	kind: 'leave' | 'come' | 'move';
	/** Where in the list, from 0 to 1; `to` for one that moves. */
	from: number;
	to: number;
}

const place = fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100);
const changes = (...kinds: Array<Change['kind']>) =>
	fc.array(
		fc.record({
			after: fc.integer({ min: 1, max: 5 }),
			kind: fc.constantFrom(...kinds),
			from: place,
			to: place,
		}),
		{ minLength: 1, maxLength: 6 },
	);

/** How many pages are asked for at once. */
const parallel = fc.integer({ min: 1, max: 4 });

/** Reads a list that changes so while it is read for the first time; of a cached total, that from before. */
async function readWhile(planned: Change[], { isTotalCached = false, most = 1 } = {}) {
	const list = Array.from({ length: RECORDS }, (_, number) => `r${number}`);
	const [first, all] = [[...list], new Set(list)];
	const totals: number[] = [];
	const at = (where: number) => Math.floor(where * list.length);
	const apply = { leave, come, move };
	function leave({ from }: Change) {
		list.splice(at(from), 1);
	}
	function come({ to }: Change) {
		const added = `new ${all.size}`;
		all.add(added);
		list.splice(at(to), 0, added);
	}
	function move({ from, to }: Change) {
		list.splice(at(to), 0, ...list.splice(at(from), 1));
	}
	const left = [...planned];
	const getPage = async (number: number) => {
		const isLast = number * PER_PAGE >= list.length;
		const total = isTotalCached && !isLast ? RECORDS : list.length;
		const totalPages = Math.ceil(total / PER_PAGE);
		const records = list.slice((number - 1) * PER_PAGE, number * PER_PAGE).map((id) => ({ id }));
		totals.push(total);
		for (const change of planned.filter(({ after }) => after === number)) {
			if (left.includes(change)) apply[change.kind](change);
			left.splice(left.indexOf(change), 1);
		}
		return {
			records,
			nextPage: number < totalPages ? number + 1 : undefined,
			saysWhatFollows: true,
			totalPages,
			totalCount: total,
		};
	};
	const source = {
		getPage,
		getConcurrency: () => most,
		isTotalCached,
		getId: ({ id }: { id?: unknown }) => id,
		filter: () => true,
		map: ({ id }: { id?: unknown }) => String(id),
	};
	const window = { page: undefined, perPage: PER_PAGE, limit: Infinity };
	const found = await paginate(source, window);
	const stayed = first.filter((id) => list.includes(id));
	return { found, stayed, all, totals };
}

/** Whether records come and leave between the same two pages, so that the total need not tell of it. */
const isHidden = (planned: Change[]) =>
	planned.some(
		({ after }) =>
			new Set(planned.filter((each) => each.after === after).map(({ kind }) => kind)).size > 1,
	);

test('what leaves or comes takes none of those that stay with it', async () => {
	const visible = changes('leave', 'come').filter((planned) => !isHidden(planned));
	await fc.assert(
		fc.asyncProperty(visible, parallel, async (planned, most) => {
			const { found, stayed } = await readWhile(planned, { most });
			expect(found).toEqual(expect.arrayContaining(stayed));
		}),
		{ numRuns: 300 },
	);
});

test('nor does what leaves a list of which Lago counts the records now and then', async () => {
	await fc.assert(
		fc.asyncProperty(changes('leave'), parallel, async (planned, most) => {
			const { found, stayed } = await readWhile(planned, { isTotalCached: true, most });
			expect(found).toEqual(expect.arrayContaining(stayed));
		}),
		{ numRuns: 300 },
	);
});

test('nor does what moves', async () => {
	await fc.assert(
		fc.asyncProperty(changes('move'), async (planned) => {
			const { found, stayed } = await readWhile(planned);
			expect([...found].sort()).toEqual([...stayed].sort());
		}),
		{ numRuns: 300 },
	);
});

test('whatever happens, there are as many as Lago announced at the least, each of them once', async () => {
	await fc.assert(
		fc.asyncProperty(changes('leave', 'come', 'move'), async (planned) => {
			const { found, all, totals } = await readWhile(planned);
			expect(new Set(found).size).toBe(found.length);
			expect(found.filter((id) => !all.has(id))).toEqual([]);
			expect(found.length).toBeGreaterThanOrEqual(Math.min(...totals));
		}),
		{ numRuns: 300 },
	);
});

test('one can be missing where another leaves and one comes between the same two pages', async () => {
	const { found, stayed } = await readWhile([
		{ after: 1, kind: 'leave', from: 0, to: 0 },
		{ after: 1, kind: 'come', from: 0, to: 0.9 },
	]);
	expect(stayed.filter((id) => !found.includes(id))).toEqual(['r5']);
	expect(found).toHaveLength(RECORDS);
});
