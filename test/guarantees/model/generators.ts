/**
 * Random runs of the operations that write: few objects, many repeats, and values that no form would
 * let through but an expression does. What each part has found, or is there to find:
 *
 * - keys of Other Fields (`strangeFields`): `__proto__.legal_name` changed every object of the process,
 *   and a dotted key became a path: `billing_configuration.document_locale` set the locale;
 * - few customers, metadata entries and `delays`: of two items that add a key to one customer, or to one
 *   limited wallet, the last one to answer won, and one key was lost; with the first answer late, the
 *   first of two names won; a new customer that came twice was created twice, and refused;
 * - `reused` wallets: of a code that a terminated wallet has too, the terminated one was read, and the
 *   active one lost its billable metrics; it was said to be terminated, and went on;
 * - keys of metadata (`KEYS`): axios dropped `__proto__`, `constructor` and `prototype` from bodies;
 * - a key given twice, or renamed by its ID beside a new entry of the old key: one entry was lost;
 * - `shared` Other Fields: one object for all items, into which the node wrote each one's settings;
 * - IDs and texts (`IDS`, `TEXTS`): customers "NaN", "Infinity" and "   ", and 1e21 under two names;
 * - a list that `endless` pages are said to follow was read for ever;
 * - raw texts of Other Fields (`illShaped`) and answers that hold nothing (`odd`): TypeErrors;
 * - `(_not_found` as the code of an error: it became a regular expression.
 */
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { flattenFields } from '../../../nodes/LagoCustomer/model/field';
import { resources } from '../../../nodes/LagoCustomer/resources';
import { misfortune, type Fault } from '../faults/fault';
import type { Alert, Customer, Item, Pair, State, Typed, Wallet } from './model';

/** One run of the node, with all that is around it. */
export interface Case {
	operation: string;
	parameters: INodeParameters;
	before: State;
	items: Item[];
	onError: 'stopWorkflow' | 'continueErrorOutput';
	/** Of one request after the other: milliseconds until Lago reads it, and pieces of its answer. */
	delays: Array<{ delayMs: number; pieces: number }>;
	/** What happens to the requests from this one on. */
	outage: { from: number; faults: Fault[] };
	/** Whether each page of a list says that there is another. */
	endless: boolean;
}

const IDS = ['acme', 'acme.com', 'a/b?c#d', '__proto__', 'toString', 'Zoë 漢字 🎉', ' pad ', '42'];
const NO_IDS: Typed[] = ['', '   ', null, undefined, NaN, Infinity, '.', '..', { a: 1 }, 'a\0b'];
const CODES = ['main', 'main.eu', 'constructor', 'spare', '__proto__'];
const TEXTS: Typed[] = [' padded ', '__proto__', '{{ $json.x }}', 'a.b[c]', 'first', 'second', 0];
const NO_TEXTS: Typed[] = ['', null, undefined, NaN, Infinity, 1e21, 1e-7, { a: 1 }, new Date(0)];
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'a.b', 'x[y]', ' pad ', '漢字'];
const TYPES = ['balance_amount', 'credits_balance', 'ongoing_balance_amount'].map(
	(type) => `wallet_${type}`,
);

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 8): fc.Arbitrary<T> =>
	fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight = 4) =>
	mostly<T | undefined>(fc.constant(undefined), arbitrary, weight);

const anyText = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `x${text}`);
const typed = mostly<Typed>(
	fc.constantFrom('first', 'second', 'third'),
	fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(...NO_TEXTS), anyText),
	4,
);
const key = mostly(fc.constantFrom('plan', 'region'), fc.constantFrom(...KEYS), 2);
const code = mostly<Typed>(fc.constantFrom('low', 'few'), fc.constantFrom(...CODES, ...NO_IDS));

const legalName = fc.constantFrom('Acme Inc.', 'ACME', null);
const locale = fc.record({ document_locale: fc.constantFrom('fr', 'de') });
const strangeFields = fc
	.array(
		fc.tuple(
			fc.constantFrom(
				...['__proto__.legal_name', '__proto__', 'constructor', 'prototype', 'toString', 'a.b'],
				...['constructor.prototype.legal_name', 'billing_configuration.document_locale'],
				'billing_configuration.document_locale',
			),
			mostly<unknown>(fc.constant('fr'), fc.constantFrom({ legal_name: 'x' }, null), 2),
		),
		{ minLength: 1, maxLength: 2 },
	)
	.map((entries): object => Object.fromEntries(entries));
