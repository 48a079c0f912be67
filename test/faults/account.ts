import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startLago, type Lago } from '../lago';
import { n8n } from '../support';
import type { ListCase, ReadCase, WriteCase } from './case';
import type { Fault } from './fault';
import { idOf, Plan, type Course } from './plan';

/** What became of an input item: its results, or the reason why there are none. */
export interface Account {
	item: number;
	json: IDataObject;
	results?: IDataObject[];
	reason?: string;
	courses: Course[];
}

export interface Scene<T> {
	case: T;
	lago: Lago;
	/** The JSON of the input items. */
	inputs: IDataObject[];
}

/** A Lago of its own, in which everything is that these items are about. */
export async function setScene<T extends ReadCase | WriteCase | ListCase>(
	chosen: T,
	count: number,
): Promise<Scene<T>> {
	const lago = await startLago();
	const inputs = Array.from({ length: count }, (_, item) => {
		const id = idOf(item);
		return { ...chosen.seed(lago.store, id), id };
	});
	return { case: chosen, lago, inputs };
}

/**
 * Runs the node for all items at once, each failure to the error output, and accounts for every item.
 * @throws Error when an item is missing or there twice
 */
export async function runUnder(
	misfortunes: Fault[][],
	{
		case: { resource, operation, parameters },
		lago,
		inputs,
	}: Scene<ReadCase | WriteCase | ListCase>,
	extra: INodeParameters = {},
): Promise<{ accounts: Account[]; plan: Plan }> {
	const plan = new Plan(misfortunes);
	lago.requests.length = 0;
	lago.intercept(plan.handler);
	const { items, errors, error } = await n8n.runNode(
		{
			resource,
			operation,
			simplify: false,
			...parameters,
			...extra,
			requestOptions: { maxParallelRequests: 50 },
		},
		{
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
			items: inputs.map((json) => ({ json })),
			node: { onError: 'continueErrorOutput' },
		},
	);
	lago.intercept(() => undefined);
	if (error) throw error;

	const resultsOf = groupByItem(items, inputs.length);
	const errorsOf = groupByItem(errors, inputs.length);
	const accounts = inputs.map((json, item): Account => {
		const results = resultsOf[item].map((result) => result.json);
		const [failure, ...others] = errorsOf[item];
		if (others.length || Boolean(failure) === results.length > 0) {
			throw new Error(
				`Item ${item} has ${results.length} results and ${errorsOf[item].length} errors: ${plan.story(item)}`,
			);
		}
		const courses = plan.of(item);
		if (!failure) return { item, json, results, courses };
		const { error: what, message: advice, ...input } = failure.json;
		expect(input).toEqual(json);
		expect(what).toMatch(/\S/);
		const reason = `${String(what)} ${String(advice)}`;
		expect(reason).not.toMatch(/undefined|\[object|NaN/);
		expect(reason).not.toContain(lago.apiKey);
		return { item, json, reason, courses };
	});
	return { accounts, plan };
}

function groupByItem(items: INodeExecutionData[], count: number): INodeExecutionData[][] {
	const groups = Array.from({ length: count }, (): INodeExecutionData[] => []);
	for (const item of items) {
		const { item: index } = item.pairedItem as { item: number };
		expect(groups[index]).toBeDefined();
		groups[index].push(item);
	}
	return groups;
}

/** Checks the account of each item, and tells of every one that is wrong what happened to it. */
export function checkEach(
	{ accounts, plan }: { accounts: Account[]; plan: Plan },
	check: (account: Account) => void,
): void {
	const complaints = accounts.flatMap((account) => {
		try {
			check(account);
			return [];
		} catch (error) {
			const outcome = account.reason ?? 'Reported as a success';
			return [
				`Item ${account.item} (${plan.story(account.item)}) ${outcome}\n${(error as Error).message}`,
			];
		}
	});
	if (complaints.length) {
		throw new Error(
			`${complaints.length} items are wrong.\n${complaints.slice(0, 3).join('\n\n')}`,
		);
	}
}
