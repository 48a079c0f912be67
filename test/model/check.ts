/** Runs the node as a case says, and holds what it answers and what Lago then has against the model. */
import type { IDataObject } from 'n8n-workflow';
import type { Lago, Reply } from '../lago';
import type * as N8n from '../n8n';
import type { Case } from './generators';
import { apply, type Answer, type Customer, type State } from './model';

type Store = Lago['store'];

/** What the run says of an item: of others than the one that stopped it, only whether they are done, or may be. */
type Account = {
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
	for (const { reason } of accounts) {
		if (reason && OWN_FAILURE.test(reason)) throw new Error(`Told as a reason: ${reason}`);
		if (reason === '') throw new Error('An item failed without a reason');
	}
	explain(chosen, accounts, fired(), viewOf(lago.store));
}

/** @throws Error when an item is missing or there twice */
function accountsOf(
	{ items, errors, error }: N8n.NodeRun,
	{ operation, items: inputs }: Case,
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
interface Branch {
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
	accounts.forEach(({ results, reason, isDone, isInDoubt }, index) => {
		const next = new Map<string, Branch>();
		const keep = (branch: Branch) =>
			next.set(`${branch.excuses} ${canonical(branch.state)}`, branch);
		let wanted = '';
		for (const branch of branches) {
			const { state, excuses } = branch;
			const effect = apply(state, operation, items[index]);
			const isRefused = effect.refused !== undefined;
			wanted ||= isRefused ? effect.refused : JSON.stringify(effect.answers);
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
		}
		branches = [...next.values()];
		if (branches.length) return;
		const got = results ? JSON.stringify(results).slice(0, 800) : (reason ?? `done: ${isDone}`);
		throw new Error(`Item ${index}: the model says ${wanted}, the node ${got}`);
	});
	if (branches.some(({ state }) => isSame(state, after))) return;
	expectSame('Lago afterwards', after, branches[0].state);
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
function watchPrototypes(lago: Lago): () => string[] {
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

const pairsIn = <T>(object: Record<string, T>) =>
	Object.entries(object).map(([key, value]) => ({ key, value }));

/** Gives Lago what the model has. */
function plant(store: Store, state: State): void {
	for (const code of ['calls', 'seats']) store.addBillableMetric({ code });
	for (const each of state) {
		const { provider } = each;
		const customer = store.addCustomer({
			external_id: each.id,
			currency: 'EUR',
			name: each.name,
			payment_provider: provider,
			payment_provider_code: provider,
			provider_customers: provider
				? [
						{
							payment_provider: provider,
							payment_provider_code: provider,
							provider_customer_id: each.providerId,
							sync_with_provider: false,
							provider_payment_methods: ['card'],
						},
					]
				: [],
			metadata: each.metadata.map(({ id, key, value, shown }) => ({
				...store.stamp(),
				...(id && { lago_id: id }),
				key,
				value,
				display_in_invoice: shown,
			})),
			integration_customers: each.links.map(({ type, id }) => ({
				lago_id: store.uuid(),
				external_customer_id: id,
				type,
				integration_code: type,
				code: null,
				is_default: true,
				category: 'crm',
				sync_with_provider: false,
			})),
		});
		for (const { id, status } of each.coupons) {
			store.addAppliedCoupon(customer, { lago_id: id, status });
		}
		for (const { id, isDefault } of each.methods) {
			store.addPaymentMethod(customer, { lago_id: id, is_default: isDefault });
		}
		for (const { metrics, metadata, alerts, ...rest } of each.wallets) {
			const wallet = store.addWallet(customer, {
				...rest,
				billable_metric_codes: metrics,
				metadata: metadata && Object.fromEntries(metadata.map(({ key, value }) => [key, value])),
			});
			for (const { type, thresholds, ...alert } of alerts) {
				store.addWalletAlert(wallet, {
					...alert,
					alert_type: type,
					thresholds: thresholds.map((value) => ({ code: null, value, recurring: false })),
				});
			}
		}
	}
}

/** What Lago has, as the model has it. */
function viewOf(store: Store): State {
	return store.customers.map((customer) => {
		const own = <T extends { lago_customer_id: string }>(rows: T[]) =>
			rows.filter(({ lago_customer_id }) => lago_customer_id === customer.lago_id);
		const link = customer.provider_customers.find(
			({ payment_provider }) => payment_provider === customer.payment_provider,
		);
		return {
			id: customer.external_id,
			isDeleted: customer.deleted_at !== null,
			name: customer.name,
			legalName: customer.legal_name,
			locale: customer.document_locale,
			provider: customer.payment_provider,
			providerId: link?.provider_customer_id ?? null,
			metadata: customer.metadata.map(({ key, value, display_in_invoice: shown }) => ({
				key,
				value,
				shown,
			})),
			links: customer.integration_customers.map(({ type, external_customer_id: id }) => ({
				type,
				id,
			})),
			coupons: own(store.applied_coupons).map(({ lago_id: id, status }) => ({ id, status })),
			methods: own(store.payment_methods).map(({ lago_id: id, is_default: isDefault }) => ({
				id,
				isDefault,
			})),
			wallets: own(store.wallets).map((wallet) => ({
				code: wallet.code,
				status: wallet.status,
				name: wallet.name,
				metrics: wallet.billable_metric_codes,
				metadata: wallet.metadata && pairsIn(wallet.metadata),
				alerts: store.wallet_alerts
					.filter(({ lago_wallet_id }) => lago_wallet_id === wallet.lago_id)
					.map(({ alert_type: type, code, name, thresholds }) => ({
						type,
						code,
						name,
						thresholds: thresholds.map(({ value }) => value),
					})),
			})),
		};
	});
}

/** As a text that is the same in any order of the rows; no metadata and no key in them are the same. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).sort().join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const fields = Object.entries(value).map(([key, field]) => {
		if (key === 'metadata') return `${key}: ${canonical(field ?? [])}`;
		return `${key}: ${canonical(field)}`;
	});
	return `{${fields.sort().join(', ')}}`;
}

/** The IDs of metadata are Lago's to give. */
const seen = ({ metadata, ...customer }: Customer): Record<string, unknown> => ({
	...customer,
	metadata: metadata.map(({ key, value, shown }) => ({ key, value, shown })),
});

const isSame = (found: State, wanted: State) =>
	canonical(found.map(seen)) === canonical(wanted.map(seen));

/** @throws Error with what differs */
function expectSame(what: string, found: State, wanted: State): void {
	if (isSame(found, wanted)) return;
	const rows = (state: State) =>
		state
			.map(seen)
			.flatMap((customer) =>
				Object.entries(customer).map(
					([key, field]) => `${customer.id} ${key}: ${canonical(field)}`,
				),
			);
	const [has, should] = [rows(found), rows(wanted)];
	const only = (some: string[], others: string[]) =>
		some.filter((row) => !others.includes(row)).join('\n');
	throw new Error(`${what}:\n${only(has, should)}\nThe model:\n${only(should, has)}`);
}
