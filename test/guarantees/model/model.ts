/* eslint-disable @n8n/community-nodes/require-node-api-error */
/**
 * What Lago has, and what a write does to it, by Lago's documentation and recordings of a real one. It
 * knows nothing of the node but what the node promises: what is typed is data, a write leaves alone
 * what it does not name, and what cannot be said is refused.
 */

/** What an expression may give. */
export type Typed = string | number | object | null | undefined;

export type Entry = { id?: string; key: string; value: string; shown: boolean };
export type Pair = { key: string; value: string | null };
export type Alert = { type: string; code: string; name: string | null; thresholds: number[] };
export type Wallet = {
	code: string;
	status: string;
	name: string | null;
	/** The billable metrics to which the wallet is limited. */
	metrics: string[];
	metadata: Pair[] | null;
	alerts: Alert[];
};
export type Customer = {
	id: string;
	isDeleted: boolean;
	name: string | null;
	legalName: string | null;
	locale: string | null;
	provider: string | null;
	/** Its ID at the payment provider. */
	providerId: string | null;
	metadata: Entry[];
	links: Array<{ type: string; id: string | null }>;
	coupons: Array<{ id: string; status: string }>;
	methods: Array<{ id: string; isDefault: boolean }>;
	wallets: Wallet[];
};
export type State = Customer[];

/** What an item holds, for any of the operations. */
export type Item = {
	customer: Typed;
	name?: Typed;
	other?: Typed;
	metadata?: Array<{ key: Typed; value: Typed; id?: string | null; shown?: boolean | null }>;
	replace?: boolean;
	remove?: string[];
	links?: Array<{ type: string; id: string }>;
	unlink?: string[];
	provider?: string;
	providerId?: string;
	coupon?: Typed;
	method?: Typed;
	wallet?: Typed;
	code?: Typed;
	metrics?: string[];
	key?: Typed;
	alert?: Typed;
	alerts?: Array<{ type: string; code: Typed; value: Typed }>;
	threshold?: Typed;
};

/** The least that a result says. */
export type Answer = Record<string, unknown>;

export type Effect =
	| { refused: string }
	/** `isOpen` where Lago would do it, and the node may refuse it for being ambiguous or unsafe. */
	| { refused?: undefined; state: State; answers: Answer[]; isOpen: boolean };

class Refusal extends Error {}

function refuse(why: string): never {
	throw new Refusal(why);
}

type Open = () => void;
type Operation = (state: State, item: Item, open: Open) => Answer[];

const MOST_ENTRIES = 5;
const MOST_WALLETS = 6;

/** What an item's write does to Lago, which must be the only one to write at that moment. */
export function apply(before: State, operation: string, item: Item): Effect {
	const state = structuredClone(before);
	let isOpen = false;
	try {
		const answers = operations[operation](state, item, () => (isOpen = true));
		return { state, answers: structuredClone(answers), isOpen };
	} catch (error) {
		if (error instanceof Refusal) return { refused: error.message };
		throw error;
	}
}

/** The text that is meant; undefined for an empty one, which is not sent. */
function text(value: Typed, open: Open): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string' && value.trim() === '') return undefined;
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) refuse(`${value} is no text`);
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse(`${value} is rounded`);
		if (Number.isInteger(value)) return BigInt(value).toString();
		return value.toFixed(20).replace(/0+$/, '');
	}
	if (value instanceof Date) {
		open();
		return value.toISOString();
	}
	return typeof value === 'string' ? value : refuse('an object is no text');
}

/** An ID or code by which an object can be found again. */
function id(value: Typed, open: Open): string {
	const found = text(value, open) ?? refuse('no ID');
	if (!found.trim() || found === '.' || found === '..' || found.includes('\0')) refuse('no ID');
	return found;
}

const customerOf = (state: State, item: Item, open: Open) =>
	state.find((customer) => customer.id === id(item.customer, open) && !customer.isDeleted) ??
	refuse('no such customer');

/** The wallet of that code. One that has ended may hide the active one from Lago. */
function walletOf(state: State, item: Item, open: Open): Wallet {
	const code = id(item.wallet, open);
	const named = customerOf(state, item, open).wallets.filter((wallet) => wallet.code === code);
	if (named.length > 1) open();
	return named.find(isActive) ?? named[0] ?? refuse('no such wallet');
}

const isActive = ({ status }: { status: string }) => status === 'active';

/** For what Lago does to an active wallet only. */
function activeWalletOf(state: State, item: Item, open: Open): Wallet {
	const wallet = walletOf(state, item, open);
	return isActive(wallet) ? wallet : refuse('the wallet has ended');
}

