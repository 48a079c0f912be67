import { getOwn, type Json, type JsonObject } from '../../lago/json';
import { needsLicence, notShown } from '../../model/answer';
import { fixedCollection, type GroupField, groupField, inBody } from '../../model/field';
import { invalid } from '../../model/invalid';
import { paymentMethodTypes, leaveUnchanged, yesNoOrLeaveUnchanged } from '../shared/options';
import { getSectionCodes } from '../shared/sections';
import { transactionMetadata } from './metadata';

const RULE = 'Recurring Top-Up Rule';

/** What every rule needs, and what only one of its triggers and methods needs. */
const coreFields: GroupField[] = [
	groupField('trigger', {
		displayName: 'Trigger',
		name: 'trigger',
		type: 'options',
		options: [
			{ name: 'Interval', value: 'interval' },
			{ name: 'Threshold', value: 'threshold' },
		],
		default: 'threshold',
		required: true,
		description: 'Whether the wallet is topped up at regular times or when it runs low',
	}),
	groupField('method', {
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'Fixed', value: 'fixed' },
			{ name: 'Target', value: 'target' },
		],
		default: 'fixed',
		description: 'Whether a top-up adds the same credits each time, or as many as the target needs',
	}),
	groupField('interval', {
		displayName: 'Interval',
		name: 'interval',
		type: 'options',
		options: [
			{ name: 'Monthly', value: 'monthly' },
			{ name: 'Quarterly', value: 'quarterly' },
			{ name: 'Semiannual', value: 'semiannual' },
			{ name: 'Weekly', value: 'weekly' },
			{ name: 'Yearly', value: 'yearly' },
		],
		default: 'monthly',
		displayOptions: { hide: { trigger: ['threshold'] } },
		description: 'How often the wallet is topped up',
	}),
	groupField('threshold_credits', {
		displayName: 'Threshold Credits',
		name: 'thresholdCredits',
		type: 'string',
		placeholder: 'e.g. 20',
		default: '',
		displayOptions: { hide: { trigger: ['interval'] } },
		description: 'The wallet is topped up when it has fewer credits than this',
	}),
	groupField('target_ongoing_balance', {
		displayName: 'Target Ongoing Balance',
		name: 'targetOngoingBalance',
		type: 'string',
		placeholder: 'e.g. 200',
		default: '',
		displayOptions: { hide: { method: ['fixed'] } },
		description: 'The credits that the wallet has after a top-up',
	}),
	groupField('grants_target_top_up', {
		displayName: 'Grants Target Top-Up',
		name: 'grantsTargetTopUp',
		type: 'options',
		options: yesNoOrLeaveUnchanged,
		default: '',
		displayOptions: { hide: { method: ['fixed'] } },
		description: 'Whether the credits up to the target are free',
	}),
	groupField('paid_credits', {
		displayName: 'Paid Credits',
		name: 'paidCredits',
		type: 'string',
		placeholder: 'e.g. 100',
		default: '',
		description: 'Credits that each top-up adds and the customer pays for',
	}),
	groupField('granted_credits', {
		displayName: 'Granted Credits',
		name: 'grantedCredits',
		type: 'string',
		placeholder: 'e.g. 10.5',
		default: '',
		description: 'Free credits that each top-up adds',
	}),
];

/** The answer has the sections of a rule under another key, and not whether they are skipped. */
const readSections = (rule: JsonObject): Json => ({
	invoice_custom_section_codes: getSectionCodes(rule),
});

const customSection: GroupField = fixedCollection(
	groupField(
		'invoice_custom_section',
		{
			displayName: 'Invoice Custom Section',
			name: 'invoiceCustomSection',
			type: 'fixedCollection',
			default: {},
			description: "The sections on the rule's invoices",
		},
		{ answer: { read: readSections } },
	),
	'object',
	{ entry: 'Section', name: 'section' },
	[
		groupField(
			'invoice_custom_section_codes',
			{
				displayName: 'Invoice Custom Section Codes',
				name: 'invoiceCustomSectionCodes',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
				placeholder: 'e.g. bank_details',
				default: [],
				description: "The sections on the top-ups' invoices",
			},
			{ answer: { whyIgnored: () => 'Lago has no such sections.' } },
		),
		groupField(
			'skip_invoice_custom_sections',
			{
				displayName: 'Skip Invoice Custom Sections',
				name: 'skipInvoiceCustomSections',
				type: 'boolean',
				default: false,
				description: 'Whether to leave all custom sections out',
			},
			{ answer: notShown },
		),
	],
);

