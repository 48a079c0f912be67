import type { INodeParameters } from 'n8n-workflow';
import { lago, runFast } from '../../n8n/support';
import { NOTHING, refusal } from '../helpers';

const create = {
	resource: 'wallet',
	operation: 'create',
	customerId: 'acme',
	rateAmount: '1.5',
	walletCurrency: 'EUR',
};

const withRule = (rule: INodeParameters) => ({
	walletFields: { recurringTransactionRules: { rule: [rule] } },
});

beforeEach(() => lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' }));

test('refuses a payment method that is to be manual', async () => {
	const walletFields = { paymentMethodId: 'any', paymentMethodType: 'manual' };
	expect(await refusal({ ...create, walletFields })).toEqual({
		message: "'Payment Method Type' cannot be 'manual' beside a payment method",
		description: "Remove 'Payment Method Name or ID', or choose 'Provider'.",
	});
});

test.each([
	['Interval', 'is empty', { trigger: 'interval', method: 'fixed', interval: NOTHING }],
	['Threshold Credits', 'is empty', { trigger: 'threshold', method: 'fixed' }],
	['Target Balance', 'is empty', { trigger: 'threshold', thresholdCredits: '5', method: 'target' }],
	[
		'Target Balance',
		"is less than 'Threshold Credits'",
		{ trigger: 'threshold', thresholdCredits: '20', method: 'target', targetOngoingBalance: '5' },
	],
])('refuses a rule whose %s %s', async (field, problem, rule) => {
	expect(await refusal({ ...create, ...withRule(rule) })).toMatchObject({
		message: `'Recurring Top-Up Rule > ${field}' ${problem}`,
	});
});

test('refuses more than one rule', async () => {
	const one = { trigger: 'threshold', thresholdCredits: '5' };
	const recurringTransactionRules = { rule: [one, one] };
	expect(await refusal({ ...create, walletFields: { recurringTransactionRules } })).toEqual({
		message: "'Recurring Top-Up Rule' has 2 entries",
		description: 'Lago takes 1 at most: remove the others.',
	});
});

test('says that a rule needs a licence when Lago fails without one', async () => {
	lago.store.organization.premium = false;
	const rule = { trigger: 'threshold', thresholdCredits: '5' };
	const { error } = await runFast({ ...create, ...withRule(rule) });
	expect(error?.description).toContain(
		"A Lago server without a licence fails like this when a new wallet has a 'Recurring Top-Up Rule': leave it out.",
	);
});
