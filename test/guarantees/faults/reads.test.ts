import { flattenFields } from '../../../nodes/LagoCustomer/model/field';
import type { IDataObject } from 'n8n-workflow';
import { addAccount, operations, plainly, type Declared } from '../../operations/declarations';
import { underMisfortunes } from './plan';
import { checkEach, expectedOf, runUnder, testTogether, withScenario, type Case } from './scenario';

const ITEMS = 20;

/** An operation that returns what Lago has, in one piece. */
interface ReadCase extends Case {
	/** What the node adds of the item, as Lago does not say whose it is. */
	labels?: (item: IDataObject) => IDataObject;
	/** What of it is another one each time, and how that looks. */
	varying?: IDataObject;
}

const VARYING: Record<string, ReadCase['varying']> = {
	'customer getPortalUrl': {
		portal_url: expect.stringMatching(/^https:\/\/app\.lago\.example\/./),
	},
};

function readCase(declared: Declared): ReadCase[] {
	const { id, chosen, operation } = declared;
	if (operation.kind !== 'get') return [];
	const path: ReadCase['path'] = (item) => {
		const segments = operation.path.map((part) =>
			typeof part === 'string' ? part : item[part.property.name],
		);
		const query = flattenFields(operation.fields).flatMap(
			({ property: { name, required }, place }) =>
				place.in === 'query' && required ? `${place.key}=${String(item[name])}` : [],
		);
		return `/${segments.join('/')}?${query.map((part) => `${part}&`).join('')}`;
	};
	const labels: ReadCase['labels'] = (item) =>
		Object.fromEntries(
			operation.addedFields.map(([key, { property }]) => [key, item[property.name]]),
		);
	return [
		{
			...chosen,
			parameters: plainly(declared),
			seed: (store, customerId) => {
				const account = addAccount(customerId, Number(customerId.split('-')[1]), store);
				// An answer may come in pieces that are no whole letters.
				store.customer(customerId).name = `Müller & ${customerId} 漢字`;
				return account;
			},
			path,
			envelope: operation.envelope,
			...(!operation.simplified && { labels }),
			varying: VARYING[id],
		},
	];
}

const readUnderFaults = async (chosen: ReadCase) =>
	await underMisfortunes(async (plan) => {
		await withScenario(chosen, ITEMS, async (scenario) => {
			const expected = await expectedOf<IDataObject>(scenario);
			checkEach(await runUnder(plan, scenario), plan, ({ item, input, results }) => {
				if (results)
					expect(results).toEqual([
						{ ...chosen.labels?.(input), ...expected[item], ...chosen.varying },
					]);
				else expect(plan.mustSucceed(item)).toBe(false);
			});
			expect(scenario.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

describe('each item gets what Lago has for it, or the reason why not:', () => {
	testTogether(operations.flatMap(readCase), readUnderFaults);
});