const illShaped = fc.constantFrom<object>(
	...[{ k: 'v' }, [null], 'x', 5].flatMap((shape) => [
		{ metadata: shape },
		{ integration_customers: shape },
	]),
);
const fields = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ legal_name: legalName, billing_configuration: locale }) },
	{ weight: 2, arbitrary: strangeFields },
	{ weight: 1, arbitrary: illShaped },
);
const other: fc.Arbitrary<Typed> = fc.oneof(
	{ weight: 4, arbitrary: fields },
	{ weight: 4, arbitrary: fields.map((object) => JSON.stringify(object)) },
	{ weight: 1, arbitrary: fc.constantFrom('[]', '{', 'null', [], '', undefined) },
);

/** What belongs to the customer or wallet of that number. */
const own = (customer: number, kind: string, index: number) => `${customer}-${kind}-${index}`;

const wallets = fc.record({
	names: fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 2, maxLength: 2 }),
	/** Whether there was a wallet of the first one's code before. */
	reused: mostly(fc.constant(false), fc.constant(true), 3),
	metrics: fc.subarray(['calls', 'seats']),
	metadata: fc.option(
		fc.uniqueArray(fc.tuple(key, fc.constantFrom('1', '2')), {
			minLength: 1,
			maxLength: 3,
			selector: ([name]) => name,
		}),
	),
	alerts: fc.subarray(TYPES.slice(0, 2), { minLength: 1 }),
	/** Whether the two alerts have one code. */
	twins: mostly(fc.constant(false), fc.constant(true), 2),
});

