import fc from 'fast-check';
import { paginate } from '../../nodes/LagoCustomer/engine/paginate';

/** A list of so many records, which says of each page how many times it was asked for. */
function list(total: number) {
	const asked: Array<[page: number, perPage: number]> = [];
	const records = Array.from({ length: total }, (_, index) => ({ lago_id: `id ${index}` }));
	const getPage = async (page: number, perPage: number) => {
		asked.push([page, perPage]);
		const end = page * perPage;
		return { records: records.slice(end - perPage, end), next: end < total ? page + 1 : null };
	};
	return { records, asked, getPage };
}

test('gives exactly the records wanted, with no request too many', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(500),
			fc.option(fc.integer({ min: 1, max: 600 }), { nil: Infinity }),
			fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
			async (total, limit, perPage) => {
				const { records, asked, getPage } = list(total);
				expect(await paginate(getPage, { limit, perPage })).toEqual(records.slice(0, limit));
				const size = Math.min(perPage ?? 100, limit);
				const needed = Math.max(1, Math.ceil(Math.min(total, limit) / size));
				expect(asked).toEqual(Array.from({ length: needed }, (_, index) => [index + 1, size]));
			},
		),
	);
});

test('one page is given whole, whatever the limit', async () => {
	const { records, asked, getPage } = list(95);
	expect(await paginate(getPage, { page: 2, perPage: 40, limit: 5 })).toEqual(
		records.slice(40, 80),
	);
	expect(asked).toEqual([[2, 40]]);
});

test('a record that moved to the next page is given once', async () => {
	const pages = [
		{ records: [{ lago_id: 'a' }, { lago_id: 'b' }], next: 2 },
		{ records: [{ lago_id: 'b' }, { lago_id: 'c' }], next: null },
	];
	const found = await paginate(async (page) => pages[page - 1], { limit: Infinity });
	expect(found).toEqual([{ lago_id: 'a' }, { lago_id: 'b' }, { lago_id: 'c' }]);
});

test('records without a Lago ID are all given', async () => {
	const records = [{ period: 1 }, { period: 1 }];
	expect(await paginate(async () => ({ records, next: null }), { limit: 9 })).toEqual(records);
});

test.each([1, 0, -5])(
	'a server that names page %i as the next one comes to an end',
	async (next) => {
		let requests = 0;
		const getPage = async () => ({ records: [{ lago_id: requests++ }], next });
		expect(await paginate(getPage, { limit: Infinity })).toHaveLength(1);
		expect(requests).toBe(1);
	},
);

test('an empty page is the last', async () => {
	const getPage = async (page: number) => ({ records: [], next: page + 1 });
	expect(await paginate(getPage, { limit: Infinity })).toEqual([]);
});
