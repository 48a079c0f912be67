import { notFound } from './errors';
import * as models from './models';
import { toStrings } from './params';
import type { Value } from './rack';
import { uuids } from './random';

/** Everything Lago knows. Tests may read and change it, also while the server runs. */
export class Store {
	organization!: models.Organization;
	billing_entities: models.BillingEntity[] = [];
	taxes: models.Tax[] = [];
	invoice_custom_sections: models.InvoiceCustomSection[] = [];
	payment_providers: models.PaymentProvider[] = [];
	integrations: models.Integration[] = [];
	billable_metrics: models.BillableMetric[] = [];
	plans: models.Plan[] = [];
	coupons: models.Coupon[] = [];
	add_ons: models.AddOn[] = [];
	customers: models.Customer[] = [];
	subscriptions: models.Subscription[] = [];
	usage_periods: models.UsagePeriod[] = [];
	applied_coupons: models.AppliedCoupon[] = [];
	invoices: models.Invoice[] = [];
	credit_notes: models.CreditNote[] = [];
	payments: models.Payment[] = [];
	payment_requests: models.PaymentRequest[] = [];
	payment_methods: models.PaymentMethod[] = [];
	wallets: models.Wallet[] = [];
	wallet_alerts: models.WalletAlert[] = [];

	/** How many invoices a list had when it was last counted. */
	readonly invoice_counts = new Map<string, { count: number; until: number }>();

	/** Whether a count is taken for that of any customer, as Lago does, so that totals are wrong. */
	mixesInvoiceCounts = false;

	/** Which moment it is, for what is created. */
	clock: () => number = Date.now;

	/** Whether jobs wait until `runJobs` is called; else each is done before the next request. */
	holdsJobs = false;

	/** Whether another request that changes the same has locked the customer. */
	isLocked: (customer: models.Customer) => boolean = isFree;

	/** Whether a job of Lago's own changes the wallet at the moment of a request that does, too. */
	isBeingRefreshed: (wallet: models.Wallet) => boolean = isFree;

	uuid!: () => string;

	private lastMoment = 0;
	private jobs: Array<() => void> = [];

	constructor(private readonly premium = true) {
		this.clear();
	}

	/** A new organization: a default billing entity, one connection to each provider, no customers. */
	clear(): void {
		for (const list of Object.values(this)) if (Array.isArray(list)) list.length = 0;
		this.clock = Date.now;
		this.mixesInvoiceCounts = false;
		this.holdsJobs = false;
		this.isLocked = isFree;
		this.isBeingRefreshed = isFree;
		this.invoice_counts.clear();
		this.uuid = uuids(1);
		this.organization = { ...models.newOrganization(this), premium: this.premium };
		this.addBillingEntity({ is_default: true });
		for (const type of models.PAYMENT_PROVIDERS) this.addPaymentProvider({ type });
		for (const type of Object.keys(models.INTEGRATION_CATEGORIES)) this.addIntegration({ type });
	}

	addBillingEntity = this.adder(() => this.billing_entities, models.newBillingEntity);
	addTax = this.adder(() => this.taxes, models.newTax);
	addInvoiceCustomSection = this.adder(
		() => this.invoice_custom_sections,
		models.newInvoiceCustomSection,
	);
	addPaymentProvider = this.adder(() => this.payment_providers, models.newPaymentProvider);
	addIntegration = this.adder(() => this.integrations, models.newIntegration);
	addBillableMetric = this.adder(() => this.billable_metrics, models.newBillableMetric);
	addCoupon = this.adder(() => this.coupons, models.newCoupon);
	addAddOn = this.adder(() => this.add_ons, models.newAddOn);
	addCustomer = this.adder(() => this.customers, models.newCustomer);
	addSubscription = this.adderTo(() => this.subscriptions, models.newSubscription);
	addUsagePeriod = this.adderTo(() => this.usage_periods, models.newUsagePeriod);
	addAppliedCoupon = this.adderTo(() => this.applied_coupons, models.newAppliedCoupon);
	addInvoice = this.adderTo(() => this.invoices, models.newInvoice);
	addCreditNote = this.adderTo(() => this.credit_notes, models.newCreditNote);
	addPayment = this.adderTo(() => this.payments, models.newPayment);
	addPaymentMethod = this.adderTo(() => this.payment_methods, models.newPaymentMethod);
	addWallet = this.adderTo(() => this.wallets, models.newWallet);
	addWalletAlert = this.adderTo(() => this.wallet_alerts, models.newWalletAlert);

	addPaymentRequest = (
		customer: models.Customer,
		invoices: models.Invoice[],
		attributes: Partial<models.PaymentRequest> = {},
	) => keep(this.payment_requests, models.newPaymentRequest(this, customer, invoices), attributes);

	addPlan = ({
		charges = [],
		...attributes
	}: Partial<Omit<models.Plan, 'charges'>> & { charges?: Array<Partial<models.Charge>> }) =>
		keep(this.plans, models.newPlan(this, attributes), {
			...attributes,
			charges: charges.map((charge) => ({ ...models.newCharge(this, charge), ...charge })),
		});

	/** Adds a new row to a list, with these attributes in place of the usual ones. */
	private adder<T>(list: () => T[], blank: (store: Store, attributes: Partial<T>) => T) {
		return (attributes: Partial<T>): T => keep(list(), blank(this, attributes), attributes);
	}

