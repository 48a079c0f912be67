import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startLago, type Lago, type Store } from '../../lago';
import { client } from '../../lago/client';
import { runFast } from '../../n8n/support';
import { idOf, type Plan } from './plan';

/** An operation that reads. */
export interface Case {
	resource: string;
	operation: string;
	/** With expressions on the input item, which holds `id` and what `seed` returns. */
	parameters: INodeParameters;
	/** Gives Lago what the item of this ID is about. */
	seed: (store: Store, id: string) => IDataObject | void;
	/** Where Lago has it, below `/api/v1`, ending in ? or &; and the key around it. */
	path: (item: IDataObject) => string;
	envelope: string;
}

/** What became of an input item: its results, or the reason why there are none. */
export interface Outcome {
	item: number;
	/** The JSON of the item. */
	input: IDataObject;
	results?: IDataObject[];
	reason?: string;
}

export interface Scenario<T extends Case> {
	case: T;
	lago: Lago;
	/** The JSON of the input items. */
	inputs: IDataObject[];
}

/** Plays in a Lago of its own, in which everything is that these items are about. */
export async function withScenario<T extends Case>(
	chosen: T,
	count: number,
	play: (scenario: Scenario<T>) => Promise<void>,
): Promise<void> {
	const lago = await startLago();
	try {
		const inputs = Array.from({ length: count }, (_, item) => {
			const id = idOf(item);
			return { ...chosen.seed(lago.store, id), id };
		});
		await play({ case: chosen, lago, inputs });
	} finally {
		await lago.close();
	}
}

/** What Lago itself has for each item: an object, or the rows of a list. */
export async function expectedOf<T extends IDataObject | IDataObject[]>({
	case: { path, envelope },
	lago,
	inputs,
}: Scenario<Case>): Promise<T[]> {
	return await Promise.all(
		inputs.map(async (json) => {
			const address = `${path(json)}per_page=10000`;
			const { body } = await client(() => lago)('GET', address);
			if (!body[envelope]) throw new Error(`Lago answered ${address} ${JSON.stringify(body)}`);
			return body[envelope] as T;
		}),
	);
}

/** What happens to the requests of a run, and what is told of it when an item is wrong. */
export type Interference = Pick<Plan, 'handler' | 'story'>;

/**
 * Runs the node for all items at once, each failure to the error output, and tells what became of every item.
 * @throws Error when an item is missing or there twice
 */
export async function runUnder(
	{ handler, story }: Interference,
	{ case: { resource, operation, parameters }, lago, inputs }: Scenario<Case>,
	extra: INodeParameters = {},
): Promise<Outcome[]> {
	lago.requests.length = 0;
	lago.intercept(handler);
	const requestOptions = { maxParallelRequests: 50 };
	const { items, errors, error } = await runFast(
		{ resource, operation, ...parameters, ...extra, requestOptions },
		{
			items: inputs,
			node: { onError: 'continueErrorOutput' },
			baseUrl: lago.url,
			apiKey: lago.apiKey,
		},
	);
	lago.intercept(() => undefined);
	if (error) throw error;

	const resultsOf = groupByItem(items, inputs.length);
	const errorsOf = groupByItem(errors, inputs.length);
	return inputs.map((input, item) => {
		const results = resultsOf[item].map(({ json }) => json);
		const [failure, ...others] = errorsOf[item];
		if (others.length || Boolean(failure) === results.length > 0) {
			const counts = `${results.length} results and ${errorsOf[item].length} errors`;
			throw new Error(`Item ${item} has ${counts}: ${story(item)}`);
		}
		if (!failure) return { item, input, results };
		return { item, input, reason: reasonIn(failure.json, input, lago) };
	});
}

function reasonIn(
	{ error, message, ...rest }: IDataObject,
	input: IDataObject,
	lago: Lago,
): string {
	expect(rest).toEqual(input);
	expect(error).toMatch(/\S/);
	const reason = `${String(error)} ${String(message)}`;
	expect(reason).not.toMatch(/undefined|\[object|NaN/);
	expect(reason).not.toContain(lago.apiKey);
	return reason;
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

/** Checks the outcome of each item, and tells of those that are wrong what happened to them. */
export function checkEach(
	outcomes: Outcome[],
	{ story }: Interference,
	check: (outcome: Outcome) => void,
): void {
	const complaints = outcomes.flatMap((outcome) => {
		try {
			check(outcome);
			return [];
		} catch (error) {
			const { item, reason = 'reported as a success' } = outcome;
			return [`Item ${item} (${story(item)}): ${reason}\n${(error as Error).message}`];
		}
	});
	const told = complaints.slice(0, 3).join('\n\n');
	if (told) throw new Error(`${complaints.length} items are wrong.\n${told}`);
}

/** A test for each case. They run at the same time, as most of it is waiting for the next try. */
export function testTogether<T extends Case>(
	cases: T[],
	check: (chosen: T) => Promise<void>,
): void {
	let outcomes: Array<Promise<unknown>>;

	beforeAll(() => {
		outcomes = cases.map(async (chosen) => await check(chosen).catch((error: unknown) => error));
	});

	test.each(cases.map((chosen, index) => ({ ...chosen, index })))(
		'$resource $operation',
		async ({ index }) => {
			const error = await outcomes[index];
			expect(() => {
				if (error) throw error;
			}).not.toThrow();
		},
	);
}
