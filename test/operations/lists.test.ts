import type { IDataObject } from 'n8n-workflow';
import { isSentIn } from '../../nodes/LagoCustomer/model/field';
import { lago, run, wire } from '../n8n/support';
import { collectionsOf, operations } from './declarations';
import { ask, expectSimplified } from './helpers';
import { lists } from './lists';

const declared = operations.filter(({ operation }) => operation.kind === 'list');

test('there is no other list', () => {
	expect(declared.map(({ id }) => id)).toEqual(lists.map(({ id }) => id));
});

/** The declared fields of a collection of filters. */
const fieldsIn = (collection: string) =>
	declared
		.flatMap(({ operation }) => collectionsOf(operation))
		.find(({ property }) => property.name === collection)?.fields ?? [];

/** Whether Lago has pages of a list. */
const isPaged = (list: string) =>
	declared.some(
		({ id, operation }) => id === list && operation.kind === 'list' && operation.isPaged,
	);

describe.each(lists)('$id', ({ id, url, envelope, key, names, ...list }) => {
	const { addSome, simplified, filters } = list;
	const [resource, operation] = id.split(' ');
	const parameters = { resource, operation, ...list.parameters, simplify: false };

	const namesOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json[key]);

	test("returns the owner's objects as Lago has them, newest first", async () => {
		addSome();
		const { items, error } = await run(parameters);
		expect(error).toBeUndefined();
		const request = isPaged(id) ? `${url}page=1&per_page=50` : url.slice(0, -1);
		expect(wire()).toEqual([{ request: `GET ${request}` }]);
		const all = (await ask(url))[envelope] as IDataObject[];
		expect(items).toEqual(all.map((json) => ({ json, pairedItem: { item: 0 } })));
		expect(namesOf(items)).toEqual(names);
	});

	test('has the most used fields of each object when simplified', async () => {
		addSome();
		const { items, error } = await run({ ...parameters, simplify: true });
		expect(error).toBeUndefined();
		const raw = (await ask(url))[envelope] as IDataObject[];
		expect(items).toHaveLength(raw.length);
		const others = (nth: number) => (Array.isArray(simplified) ? simplified[nth] : simplified);
		raw.forEach((object, nth) => expectSimplified(items[nth].json, object, others(nth)));
	});

	if (filters) {
		const { collection, finds } = filters;
		const fields = fieldsIn(collection);

		test('has something to find with each filter', () => {
			const tried = new Set(finds.flatMap(([values]) => Object.keys(values)));
			expect([...tried].sort()).toEqual(fields.map(({ property }) => property.name).sort());
		});

		/** All that is tried of a filter at once, but that an expression cannot fill a group. */
		const searches = fields.flatMap(({ property: { name, type } }) => {
			const asked = finds.filter(([given]) => Object.hasOwn(given, name));
			if (type !== 'fixedCollection') {
				return [{ name, given: { [name]: `={{ $json.${name} }}` }, asked }];
			}
			return asked.map((one) => ({ name, given: one[0], asked: [one] }));
		});

		test.each(searches)('finds by $name what each item asks for', async ({ given, asked }) => {
			addSome();
			const { items, error } = await run(
				{ ...parameters, [collection]: given },
				{ items: asked.map(([json]) => json as IDataObject) },
			);
			expect(error).toBeUndefined();
			expect(items.map(({ json, pairedItem }) => [json[key], pairedItem])).toEqual(
				asked.flatMap(([, wanted], item) => wanted.map((found) => [found, { item }])),
			);
		});

		/** Filters that a result can prove to have been ignored, each with a search that leaves some out. */
		const provable = fields.flatMap((field) => {
			if (!isSentIn('query', field) || !field.place.verify) return [];
			const { property, place } = field;
			const search = finds.find(
				([given, wanted]) =>
					Object.keys(given).join() === property.name &&
					given[property.name] !== place.filterLocallyWhen &&
					names.some((name) => !wanted.includes(name)),
			);
			return [{ displayName: property.displayName, search }];
		});

		if (provable.length) {
			test.each(provable)(
				'does not return what a server finds that ignores $displayName',
				async (proof) => {
					addSome();
					const { [envelope]: unfiltered } = await ask(url);
					lago.intercept(() => ({ edit: (body: object) => ({ ...body, [envelope]: unfiltered }) }));
					const { items, error } = await run({ ...parameters, [collection]: proof.search?.[0] });
					expect(proof.search).toBeDefined();
					expect(items).toEqual([]);
					expect([error?.message, error?.description]).toEqual([
						`'${proof.displayName}' is ignored by this Lago server, so the results are not the ones you asked for`,
						'The server is probably older than the filter. Update it, or remove the filter and use a Filter node.',
					]);
				},
			);
		}
	}
});
