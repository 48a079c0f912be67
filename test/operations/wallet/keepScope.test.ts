import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { omit } from '../../lago/objects';
import { lago, run, wire } from '../../n8n/support';

const target = { customerId: 'acme', walletCode: 'prepaid' };
const update = { resource: 'wallet', operation: 'update', ...target };
const metadata = (operation: string) => ({ resource: 'walletMetadata', operation, ...target });
const pair = [{ key: 'team', value: 'north' }];

const wallet = () => lago.store.wallets[0];

function addWallet(attributes: Parameters<typeof lago.store.addWallet>[1] = {}) {
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
		code: 'prepaid',
		metadata: { crm: '1' },
		...attributes,
	});
}

describe('a wallet that pays for one billable metric', () => {
	beforeEach(() => {
		lago.store.addBillableMetric({ code: 'calls' });
		addWallet({ billable_metric_codes: ['calls'] });
	});

	test('keeps that in an update of its fee types', async () => {
		await run({ ...update, walletUpdateFields: { feeTypes: ['charge'] } });
		expect(wallet()).toMatchObject({
			billable_metric_codes: ['calls'],
			allowed_fee_types: ['charge'],
		});
		// What is merged is looked at afterwards.
		expect(wire()).toHaveLength(3);
	});

	test.each([
		['replace', { walletMetadata: { pair } }, { team: 'north' }],
		['deleteAll', {}, {}],
		['deleteKey', { metadataKey: 'crm' }, {}],
	])('keeps that in Metadata > %s', async (operation, fields, expected) => {
		const { items, error } = await run({ ...metadata(operation), ...fields });
		expect(error).toBeUndefined();
		expect(wallet().metadata ?? {}).toEqual(expected);
		expect(wallet().billable_metric_codes).toEqual(['calls']);
		expect(items[0].json.metadata ?? {}).toEqual(expected);
	});
});

describe('the rule of a wallet', () => {
	const lago_id = '1a901a90-1a90-4a90-9a90-1a901a901a90';

	const change = async (rule: INodeParameters) =>
		await run({ ...update, walletUpdateFields: { recurringTransactionRules: { rule: [rule] } } });

	const sent = () => {
		const [, { body }] = wire() as Array<{ body: { wallet: IDataObject } }>;
		return body.wallet.recurring_transaction_rules;
	};

	beforeEach(() => {
		addWallet();
		wallet().recurring_transaction_rules = [
			newRecurringTransactionRule(lago.store, {
				...{ lago_id, interval: 'monthly', paid_credits: '10.0', transaction_name: 'Monthly' },
				...{ method: 'target', target_ongoing_balance: '200.0', grants_target_top_up: true },
			}),
		];
	});

	const KEPT = {
		lago_id,
		trigger: 'interval',
		interval: 'monthly',
		method: 'target',
		target_ongoing_balance: '200.0',
		grants_target_top_up: true,
		paid_credits: '10.0',
		granted_credits: '0.0',
	};

	test.each<[string, INodeParameters, object]>([
		['its credits', { paidCredits: '7' }, { ...KEPT, paid_credits: '7' }],
		['its interval', { interval: 'weekly' }, { ...KEPT, interval: 'weekly' }],
		['its name', { transactionName: 'New' }, { ...KEPT, transaction_name: 'New' }],
		[
			'its trigger',
			{ trigger: 'threshold', thresholdCredits: '20' },
			{ ...omit(KEPT, 'interval'), trigger: 'threshold', threshold_credits: '20' },
		],
		[
			'its method',
			{ method: 'fixed' },
			{ ...omit(KEPT, 'target_ongoing_balance', 'grants_target_top_up'), method: 'fixed' },
		],
		['it by its ID', { lagoId: lago_id, paidCredits: '7' }, { ...KEPT, paid_credits: '7' }],
		[
			'it for another one',
			{ lagoId: 'other', trigger: 'threshold', thresholdCredits: '20' },
			{ lago_id: 'other', trigger: 'threshold', threshold_credits: '20' },
		],
	])('goes with all that it needs when one changes %s', async (_, rule, expected) => {
		const { error } = await change({ trigger: '', method: '', interval: '', ...rule });
		expect(error).toBeUndefined();
		expect(sent()).toEqual([expected]);
	});

	test.each<[string, INodeParameters, string, string]>([
		[
			'a target below the threshold',
			{ trigger: 'threshold', thresholdCredits: '201' },
			"'Recurring Top-Up Rule > Target Balance' is less than 'Threshold Credits'",
			'A top-up must bring the wallet above the threshold.',
		],
		[
			'another rule without a trigger',
			{ lagoId: 'other', paidCredits: '5' },
			"'Recurring Top-Up Rule > Trigger' is empty",
			"Choose 'Interval' or 'Threshold'.",
		],
	])('is not changed to %s', async (_, rule, message, description) => {
		const { error } = await change(rule);
		expect([error?.message, error?.description]).toEqual([message, description]);
		expect(wire()).toEqual([{ request: 'GET /customers/acme/wallets/prepaid' }]);
	});

	test('that adds fixed credits does not grant a target', async () => {
		Object.assign(wallet().recurring_transaction_rules[0], {
			...{ method: 'fixed', target_ongoing_balance: null, grants_target_top_up: null },
		});
		const { error } = await change({ grantsTargetTopUp: true });
		expect([error?.message, error?.description]).toEqual([
			"'Recurring Top-Up Rule > Free Top-Up' is only for the method 'Target'",
			"Leave it out, or choose 'Target' as 'Method'.",
		]);
	});

	test('is made where the wallet has none, and must then be complete', async () => {
		wallet().recurring_transaction_rules = [];
		const { error } = await change({ paidCredits: '5' });
		expect(error?.message).toBe("'Recurring Top-Up Rule > Trigger' is empty");
		await change({ trigger: 'threshold', thresholdCredits: '10', paidCredits: '5' });
		expect(wallet().recurring_transaction_rules).toMatchObject([
			{ status: 'active', threshold_credits: '10.0', paid_credits: '5.0' },
		]);
	});
});

test('a key with a dot is removed where nothing else can be hit', async () => {
	addWallet({ metadata: { b: '1', 'a.b': '2' } });
	await run({ ...metadata('deleteKey'), metadataKey: 'a.b' });
	expect(wallet().metadata).toEqual({ b: '1' });
});