const paymentMethod: GroupField = fixedCollection(
	groupField('payment_method', {
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'fixedCollection',
		default: {},
		description: 'What pays the top-ups',
	}),
	'object',
	{ entry: 'Method', name: 'method' },
	[
		groupField('payment_method_type', {
			displayName: 'Payment Method Type',
			name: 'paymentMethodType',
			type: 'options',
			options: paymentMethodTypes,
			default: 'provider',
			description: 'Whether the payment provider collects the payments or the customer sends them',
		}),
		groupField('payment_method_id', {
			displayName: 'Payment Method ID',
			name: 'paymentMethodId',
			type: 'string',
			placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
			default: '',
			displayOptions: { show: { paymentMethodType: ['provider'] } },
			description: "The Lago ID of one of the customer's payment methods",
		}),
	],
);

const optionalFields: GroupField[] = [
	groupField('expiration_at', {
		displayName: 'Expiration At',
		name: 'expirationAt',
		type: 'dateTime',
		default: '',
		description: 'When the rule ends',
	}),
	groupField('ignore_paid_top_up_limits', {
		displayName: 'Ignore Paid Top-Up Limits',
		name: 'ignorePaidTopUpLimits',
		type: 'options',
		options: yesNoOrLeaveUnchanged,
		default: '',
		description: "Whether the wallet's lowest and highest amount do not apply",
	}),
	customSection,
	groupField('invoice_requires_successful_payment', {
		displayName: 'Invoice After Payment',
		name: 'invoiceRequiresSuccessfulPayment',
		type: 'options',
		options: yesNoOrLeaveUnchanged,
		default: '',
		description: 'Whether a top-up is invoiced only once it is paid',
	}),
	paymentMethod,
	groupField('purchase_order_number', {
		displayName: 'Purchase Order Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		placeholder: 'e.g. PO-2026-0042',
		default: '',
		description: "The purchase order number on the rule's invoices",
	}),
	groupField('started_at', {
		displayName: 'Started At',
		name: 'startedAt',
		type: 'dateTime',
		default: '',
		description: 'When the rule begins',
	}),
	transactionMetadata,
	groupField('transaction_name', {
		displayName: 'Transaction Name',
		name: 'transactionName',
		type: 'string',
		placeholder: 'e.g. Monthly top-up',
		default: '',
		description: 'The name of the top-ups on invoices, 255 characters at most',
	}),
];

/** A field of an existing rule, which can keep what it has. */
const withLeaveUnchanged = ({ key, property }: GroupField): GroupField => {
	const isChoice = property.type === 'options' && property.default !== '';
	const options = [leaveUnchanged, ...(property.options ?? [])];
	return {
		key,
		property: { ...property, required: false, ...(isChoice && { options, default: '' }) },
	};
};

const ruleId: GroupField = groupField('lago_id', {
	displayName: 'Lago ID',
	name: 'lagoId',
	type: 'string',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
	default: '',
	description: "The rule's own 'lago_id'; without it, the rule that the wallet has is changed",
});

/** When and by how much Lago tops the wallet up by itself. */
const recurringRule = (description: string, entries: GroupField[]) =>
	fixedCollection(
		{
			...inBody('wallet')('recurring_transaction_rules', {
				displayName: RULE,
				name: 'recurringTransactionRules',
				type: 'fixedCollection',
				default: {},
				description,
			}),
			answer: needsLicence,
			clearOptions: [
				{
					name: `${RULE} (Ends It)`,
					at: ['wallet', 'recurring_transaction_rules'],
					to: [] as [],
				},
			],
		},
		'list',
		{ entry: 'Rule', name: 'rule', maxEntries: 1 },
		entries,
	);