const world = fc.record({
	ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 2 }),
	keys: fc.uniqueArray(key, { maxLength: 4 }),
	links: fc.subarray(['hubspot', 'xero']),
	provider: fc.constantFrom(null, 'stripe'),
	wallets,
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const draft = fc.record({
	/** Few customers, so that they come often. */
	who: mostly<{ of: number } | { id: Typed }>(
		fc.nat(1).map((of) => ({ of })),
		fc.constantFrom(...['new', 'new', 42, 1e21, ...NO_IDS].map((id) => ({ id }))),
		5,
	),
	pick: fc.nat(2),
	wallet: mostly<{ of: number } | { id: Typed }>(
		mostly(fc.constant(0), fc.constant(1), 3).map((of) => ({ of })),
		fc.constantFrom<Typed>('nowhere', ...NO_IDS).map((id) => ({ id })),
		9,
	),
	alert: code,
	name: typed,
	entries: fc.array(
		fc.record({
			// Not an object, which stands for several entries.
			key: mostly<Typed>(key, fc.constantFrom('', '   ', 7), 12),
			value: mostly<Typed>(fc.constantFrom('1', '2', 'v', ' v '), fc.constantFrom(...NO_TEXTS), 6),
			named: seldom(fc.nat(1), 3),
			shown: fc.constantFrom(true, false, null),
		}),
		{ minLength: 3, maxLength: 3 },
	),
	/** Whether the first entry that Lago has gets another key, beside a new one of its old key. */
	renames: seldom(fc.constantFrom('before', 'after'), 5),
	replace: seldom(fc.constant(true)),
	remove: seldom(fc.array(key, { maxLength: 2 })),
	links: fc.array(
		fc.record({ type: fc.constantFrom('hubspot', 'xero'), id: fc.constantFrom('h-1', 'h-2') }),
		{ minLength: 2, maxLength: 2 },
	),
	unlink: seldom(fc.subarray(['hubspot', 'xero'])),
	provider: mostly(fc.constant('stripe'), fc.constant('adyen'), 5),
	code: mostly<Typed>(fc.constantFrom(...CODES, 'low', 'few'), fc.constantFrom(...NO_IDS)),
	other,
	metrics: seldom(fc.subarray(['calls', 'seats'])),
	threshold: mostly<Typed>(fc.constantFrom('5', '10', 7), fc.constantFrom('', null, 'x', NaN), 5),
	types: fc.array(fc.constantFrom(...TYPES), { minLength: 2, maxLength: 2 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** Which fields the node has: they are the same for all items, which only fill them in. */
const shape = fc.record({
	entries: fc.nat(2),
	links: fc.nat(1),
	hasOther: fc.boolean(),
	shared: fc.boolean(),
	hasProvider: fc.boolean(),
	hasCode: mostly(fc.constant(false), fc.constant(true), 2),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

const foreign = (name: string, reply: Fault['reply']): Fault => ({
	name,
	reply,
	effect: 'unlike Lago',
});
/** Lago's answer, with something else in the place of its object. */
const odd = (content: unknown): Fault =>
	foreign(`${JSON.stringify(content)} for an object`, {
		edit: (body: object) =>
			'metadata' in body || 'meta' in body
				? [content]
				: Object.fromEntries(Object.keys(body).map((envelope) => [envelope, content])),
	});
const oddAnswer = fc.oneof(
	fc.constantFrom(...[null, [], [null], 'x'].map(odd)),
	fc.constantFrom('(_not_found', '[_not_found', '__proto__').map((said) => ({
		...foreign(`404 ${said}`, { status: 404, body: { status: 404, error: 'x', code: said } }),
	})),
);

const delays = (count: number) =>
	fc.array(
		fc.record({
			delayMs: mostly(fc.constant(0), fc.constantFrom(8, 16), 1),
			pieces: mostly(fc.constant(1), fc.constant(4), 2),
		}),
		{ minLength: count, maxLength: count },
	);

/** Runs of one operation. */
export const casesOf = (operation: string): fc.Arbitrary<Case> =>
	fc
		.record({
			world,
			shape,
			drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
			onError: mostly<Case['onError']>(
				fc.constant('continueErrorOutput'),
				fc.constant('stopWorkflow'),
				3,
			),
			delays: delays(12),
			outage: mostly(
				fc.constant<Case['outage']>({ from: 0, faults: [] }),
				fc.record({
					from: fc.nat(5),
					// Not so many that every try fails: that the fault suite has.
					faults: fc.oneof(
						misfortune.map((faults) => faults.slice(0, 3)),
						fc.tuple(oddAnswer),
					),
				}),
				7,
			),
			endless: mostly(fc.constant(false), fc.constant(true), 15),
		})
		.map(({ world: made, shape: chosen, drafts, ...rest }) => {
			const [resource, name] = operation.split('.');
			return {
				operation,
				parameters: { resource, operation: name, ...parametersOf(operation, chosen) },
				before: made.ids.map((id, customer) => customerIn(made, id, customer)),
				items: drafts.map((each, index) => itemOf(operation, made, chosen, drafts[0], each, index)),
				...rest,
			};
		});

/** Several runs at once, without faults. */
export interface Together extends Pick<Case, 'before' | 'delays'> {
	runs: Array<Pick<Case, 'operation' | 'parameters' | 'items'>>;
}

const someRuns = (operation: fc.Arbitrary<string>, each: fc.Arbitrary<Draft>) =>
	fc.array(
		fc.record({ operation, shape, drafts: fc.array(each, { minLength: 1, maxLength: 3 }) }),
		{ minLength: 2, maxLength: 3 },
	);

const ofOneWallet = draft.map((each): Draft => ({ ...each, who: { of: 0 }, wallet: { of: 0 } }));

/** Runs of several operations at once. @param operations from which each run has one */
export const togetherOf = (operations: string[]): fc.Arbitrary<Together> =>
	fc
		.record({
			world,
			// Most of them of one operation on one object, so that they meet.
			runs: mostly(
				fc
					.constantFrom(...operations)
					.chain((operation) => someRuns(fc.constant(operation), ofOneWallet)),
				someRuns(fc.constantFrom(...operations), draft),
				2,
			),
			delays: delays(12),
		})
		.map(({ world: made, runs, delays: chosenDelays }) => ({
			before: made.ids.map((id, customer) => customerIn(made, id, customer)),
			delays: chosenDelays,
			runs: runs.map(({ operation, shape: chosen, drafts }, run) => {
				const [resource, name] = operation.split('.');
				return {
					operation,
					parameters: { resource, operation: name, ...parametersOf(operation, chosen) },
					items: drafts.map((each, index) =>
						itemOf(operation, made, chosen, drafts[0], each, 10 * run + index),
					),
				};
			}),
		}));

function customerIn(made: World, id: string, number: number): Customer {
	const { keys, links, provider, wallets: all } = made;
	return {
		id,
		isDeleted: false,
		name: 'Before',
		legalName: null,
		locale: null,
		provider,
		providerId: provider && 'cus-0',
		metadata: keys.map((name, index) => ({
			id: own(number, 'entry', index),
			key: name,
			value: '0',
			shown: index === 0,
		})),
		links: links.map((type) => ({ type, id: 'h-0' })),
		coupons: ['active', 'active', 'terminated'].map((status, index) => ({
			id: own(number, 'coupon', index),
			status,
		})),
		methods: [0, 1, 2].map((index) => ({
			id: own(number, 'method', index),
			isDefault: index === 0,
		})),
		wallets: walletsIn(all),
	};
}

function walletsIn({ names, reused, metrics, metadata, alerts, twins }: World['wallets']) {
	const wallet = (name: string, rest: Partial<Wallet> = {}): Wallet => ({
		code: name,
		status: 'active',
		name: 'Before',
		metrics,
		metadata: metadata?.map(([given, value]): Pair => ({ key: given, value })) ?? null,
		alerts: alerts.map((type, index): Alert => ({
			type,
			code: index && !twins ? 'few' : 'low',
			name: null,
			thresholds: [100],
		})),
		...rest,
	});
	const ended = { status: 'terminated', metrics: [], metadata: null, alerts: [] };
	return [...(reused ? [wallet(names[0], ended)] : []), ...names.map((name) => wallet(name))];
}

/** What an item holds for each locator. */
const LOCATED: Record<string, keyof Item> = {
	customerId: 'customer',
	appliedCouponId: 'coupon',
	paymentMethodId: 'method',
	walletCode: 'wallet',
	alertCode: 'alert',
	metadataKey: 'key',
};

/** The locators of an operation that needs to know nothing else; undefined if there is more. */
function onlyLocatorsOf(operation: string): string[] | undefined {
	const declared = resources
		.flatMap(({ value, operations }) => operations.map((each) => ({ value, ...each })))
		.find(({ value, option }) => `${value}.${option.value}` === operation);
	const fields = flattenFields(declared?.fields ?? []).filter(({ place }) => place.in !== 'node');
	const names = fields.map(({ property }) => property.name);
	return names.length && names.every((name) => name in LOCATED) ? names : undefined;
}

/** An item with what the operation's parameters read, and no more. */
function itemOf(
	operation: string,
	{ ids, keys, wallets: { names } }: World,
	{ entries, links, hasOther, shared, hasProvider, hasCode }: Shape,
	first: Draft,
	each: Draft,
	index: number,
): Item {
	const number = 'of' in each.who ? each.who.of : 0;
	const customer = 'of' in each.who ? ids[each.who.of] : each.who.id;
	const wallet = 'of' in each.wallet ? names[each.wallet.of] : each.wallet.id;
	const { name, pick, threshold } = each;
	const renaming = [
		{ key: 'renamed', value: 'v', named: 0, shown: null },
		{ key: keys[0], value: 'w', named: undefined, shown: null },
	];
	const metadata =
		each.renames && entries === 2 && keys.length
			? each.renames === 'before'
				? renaming
				: renaming.reverse()
			: each.entries.slice(0, entries);
	const ofWallet = { customer, wallet };
	const pairs = metadata.map(({ key: given, value }) => ({ key: given, value }));
	// What is to be written when no value is left is another question.
	const somePairs = [{ key: each.entries[2].key, value: 'v' }, ...pairs];
	const items: Record<string, () => Item> = {
		'customer.createOrUpdate': () => ({
			customer,
			name,
			metadata: metadata.map(({ named, ...entry }) => ({
				...entry,
				id: named === undefined ? null : own(number, 'entry', named),
			})),
			replace: metadata.some(({ value }) => value === 'v') ? each.replace : undefined,
			// To remove what another entry changes is another question.
			remove: each.remove?.filter((gone) =>
				metadata.every(({ key: given, named }) => given !== gone && named === undefined),
			),
			links: each.links.slice(0, links),
			unlink: each.unlink?.filter((type) => !links || each.links[0].type !== type),
			...(hasOther && { other: shared ? first.other : each.other }),
			...(hasProvider && { provider: each.provider, providerId: `cus-${pick}` }),
		}),
		'wallet.create': () => ({
			customer,
			// Lago makes a code of the name, with the time where it is taken.
			...((each.code ?? '') === '' ? { name: `auto ${index}` } : { name, code: each.code }),
			metadata: pairs,
			metrics: each.metrics,
		}),
		'wallet.update': () => ({
			...ofWallet,
			name,
			...(hasCode && { code: each.code }),
			metadata: pairs,
			metrics: each.metrics,
		}),
		'wallet.getAll': () => ({ customer }),
		'walletMetadata.merge': () => ({ ...ofWallet, metadata: somePairs }),
		'walletMetadata.replace': () => ({ ...ofWallet, metadata: somePairs }),
		'walletAlert.create': () => ({
			...ofWallet,
			alerts: each.types
				.slice(0, 1 + links)
				.map((type, nth) => ({ type, code: nth ? each.code : each.alert, value: threshold })),
		}),
		'walletAlert.update': () => ({
			...ofWallet,
			alert: each.alert,
			name,
			threshold,
			...(hasCode && { code: each.code }),
		}),
	};
	const locators = onlyLocatorsOf(operation);
	if (!locators) return of(items, operation)();
	const all: Item = {
		...{ ...ofWallet, alert: each.alert, key: each.entries[0].key },
		...{ coupon: own(number, 'coupon', pick), method: own(number, 'method', pick) },
	};
	return {
		customer,
		...Object.fromEntries(locators.map((name) => [LOCATED[name], all[LOCATED[name]]])),
	};
}

/** @throws Error for an operation that only the model knows */
function of<T>(table: Record<string, T>, operation: string): T {
	if (!(operation in table))
		throw new Error(`test/guarantees/model/generators.ts has no ${operation}`);
	return table[operation];
}

const on = (path: string) => `={{ $json.${path} }}`;
const chosen = (path: string) => ({ __rl: true, mode: 'id', value: on(path) });
const times = (count: number, each: (index: number) => INodeParameters) =>
	Array.from({ length: count }, (_, index) => each(index));

/** The parameters of the node, each with an expression on the item. */
function parametersOf(
	operation: string,
	{ entries, links, hasOther, shared, hasProvider, hasCode }: Shape,
): INodeParameters {
	const customerId = chosen('customer');
	const ofWallet = { customerId, walletCode: chosen('wallet') };
	const newCode = hasCode && { code: on('code') };
	const pairs = (count: number): INodeParameters => ({
		pair: times(count, (nth) => ({
			key: on(`metadata[${nth}].key`),
			value: on(`metadata[${nth}].value`),
		})),
	});
	const metadata = entries ? { metadata: pairs(entries) } : {};
	const threshold = (path: string): INodeParameters => ({ threshold: [{ value: on(path) }] });
	const parameters: Record<string, INodeParameters> = {
		'customer.createOrUpdate': {
			externalId: on('customer'),
			customerFields: {
				name: on('name'),
				replaceMetadata: on('replace'),
				metadataKeysToRemove: on('remove'),
				integrationsToUnlink: on('unlink'),
				...(entries && {
					metadata: {
						entry: times(entries, (nth) => ({
							key: on(`metadata[${nth}].key`),
							value: on(`metadata[${nth}].value`),
							displayInInvoice: on(`metadata[${nth}].shown`),
							id: on(`metadata[${nth}].id`),
						})),
					},
				}),
				...(links && {
					integrationCustomers: {
						integrationCustomer: times(links, (nth) => ({
							integrationType: on(`links[${nth}].type`),
							integrationCode: on(`links[${nth}].type`),
							externalCustomerId: on(`links[${nth}].id`),
						})),
					},
				}),
				...(hasOther && {
					otherFields: shared ? "={{ $('Start').first().json.other }}" : on('other'),
				}),
			},
			...(hasProvider && {
				billingConfiguration: {
					paymentProvider: on('provider'),
					providerCustomerId: on('providerId'),
				},
			}),
		},
		'wallet.create': {
			customerId,
			rateAmount: '1',
			walletCurrency: 'EUR',
			walletFields: {
				name: on('name'),
				code: on('code'),
				billableMetricCodes: on('metrics'),
				...metadata,
			},
		},
		'wallet.update': {
			...ofWallet,
			walletUpdateFields: {
				name: on('name'),
				...newCode,
				billableMetricCodes: on('metrics'),
				...metadata,
			},
		},
		'wallet.getAll': { customerId, returnAll: true },
		'walletMetadata.merge': { ...ofWallet, walletMetadata: pairs(entries + 1) },
		'walletMetadata.replace': { ...ofWallet, walletMetadata: pairs(entries + 1) },
		'walletAlert.create': {
			...ofWallet,
			alerts: {
				alert: times(1 + links, (nth) => ({
					alertType: on(`alerts[${nth}].type`),
					code: on(`alerts[${nth}].code`),
					thresholds: threshold(`alerts[${nth}].value`),
				})),
			},
		},
		'walletAlert.update': {
			...ofWallet,
			alertCode: chosen('alert'),
			alertUpdateFields: { name: on('name'), ...newCode, thresholds: threshold('threshold') },
		},
	};
	const locators = onlyLocatorsOf(operation);
	if (!locators) return of(parameters, operation);
	return Object.fromEntries(locators.map((name) => [name, chosen(LOCATED[name])]));
}