function alertsOf(state: State, item: Item, open: Open): Alert[] {
	const wallet = walletOf(state, item, open);
	if (!isActive(wallet)) open(); // not recorded
	return wallet.alerts;
}

/** The alert of that code: Lago keeps two of one code apart by their types alone, and picks either. */
function alertOf(alerts: Alert[], item: Item, open: Open): Alert {
	const code = id(item.alert, open);
	const [alert, second] = alerts.filter((candidate) => candidate.code === code);
	return second ? refuse('two alerts have that code') : (alert ?? refuse('no such alert'));
}

function thresholdOf(value: Typed, open: Open): number | undefined {
	const number = Number(text(value, open));
	return (value ?? '') === '' ? undefined : Number.isNaN(number) ? refuse('no amount') : number;
}

/** Adds to a list what it does not have, and replaces what it has. */
function put<T>(list: T[], isSame: (item: T) => boolean, item: T): void {
	const index = list.findIndex(isSame);
	list.splice(index === -1 ? list.length : index, 1, item);
}

const hasTwice = (values: string[]) => new Set(values).size < values.length;

/** The keys and values to send; an entry whose value is empty is left out. */
function filledIn({ metadata = [] }: Item, open: Open) {
	return metadata.flatMap((entry) => {
		const value = text(entry.value, open);
		if (value === undefined) {
			if (typeof entry.key !== 'string' || !entry.key.trim()) open();
			return [];
		}
		const key = text(entry.key, open);
		if (key === undefined) open(); // the empty key is one for wallets
		return [{ ...entry, key: key ?? '', value }];
	});
}

function pairsOf(item: Item, open: Open): Pair[] {
	const pairs = filledIn(item, open).map(({ key, value }): Pair => ({ key, value }));
	// Lago takes them, but nobody could name them in the address of a deletion.
	if (pairs.some(({ key }) => !key.trim() || ['.', '..'].includes(key) || key.includes('\0')))
		open();
	return hasTwice(pairs.map(({ key }) => key)) ? refuse('a key twice') : pairs;
}

/** Merged by key, or by the entry's ID, with what Lago has. */
function mergeEntries(customer: Customer, item: Item, open: Open): void {
	const { replace, remove = [] } = item;
	const given = filledIn(item, open);
	if (given.some(({ value }) => !value.trim())) refuse('Lago takes no blank value');
	const had = customer.metadata;
	const ids = given.flatMap((entry) => entry.id ?? []);
	if (hasTwice(ids)) refuse('an entry twice');
	if (ids.some((known) => !had.some((entry) => entry.id === known))) open();
	const targets = given.map(({ key, id: named }) =>
		had.find((entry) =>
			named ? entry.id === named : entry.key === key && !ids.includes(entry.id ?? ''),
		),
	);
	const isRenamed = (index: number) => targets[index] && targets[index].key !== given[index].key;
	// Lago looks at the entries one after the other, each key unique.
	if (given.some(({ key }, index) => isRenamed(index) && had.some((entry) => entry.key === key)))
		open();
	const kept = had.filter(
		(entry) => !targets.includes(entry) && !replace && !remove.includes(entry.key),
	);
	const written = given.map(({ key, value, shown }, index) => ({
		id: targets[index]?.id,
		key,
		value,
		shown: shown ?? targets[index]?.shown ?? false,
	}));
	customer.metadata = [...kept, ...written];
	const keys = customer.metadata.map(({ key }) => key);
	if (keys.some((key) => !key.trim() || key.length > 20)) refuse('no such key in Lago');
	if (hasTwice(keys)) refuse('a key twice');
	if (keys.length > MOST_ENTRIES) refuse('too many entries');
}

const NAMES_OF_JAVASCRIPT = /__proto__|constructor|prototype/;

/** Plain data under the names that Lago has for them; what Lago does not know, it ignores. */
function mergeOther(customer: Customer, { other }: Item, open: Open): void {
	if (other === undefined || other === null || other === '') return;
	const parsed = typeof other === 'string' ? parse(other) : other;
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		return refuse('Other Fields are no object');
	}
	const fields = new Map<string, unknown>(Object.entries(parsed));
	if (NAMES_OF_JAVASCRIPT.test([...fields.keys()].join())) open();
	// They cannot be merged with those that Lago has.
	if (fields.has('metadata') || fields.has('integration_customers')) open();
	const legalName = fields.get('legal_name');
	if (typeof legalName === 'string' || legalName === null) customer.legalName = legalName;
	const billing = new Map<string, unknown>(
		Object.entries(fields.get('billing_configuration') ?? {}),
	);
	const locale = billing.get('document_locale');
	if (typeof locale === 'string' || locale === null) customer.locale = locale;
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return refuse('no JSON');
	}
}

