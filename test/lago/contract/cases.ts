/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/** What is tried of each operation: in this order, as each builds on those before. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** What a customer has that the node cannot make. */
export interface Provided {
	/** An active one. */
	subscription?: string;
	/** One with a period that was billed. */
	billedSubscription?: string;
	appliedCoupon?: string;
	paymentMethod?: string;
	invoice?: boolean;
	creditNote?: boolean;
	payment?: boolean;
	/** Whether Lago has a licence, which the first customer shows. */
	licence?: boolean;
}

export interface Scene {
	/** Of what the contract makes everything begins with it. */
	prefix: string;
	customer: string;
	/** Another customer, which is deleted in the end. */
	other: string;
	provided: Provided;
	/** Runs the operation and returns its items. */
	run(parameters?: INodeParameters): Promise<IDataObject[]>;
	/** Runs it and sees that Lago refuses with this status. */
	isRefused(status: number, parameters?: INodeParameters): Promise<void>;
	/** Runs another operation. */
	also(operation: string, parameters?: INodeParameters): Promise<IDataObject[]>;
	/** Says what could not be tried, and why. */
	untried(what: string): void;
}

/** Tries an operation and returns what was checked; throws when something is wrong. */
type Case = (scene: Scene) => Promise<string>;

const NO_ID = '1a901a90-1a90-4a90-8a90-1a901a901a90';

/** As JSON, since n8n's objects may come from another realm. */
const isEqual = (found: object, expected: object) => deepStrictEqual(plain(found), plain(expected));

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

function isLike(items: IDataObject[], ...expected: IDataObject[]): void {
	const found = items.map((item, index) =>
		Object.fromEntries(Object.keys(expected[index] ?? item).map((key) => [key, item[key]])),
	);
	isEqual(found, expected);
}

const upsert: Case = async (scene) => {
	const fields = { email: 'contract@lago.example', currency: 'EUR', timezone: 'Europe/Paris' };
	const metadata = { entry: [{ key: 'crm_id', value: 'A-1' }] };
	const [made] = await scene.run({
		externalId: scene.customer,
		customerFields: { ...fields, name: 'Before', metadata },
	});
	isLike([made], { external_id: scene.customer, email: fields.email, currency: 'EUR' });
	scene.provided.licence = made.timezone === fields.timezone;
	if (!scene.provided.licence) scene.untried('time zone: it needs a licence');
	const [changed] = await scene.run({
		externalId: scene.customer,
		customerFields: { name: 'After', metadata: { entry: [{ key: 'tier', value: 'gold' }] } },
	});
	isLike([changed], { lago_id: made.lago_id, name: 'After', email: fields.email });
	isEqual((changed.metadata as IDataObject[]).map(({ key, value }) => `${key}=${value}`).sort(), [
		'crm_id=A-1',
		'tier=gold',
	]);
	await scene.run({ externalId: scene.other });
	return 'made, changed, and what was not sent is kept, metadata too';
};

/** Its items have this, each in its place. */
const gives =
	(said: string, parameters: INodeParameters, ...expected: IDataObject[]): Case =>
	async (scene) => {
		isLike(await scene.run(parameters), ...expected);
		return said;
	};

/** Another operation shows what it left. */
const leaves =
	(said: string, parameters: INodeParameters, reader: string, ...expected: IDataObject[]): Case =>
	async (scene) => {
		await scene.run(parameters);
		isLike(await scene.also(reader, { ...parameters, returnAll: true }), ...expected);
		return said;
	};

/** A list of what Lago makes when it bills, or of the one thing that the customer was provided with. */
const listOf =
	(name: keyof Provided, what: string, shown?: (id: string | true) => IDataObject): Case =>
	async (scene) => {
		const items = await scene.run({ returnAll: true });
		const id = scene.provided[name];
		if (!id) {
			scene.untried(`with items: the customer has no ${what}`);
			isEqual(items, []);
			return 'a list without items';
		}
		if (shown) isLike(items, shown(id));
		ok(items.length > 0 && items.every(({ lago_id: known }) => typeof known === 'string'));
		return shown ? `the ${what}` : 'a list, each item with its ID';
	};

const hasUrl =
	(field: string): Case =>
	async (scene) => {
		ok(String((await scene.run())[0][field]).startsWith('http'));
		return 'a URL';
	};