	/** The same for what belongs to something. */
	private adderTo<O, T>(
		list: () => T[],
		blank: (store: Store, owner: O, attributes: Partial<T>) => T,
	) {
		return (owner: O, attributes: Partial<T> = {}): T =>
			keep(list(), blank(this, owner, attributes), attributes);
	}

	/** How many there are, of one owner if an id is given. */
	count(
		list: 'customers' | 'subscriptions' | 'invoices' | 'credit_notes' | 'payment_methods',
		owner?: string,
	): number {
		const rows: object[] = this[list];
		return owner ? rows.filter((row) => Object.values(row).includes(owner)).length : rows.length;
	}

	/** The customer of that external id who is not deleted. */
	findCustomer = (externalId: string) =>
		this.customers.find(({ external_id, deleted_at }) => external_id === externalId && !deleted_at);

	customer(externalId: string): models.Customer {
		return this.findCustomer(externalId) ?? raise(notFound('customer'));
	}

	invoiceById = (id: string) => this.invoices.find(({ lago_id }) => lago_id === id)!;

	customerById = (id: string) => this.customers.find(({ lago_id }) => lago_id === id)!;

	defaultBillingEntity = () => this.billing_entities.find(({ is_default }) => is_default)!;

	entityOf = ({ billing_entity_code }: models.Customer) =>
		byCode(this.billing_entities, billing_entity_code);

	findBillingEntity = (code: string) =>
		this.billing_entities.find((entity) => entity.code === code && !entity.archived_at);

	hasAddOn = (name: string) =>
		this.organization.premium && this.organization.premium_integrations.includes(name);

	plan = (code: string) => byCode(this.plans, code);
	coupon = (code: string) => byCode(this.coupons, code);
	/** The codes of those invoice custom sections that there are; the others are dropped in silence. */
	knownSections = (codes: Value | undefined) =>
		this.invoice_custom_sections
			.map(({ code }) => code)
			.filter((code) => toStrings(codes).includes(code));

	billableMetric = (code: string) => byCode(this.billable_metrics, code);

	/** The moment, later than every moment before, so that the newest is always known. */
	now(): string {
		this.lastMoment = Math.max(this.clock(), this.lastMoment + 1);
		return new Date(this.lastMoment).toISOString();
	}

	stamp = () => ({ lago_id: this.uuid(), created_at: this.now() });

	/** Work that Lago does in the background, once the answer is out, or later if it `holdsJobs`. */
	later(job: () => void): void {
		this.jobs.push(job);
	}

	runJobs(): void {
		for (const job of this.jobs.splice(0)) job();
	}
}

const isFree = () => false;

/** Has each update of a wallet start such a job, which the next one meets: more often than in life. */
export function refreshingAfterUpdates(): Store['isBeingRefreshed'] {
	const refreshing = new Set<models.Wallet>();
	return (wallet) => refreshing.delete(wallet) || !refreshing.add(wallet);
}

function keep<T>(list: T[], blank: T, attributes: Partial<T>): T {
	const item = { ...blank, ...attributes };
	list.push(item);
	return item;
}

const byCode = <T extends { code: string }>(items: T[], code: string) =>
	items.find((item) => item.code === code) ?? raise(new Error(`Nothing has the code ${code}`));

function raise(error: Error): never {
	throw error;
}

/** The lists of what belongs to a customer. */
type ListName = {
	[Name in keyof Store]: Store[Name] extends Array<{ lago_customer_id: string }> ? Name : never;
}[keyof Store];

type AddRow = (store: Store, customer: models.Customer) => { lago_id: string };

/** How a customer comes to a row in each list, for tests in which it does not matter what the row is. */
export const rows: Record<ListName, AddRow> = {
	applied_coupons: (store, customer) => store.addAppliedCoupon(customer),
	credit_notes: (store, customer) => store.addCreditNote(firstInvoice(store, customer)),
	invoices: (store, customer) => store.addInvoice(customer),
	payment_methods: (store, customer) => store.addPaymentMethod(customer),
	payment_requests: (store, customer) =>
		store.addPaymentRequest(customer, [firstInvoice(store, customer)]),
	payments: (store, customer) => store.addPayment(firstInvoice(store, customer)),
	subscriptions: (store, customer) => store.addSubscription(customer),
	wallets: (store, customer) => store.addWallet(customer, { code: `w${store.wallets.length}` }),
};

const firstInvoice = (store: Store, customer: models.Customer) =>
	store.invoices.find(isOf(customer)) ?? store.addInvoice(customer);

const isOf =
	({ lago_id }: models.Customer) =>
	({ lago_customer_id }: { lago_customer_id: string }) =>
		lago_customer_id === lago_id;

export const hasRows = (name: string): name is ListName => Object.hasOwn(rows, name);

/** Adds a row to each list in which the customer has none. */
export function fillLists(store: Store, customer: models.Customer, except: ListName[] = []): void {
	for (const [name, addRow] of Object.entries(rows) as Array<[ListName, AddRow]>) {
		const list: Array<{ lago_customer_id: string }> = store[name];
		if (!except.includes(name) && !list.some(isOf(customer))) addRow(store, customer);
	}
}