export const ruleOnCreate = recurringRule(
	'When and how much Lago tops the wallet up by itself; one rule a wallet, with a licence',
	[...coreFields, ...optionalFields],
);

export const ruleOnUpdate = recurringRule(
	'When and how much Lago tops the wallet up by itself; one rule a wallet. What you leave unchanged stays as the wallet has it.',
	[...coreFields.map(withLeaveUnchanged), ...optionalFields, ruleId],
);

/** What Lago requires again when a rule is changed. */
const PRESERVED_KEYS = [
	'trigger',
	'method',
	'interval',
	'threshold_credits',
	'target_ongoing_balance',
	'grants_target_top_up',
	'paid_credits',
	'granted_credits',
];

/**
 * Completes a changed rule with what Lago requires again.
 *
 * @param current the rule that the wallet has
 * @throws InvalidInput when something is missing or contradictory
 */
export function completeRule(given: JsonObject, current: JsonObject | undefined): JsonObject {
	const isSame =
		current && (given.lago_id === undefined || given.lago_id === current.lago_id) ? current : {};
	// Lago answers zeros for what does not belong to the trigger and method.
	const belongs: Record<string, boolean> = {
		interval: isSame.trigger === 'interval',
		threshold_credits: isSame.trigger === 'threshold',
		target_ongoing_balance: isSame.method === 'target',
		grants_target_top_up: isSame.method === 'target',
	};
	const kept = PRESERVED_KEYS.flatMap((key) => {
		const value = getOwn(isSame, key) ?? null;
		return value === null || belongs[key] === false ? [] : [[key, value] as const];
	});
	const id: JsonObject = isSame.lago_id === undefined ? {} : { lago_id: isSame.lago_id };
	return validateRule({ ...id, ...Object.fromEntries(kept), ...given }, given);
}

/** Lago rejects a rule without saying what is wrong, so it is said here. */
function validateRule(rule: JsonObject, given: JsonObject): JsonObject {
	const no = (field: string, problem: string, hint: string) =>
		invalid(`${RULE} > ${field}`, problem, hint);
	const { trigger, method = 'fixed' } = rule;
	const { interval, threshold_credits, target_ongoing_balance, grants_target_top_up, ...rest } =
		rule;
	if (trigger === undefined) no('Trigger', 'is empty', "Choose 'Interval' or 'Threshold'.");
	if (trigger === 'interval' && interval === undefined) {
		no('Interval', 'is empty', "Choose how often, or another 'Trigger'.");
	}
	if (trigger === 'threshold' && threshold_credits === undefined) {
		no('Threshold Credits', 'is empty', "Enter the credits, or choose another 'Trigger'.");
	}
	if (method === 'target' && target_ongoing_balance === undefined) {
		no('Target Ongoing Balance', 'is empty', "Enter the credits, or choose another 'Method'.");
	}
	if (
		trigger === 'threshold' &&
		method === 'target' &&
		Number(target_ongoing_balance) < Number(threshold_credits)
	) {
		const hint = 'A top-up must bring the wallet above the threshold.';
		no('Target Ongoing Balance', "is less than 'Threshold Credits'", hint);
	}
	if (method === 'fixed' && given.grants_target_top_up !== undefined) {
		no('Grants Target Top-Up', "goes with the method 'Target' only", 'Leave it unchanged.');
	}
	return {
		...rest,
		...(trigger === 'interval' && interval !== undefined && { interval }),
		...(trigger === 'threshold' && threshold_credits !== undefined && { threshold_credits }),
		...(method === 'target' && target_ongoing_balance !== undefined && { target_ongoing_balance }),
		...(method === 'target' && grants_target_top_up !== undefined && { grants_target_top_up }),
	};
}

/** The one rule among those given. */
export function getOnlyRule(rules: JsonObject[]): JsonObject | undefined {
	if (rules.length > 1) invalid(RULE, 'has more than one rule', 'Lago keeps one a wallet.');
	return rules[0];
}