/** Something that is known by its Lago ID. */
const byId =
	(field: string, name: keyof Provided, what: string, said: string, expected: IDataObject): Case =>
	async (scene) => {
		const id = scene.provided[name];
		if (typeof id === 'string') return await gives(said, { [field]: id }, expected)(scene);
		scene.untried(`with one: the customer has no ${what}`);
		await scene.isRefused(404, { [field]: NO_ID });
		return `an unknown ${what} is refused`;
	};

/** What is asked about a subscription. */
const usage =
	(name: 'subscription' | 'billedSubscription', check: (items: IDataObject[]) => string): Case =>
	async (scene) => {
		const subscription = scene.provided[name];
		if (subscription) return check(await scene.run({ subscriptionId: subscription }));
		scene.untried('with usage: the customer has no such subscription');
		const unknown = { subscriptionId: 'none', returnAll: true };
		// Of the past, Lago has an empty list, and the node asks whether it has the subscription.
		await scene.isRefused(name === 'subscription' ? 405 : 200, unknown);
		return 'an unknown subscription';
	};

const amount = ([item]: IDataObject[]) => {
	ok(typeof item.amount_cents === 'number' && Array.isArray(item.charges_usage));
	return 'an amount, and the usage of each charge';
};

const wallet = { walletCode: 'contract' };
const alert = { ...wallet, alertCode: 'low' };
const thresholds = { threshold: [{ value: '5.5', code: 'first' }] };
const shownThresholds = [{ code: 'first', value: '5.5', recurring: false }];