const newCustomer = (externalId: string): Customer => ({
	id: externalId,
	isDeleted: false,
	...{ name: null, legalName: null, locale: null, provider: null, providerId: null },
	...{ metadata: [], links: [], coupons: [], methods: [], wallets: [] },
});

const metadataAnswer = ({ metadata }: Wallet): Answer[] => [{ metadata: metadata ?? [] }];

const operations: Record<string, Operation> = {
	'customer.createOrUpdate': (state, item, open) => {
		const externalId = id(item.customer, open);
		let customer = state.find((known) => known.id === externalId && !known.isDeleted);
		if (!customer) state.push((customer = newCustomer(externalId)));
		mergeOther(customer, item, open);
		mergeEntries(customer, item, open);
		customer.name = text(item.name, open) ?? customer.name;
		// Another provider would take the stored payment methods with it.
		if (item.provider && (customer.provider ?? item.provider) !== item.provider) {
			refuse('the customer has another payment provider');
		}
		customer.provider = item.provider ?? customer.provider;
		customer.providerId = item.providerId ?? customer.providerId;
		const { links = [], unlink = [] } = item;
		if (hasTwice(links.map(({ type }) => type))) refuse('a type twice');
		customer.links = customer.links.filter(({ type }) => !unlink.includes(type));
		for (const link of links) put(customer.links, ({ type }) => type === link.type, link);
		const metadata = customer.metadata.map(({ key, value }) => ({ key, value }));
		return [{ external_id: externalId, name: customer.name, metadata }];
	},
	'customer.delete': (state, item, open) => {
		const customer = customerOf(state, item, open);
		customer.isDeleted = true;
		for (const relation of [...customer.coupons, ...customer.wallets]) {
			relation.status = 'terminated';
		}
		return [{ deleted: true, external_id: customer.id }];
	},
	'customer.generateCheckoutUrl': (state, item, open) => {
		const customer = customerOf(state, item, open);
		if (!customer.provider) refuse('no payment provider');
		return [{ external_customer_id: customer.id, payment_provider: customer.provider }];
	},
	'appliedCoupon.delete': (state, item, open) => {
		const { coupons } = customerOf(state, item, open);
		const coupon = coupons.find((known) => known.id === id(item.coupon, open));
		if (!coupon) return refuse('no such coupon');
		if (!isActive(coupon)) open();
		coupon.status = 'terminated';
		return [{ deleted: true, lago_id: coupon.id }];
	},
	'paymentMethod.delete': (state, item, open) => {
		const customer = customerOf(state, item, open);
		const method = customer.methods.find((known) => known.id === id(item.method, open));
		if (!method) return refuse('no such payment method');
		customer.methods = customer.methods.filter((known) => known !== method);
		return [{ deleted: true, lago_id: method.id }];
	},
	'paymentMethod.setAsDefault': (state, item, open) => {
		const { methods } = customerOf(state, item, open);
		const method = methods.find((known) => known.id === id(item.method, open));
		if (!method) return refuse('no such payment method');
		for (const known of methods) known.isDefault = known === method;
		return [{ lago_id: method.id, is_default: true }];
	},
	'wallet.create': (state, item, open) => {
		const customer = customerOf(state, item, open);
		const name = text(item.name, open) ?? null;
		const given = text(item.code, open);
		const code = given === undefined ? codeFrom(name) : id(given, open);
		const named = customer.wallets.filter((wallet) => wallet.code === code);
		if (named.some(isActive)) refuse('the code is taken');
		if (named.length) open(); // afterwards it is not unique
		if (customer.wallets.filter(isActive).length >= MOST_WALLETS) refuse('too many wallets');
		const pairs = pairsOf(item, open);
		const metadata = pairs.length ? pairs : null;
		const { metrics = [] } = item;
		customer.wallets.push({ code, status: 'active', name, metrics, metadata, alerts: [] });
		return [{ external_customer_id: customer.id, code, name }];
	},
	'wallet.update': (state, item, open) => {
		const wallet = activeWalletOf(state, item, open);
		const name = text(item.name, open);
		const code = text(item.code, open);
		const metadata = pairsOf(item, open);
		const { metrics = [] } = item;
		if ((name ?? code) === undefined && !metadata.length && !metrics.length) refuse('no change');
		if (code !== undefined) {
			const others = customerOf(state, item, open).wallets.filter((known) => known !== wallet);
			const namesakes = others.filter((known) => known.code === id(code, open));
			if (namesakes.some(isActive)) refuse('the code is taken');
			if (namesakes.length) open();
			wallet.code = code;
		}
		wallet.name = name ?? wallet.name;
		if (metadata.length) wallet.metadata = metadata;
		if (metrics.length) wallet.metrics = metrics;
		return [{ code: wallet.code, name: wallet.name }];
	},
	'wallet.terminate': (state, item, open) => {
		const wallet = walletOf(state, item, open);
		if (!isActive(wallet)) open();
		wallet.status = 'terminated';
		return [{ code: wallet.code, status: 'terminated' }];
	},
	'wallet.getAll': (state, item, open) =>
		customerOf(state, item, open).wallets.map(({ code, status, name }) => ({ code, status, name })),
	'walletMetadata.merge': (state, item, open) => {
		const wallet = activeWalletOf(state, item, open);
		const merged = [...(wallet.metadata ?? [])];
		for (const pair of pairsOf(item, open)) put(merged, ({ key }) => key === pair.key, pair);
		wallet.metadata = merged;
		return metadataAnswer(wallet);
	},
	'walletMetadata.replace': (state, item, open) => {
		const wallet = activeWalletOf(state, item, open);
		wallet.metadata = pairsOf(item, open);
		return metadataAnswer(wallet);
	},
	'walletMetadata.deleteKey': (state, item, open) => {
		const wallet = walletOf(state, item, open);
		if (!isActive(wallet)) open(); // not recorded
		const deleted = text(item.key, open) ?? refuse('no key');
		if (['.', '..'].includes(deleted) || deleted.includes('\0')) {
			return refuse('no such key can be there');
		}
		if (!wallet.metadata) {
			open(); // refused, unless an update has emptied them
			return metadataAnswer(wallet);
		}
		const rest = wallet.metadata.filter(({ key }) => key !== deleted);
		// To Lago, one that is not there is as good as deleted. A dot may be cut at on the way.
		if (rest.length === wallet.metadata.length || !deleted.trim() || deleted.includes('.')) open();
		wallet.metadata = rest;
		return metadataAnswer(wallet);
	},
	'walletMetadata.deleteAll': (state, item, open) => {
		const wallet = activeWalletOf(state, item, open);
		wallet.metadata = null;
		return metadataAnswer(wallet);
	},
	'walletAlert.create': (state, item, open) => {
		const alerts = alertsOf(state, item, open);
		const created = (item.alerts ?? []).map(({ type, code, value }) => ({
			type,
			code: id(code, open),
			name: null,
			thresholds: [thresholdOf(value, open) ?? refuse('no threshold')],
		}));
		alerts.push(...created);
		// Lago itself wants the types unique; of two that share a code, none could be told apart.
		if (hasTwice(alerts.map(({ type }) => type))) refuse('a type twice');
		const codes = created.map(({ code }) => code);
		if (codes.some((code) => alerts.filter((alert) => alert.code === code).length > 1)) {
			refuse('a code twice');
		}
		return created.map(({ type, code }) => ({ alert_type: type, code }));
	},
	'walletAlert.update': (state, item, open) => {
		const alerts = alertsOf(state, item, open);
		const alert = alertOf(alerts, item, open);
		const name = text(item.name, open);
		const code = text(item.code, open);
		const threshold = thresholdOf(item.threshold, open);
		if (threshold === undefined) open(); // an entry without its value
		if ((name ?? code ?? threshold) === undefined) refuse('no change');
		if (code !== undefined && alerts.some((known) => known !== alert && known.code === code))
			open();
		alert.name = name ?? alert.name;
		alert.code = code === undefined ? alert.code : id(code, open);
		if (threshold !== undefined) alert.thresholds = [threshold];
		return [{ code: alert.code, name: alert.name, alert_type: alert.type }];
	},
	'walletAlert.delete': (state, item, open) => {
		const alerts = alertsOf(state, item, open);
		const alert = alertOf(alerts, item, open);
		alerts.splice(alerts.indexOf(alert), 1);
		return [{ deleted: true, code: alert.code }];
	},
	'walletAlert.deleteAll': (state, item, open) => {
		alertsOf(state, item, open).length = 0;
		return [{ deleted: true }];
	},
};

/** Lago makes a code from the words of the name. */
const codeFrom = (name: string | null) =>
	(name ?? 'default')
		.toLowerCase()
		.match(/[a-z0-9]+/g)
		?.join('_') ?? 'default';

/** Every operation of the node that writes, and a list. */
export const operationNames = Object.keys(operations);
