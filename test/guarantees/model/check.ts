/** Runs the node as a case says, and holds what it answers and what Lago then has against the model. */
import type { IDataObject } from 'n8n-workflow';
import type { Lago, Reply } from '../../lago';
import type * as N8n from '../../n8n';
import type { Case } from './generators';
import { apply, type Answer, type Item, type State } from './model';
import { canonical, expectSame, isSame, pairsIn, plant, viewOf } from './state';

/** What the run says of an item: of others than the one that stopped it, only whether they are done, or may be. */
export type Account = {
	results?: IDataObject[];
	reason?: string;
	isDone?: boolean;
	isInDoubt?: boolean;
};

/** More than the requests of any run that ends. */
const MOST_REQUESTS = 150;

/** A failure of the node's own code, told as if it were the user's. */
const OWN_FAILURE =
	/Cannot (read|set|convert)|is not (a function|a constructor|iterable)|not defined|Invalid regular expression|Maximum call stack|\[object|undefined/;

/** @throws Error that tells what is wrong with a run of the node */
export async function check(n8n: typeof N8n, lago: Lago, chosen: Case): Promise<void> {
	const { parameters, before, items, onError } = chosen;
	lago.reset();
	plant(lago.store, before);
	expectSame('what was put into Lago', viewOf(lago.store), before);
	const typed = JSON.stringify(items);
	const restore = watchPrototypes(lago);
	const { handler, fired } = interference(chosen);
	lago.intercept(handler);
	const run = await n8n.runNode(
		{ simplify: false, ...parameters },
		{
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
			items: items.map((json) => ({ json })),
			node: { onError },
			fastClock: true,
		},
	);
	const isEndless = lago.requests.length > MOST_REQUESTS;
	lago.intercept(() => undefined);
	const polluted = restore();
	if (polluted.length) throw new Error(`Every object of the process now has ${polluted.join()}`);
	if (isEndless) throw new Error('The node asks for ever');
	if (JSON.stringify(items) !== typed) throw new Error('The node wrote into the input items');

	const accounts = accountsOf(run, chosen);
	explain(chosen, accounts, fired(), viewOf(lago.store));
}

/** @throws Error when an item is missing or there twice, or its reason is none for a user */
export function accountsOf(run: N8n.NodeRun, inputs: Pick<Case, 'operation' | 'items'>): Account[] {
	const accounts = listAccounts(run, inputs);
	for (const { reason } of accounts) {
		if (reason && OWN_FAILURE.test(reason)) throw new Error(`Told as a reason: ${reason}`);
		if (reason === '') throw new Error('An item failed without a reason');
	}
	return accounts;
}

function listAccounts(
	{ items, errors, error }: N8n.NodeRun,
	{ operation, items: inputs }: Pick<Case, 'operation' | 'items'>,
): Account[] {
	const of = (list: typeof items, item: number) =>
		list.filter(({ pairedItem }) => isOf(pairedItem, item)).map(({ json }) => json);
	return inputs.map((_, item) => {
		if (error?.context?.itemIndex === item) return { reason: textOf(error) };
		if (error) {
			return {
				isDone: itemsAfter(/done \(items? /, error).has(item),
				isInDoubt: itemsAfter('Lago may have carried out ', error).has(item),
			};
		}
		const results = of(items, item);
		const [failure, ...others] = of(errors, item);
		const isEmpty = !failure && !results.length && !operation.endsWith('getAll');
		if (others.length || isEmpty || (failure && results.length)) {
			throw new Error(
				`Item ${item} has ${results.length} results and ${others.length} more errors`,
			);
		}
		return failure ? { reason: `${failure.error}. ${failure.message}` } : { results };
	});
}

const isOf = (paired: unknown, item: number) =>
	typeof paired === 'object' && paired !== null && 'item' in paired && paired.item === item;

const textOf = ({ message, description }: NonNullable<N8n.NodeRun['error']>) =>
	`${message}. ${description ?? ''}`;

/** The items that an error which stopped a run names after these words: `0–3, 5`. */
function itemsAfter(words: RegExp | string, error: NonNullable<N8n.NodeRun['error']>): Set<number> {
	const [, list = ''] = textOf(error).split(words);
	const ranges = /^[\d–, ]+/.exec(list)?.[0].split(', ') ?? [];
	const numbers = ranges.flatMap((range) => {
		const [from, to = from] = range.split('–').map(Number);
		return Array.from({ length: to - from + 1 }, (_, index) => from + index);
	});
	return new Set(numbers);
}

/** To a delete that is sent again, what is not there is as good as deleted by the first one. */
const GONE: Record<string, string> = {
	'customer.delete': 'no such customer',
	'paymentMethod.delete': 'no such payment method',
	'walletAlert.delete': 'no such alert',
};

/** One way in which the run may have gone, up to an item. */
export interface Branch {
	state: State;
	/** How many failures the faults may still be the reason of. */
	excuses: number;
}

/**
 * Looks for a way in which Lago got the items one after the other, and each of them became of what the
 * run says. Only of a request that a fault hit may nobody know whether Lago carried it out.
 */
function explain(
	{ operation, before, items }: Case,
	accounts: Account[],
	faults: number,
	after: State,
): void {
	let branches: Branch[] = [{ state: before, excuses: faults }];
	accounts.forEach((account, index) => {
		const next = new Map<string, Branch>();
		let wanted = '';
		for (const branch of branches) {
			const followed = follow(branch, operation, items[index], account);
			wanted ||= followed.wanted;
			for (const each of followed.branches) {
				next.set(`${each.excuses} ${canonical(each.state)}`, each);
			}
		}
		branches = [...next.values()];
		if (branches.length) return;
		throw new Error(`Item ${index}: the model says ${wanted}, the node ${textOfAccount(account)}`);
	});
	if (branches.some(({ state }) => isSame(state, after))) return;
	expectSame('Lago afterwards', after, branches[0].state);
}

/** What the run says of an item, in short. */
export const textOfAccount = ({ results, reason, isDone }: Account) =>
	results ? JSON.stringify(results).slice(0, 800) : (reason ?? `done: ${isDone}`);

/** The ways in which an item may have become of what the run says, and what the model says of it. */
export function follow(
	branch: Branch,
	operation: string,
	item: Item,
	{ results, reason, isDone, isInDoubt }: Account,
): { branches: Branch[]; wanted: string } {
	const branches: Branch[] = [];
	const keep = (each: Branch) => void branches.push(each);
	const { state, excuses } = branch;
	const effect = apply(state, operation, item);
	const isRefused = effect.refused !== undefined;
	if (results) {
		if (!isRefused) {
			if (isAnswered(operation, results, effect.answers)) {
				keep({ ...branch, state: effect.state });
			}
		} else if (excuses > 0 && effect.refused === GONE[operation]) {
			keep({ ...branch, excuses: excuses - 1 });
		}
	} else if (reason !== undefined) {
		if (isRefused || effect.isOpen) keep(branch);
		else if (excuses > 0) keep({ ...branch, excuses: excuses - 1 });
		if (!isRefused && excuses > 0 && /may have (been )?carried/.test(reason)) {
			keep({ state: effect.state, excuses: excuses - 1 });
		}
	} else {
		if (!isDone) keep(branch);
		else if (excuses > 0 && effect.refused === GONE[operation]) {
			keep({ ...branch, excuses: excuses - 1 });
		}
		if (!isRefused && (isDone || isInDoubt)) keep({ ...branch, state: effect.state });
	}
	return { branches, wanted: isRefused ? effect.refused : JSON.stringify(effect.answers) };
}

function isAnswered(operation: string, results: IDataObject[], answers: Answer[]): boolean {
	// As pairs, so that all keys are there, and no others.
	const asPairs = ({ metadata }: IDataObject) => ({
		metadata: pairsIn(Object(metadata ?? {})),
	});
	const found = operation.startsWith('walletMetadata') ? results.map(asPairs) : results;
	return contains(found, answers);
}

/** Whether a list has just the wanted entries, in any order, and an object at least the wanted keys. */
function contains(found: unknown, wanted: unknown): boolean {
	if (Array.isArray(wanted)) {
		if (!Array.isArray(found) || found.length !== wanted.length) return false;
		const left = [...found];
		return wanted.every((entry) => {
			const index = left.findIndex((candidate) => contains(candidate, entry));
			return index !== -1 && left.splice(index, 1).length === 1;
		});
	}
	if (typeof wanted !== 'object' || wanted === null) return found === wanted;
	if (typeof found !== 'object' || found === null) return false;
	const known = new Map<string, unknown>(Object.entries(found));
	return Object.entries(wanted).every(([key, value]) => contains(known.get(key), value));
}

/** The delays, faults and lies of a case; and how many of its faults were met. */
function interference({ operation, items, delays, outage, endless }: Case) {
	// Whoever is lied to about what it reads before a write cannot know better.
	const isLiedTo = endless && operation.endsWith('getAll');
	let firstPage: object | undefined;
	let met = 0;
	const lie = (body: { meta?: object } | undefined) => {
		if (!body?.meta) return body;
		// Whatever item reads a list is lied to.
		if (!firstPage) met += items.length;
		firstPage ??= body;
		const next_page = lies++ + 2;
		return { ...firstPage, meta: { ...body.meta, next_page, total_pages: 1e9 } };
	};
	let lies = 0;
	const handler = (_: unknown, nth: number): Reply => {
		if (nth > MOST_REQUESTS) return { status: 401, body: {} };
		const fault = outage.faults[nth - outage.from];
		if (fault && fault.effect !== 'none') met++;
		return { ...delays[nth % delays.length], ...(isLiedTo && { edit: lie }), ...fault?.reply };
	};
	return { handler, fired: () => met };
}

/** Takes note of what all objects have, and gives a function that takes away and names what was added. */
export function watchPrototypes(lago: Lago): () => string[] {
	// Those of the node: it does not run in the sandbox of the tests.
	const shared: object = Object.getPrototypeOf(Object.getPrototypeOf(lago.requests));
	const watched = [shared, shared.constructor, Object.getPrototypeOf(lago.requests)];
	const before = watched.map((object) => new Set(Reflect.ownKeys(object)));
	return () =>
		watched.flatMap((object, index) =>
			Reflect.ownKeys(object)
				.filter((key) => !before[index].has(key))
				.map((key) => {
					Reflect.deleteProperty(object, key);
					return String(key);
				}),
		);
}