export const cases: Record<string, Case> = {
	'customer createOrUpdate': upsert,
	'customer get': async (scene) => {
		isLike(await scene.run(), { external_id: scene.customer, name: 'After' });
		return 'the customer, whose ID has a slash and a dot';
	},
	'customer getAll': async (scene) => {
		const items = await scene.run({
			returnAll: true,
			customerFilters: { searchTerm: scene.prefix },
		});
		isLike(items, { external_id: scene.other }, { external_id: scene.customer });
		return 'a search finds the two customers, the newest first';
	},
	'customer getPortalUrl': hasUrl('portal_url'),
	'customer generateCheckoutUrl': async (scene) => {
		if (scene.provided.paymentMethod) return await hasUrl('checkout_url')(scene);
		scene.untried('with a URL: the customer has no payment provider');
		await scene.isRefused(422);
		return 'refused without a payment provider';
	},
	'subscription getAll': listOf('subscription', 'subscription', (id) => ({
		external_id: id,
		status: 'active',
	})),
	'usage getCurrent': usage('subscription', amount),
	'usage getPast': usage('billedSubscription', (periods) => {
		ok(periods.length > 0 && periods.every(({ lago_invoice_id: id }) => typeof id === 'string'));
		return 'the periods, each with its invoice';
	}),
	'usage getProjected': async (scene) => {
		const subscriptionId = scene.provided.subscription ?? 'none';
		const isRefused = await scene.isRefused(403, { subscriptionId }).then(
			() => true,
			() => false,
		);
		if (!isRefused) return await usage('subscription', amount)(scene);
		scene.untried('with a projection: it needs a licence with that add-on');
		return 'refused without the add-on';
	},
	'invoice getAll': listOf('invoice', 'invoice'),
	'creditNote getAll': listOf('creditNote', 'credit note'),
	'payment getAll': listOf('payment', 'payment'),
	'appliedCoupon getAll': listOf('appliedCoupon', 'coupon', (id) => ({
		lago_id: id,
		status: 'active',
	})),
	'appliedCoupon delete': byId('appliedCouponId', 'appliedCoupon', 'coupon', 'ended', {
		status: 'terminated',
	}),
	'paymentMethod getAll': listOf('paymentMethod', 'payment method', (id) => ({ lago_id: id })),
	'paymentMethod setAsDefault': byId('paymentMethodId', 'paymentMethod', 'method', 'the default', {
		is_default: true,
	}),
	'paymentMethod delete': byId('paymentMethodId', 'paymentMethod', 'method', 'deleted', {
		is_default: false,
	}),
	'wallet create': gives(
		'the wallet, with its scope and metadata',
		{
			rateAmount: '1.5',
			walletCurrency: 'EUR',
			walletFields: {
				...{ code: 'contract', name: 'Before', feeTypes: ['charge'] },
				metadata: { pair: [{ key: 'plan', value: 'gold' }] },
			},
		},
		{
			...{ code: 'contract', name: 'Before', currency: 'EUR', rate_amount: '1.5' },
			metadata: { plan: 'gold' },
		},
	),
	'wallet get': gives('the wallet', wallet, { code: 'contract', status: 'active' }),
	'wallet getAll': gives('the wallet, and no other', { returnAll: true }, { code: 'contract' }),
	'wallet update': async (scene) => {
		const [changed] = await scene.run({
			...wallet,
			walletUpdateFields: { name: 'After', priority: 3 },
		});
		isLike([changed], { name: 'After', priority: 3, metadata: { plan: 'gold' } });
		isLike([changed.applies_to as IDataObject], { fee_types: ['charge'] });
		if (!scene.provided.licence) {
			scene.untried('with a recurring rule: it needs a licence');
			return 'changed, scope and metadata kept';
		}
		const rule = { trigger: 'interval', interval: 'monthly', method: 'fixed', paidCredits: '5' };
		const [ruled] = await scene.run({
			...wallet,
			walletUpdateFields: { recurringTransactionRules: { rule: [rule] } },
		});
		isLike(ruled.recurring_transaction_rules as IDataObject[], {
			...{ trigger: 'interval', interval: 'monthly', method: 'fixed', paid_credits: '5.0' },
		});
		return 'changed, scope and metadata kept; a recurring rule added';
	},
	'walletMetadata merge': gives(
		'a key is added, the other kept',
		{ ...wallet, walletMetadata: { pair: [{ key: 'a.b', value: 'x' }] } },
		{ metadata: { plan: 'gold', 'a.b': 'x' } },
	),
	'walletMetadata deleteKey': leaves(
		'a key with a dot is gone, the other kept',
		{ ...wallet, metadataKey: 'a.b' },
		'wallet get',
		{ metadata: { plan: 'gold' } },
	),
	'walletMetadata replace': gives(
		'nothing else is left',
		{ ...wallet, walletMetadata: { pair: [{ key: 'only', value: 'y' }] } },
		{ metadata: { only: 'y' } },
	),
	'walletMetadata deleteAll': async (scene) => {
		await scene.run(wallet);
		const [{ metadata }] = await scene.also('wallet get', wallet);
		isEqual([metadata ?? {}], [{}]);
		return 'nothing is left';
	},
	'walletAlert create': gives(
		'two alerts at once',
		{
			...wallet,
			alerts: {
				alert: [
					{ alertType: 'wallet_balance_amount', code: 'low', thresholds },
					{ alertType: 'wallet_credits_balance', code: 'few', thresholds },
				],
			},
		},
		{ code: 'low', wallet_code: 'contract' },
		{ code: 'few' },
	),
	'walletAlert get': gives('the alert with its threshold', alert, {
		alert_type: 'wallet_balance_amount',
		thresholds: shownThresholds,
	}),
	'walletAlert getAll': async (scene) => {
		const items = await scene.run({ ...wallet, returnAll: true });
		isEqual(items.map(({ code }) => code).sort(), ['few', 'low']);
		return 'the two alerts';
	},
	'walletAlert update': gives(
		'a name is added, the threshold kept',
		{ ...alert, alertUpdateFields: { name: 'Low' } },
		{ name: 'Low', thresholds: shownThresholds },
	),
	'walletAlert delete': leaves('gone, the other kept', alert, 'walletAlert getAll', {
		code: 'few',
	}),
	'walletAlert deleteAll': leaves('none is left', wallet, 'walletAlert getAll'),
	'wallet terminate': gives('ended', wallet, { code: 'contract', status: 'terminated' }),
	'customer delete': async (scene) => {
		isLike(await scene.run({ customerId: scene.other }), { external_id: scene.other });
		await scene.isRefused(404, { customerId: scene.other });
		return 'gone; a second time is refused';
	},
};

/** Of a list without a case of its own nobody knows what the customer has. */
const anyList: Case = async (scene) => {
	const items = await scene.run({ returnAll: true });
	if (!items.length) scene.untried('with items: the customer has none');
	ok(items.every(({ lago_id: known }) => typeof known === 'string'));
	return items.length ? 'a list, each item with its ID' : 'a list without items';
};

export const caseOf = (operation: string): Case | undefined =>
	cases[operation] ?? (operation.endsWith(' getAll') ? anyList : undefined);
