import { filterObjects, getOwn, type Json, type JsonObject } from '../../lago/json';
import { needsLicence, notShown } from '../../model/answer';
import { fixedCollection, type GroupField, groupField, inBody } from '../../model/field';
import { invalid } from '../../model/invalid';
import type { Cells } from '../../model/operation';
import { getStaticOptions } from '../../model/coerce';
import { COMMAS_HINT, paymentMethodTypes, leaveUnchanged, yesNoOrDefault } from '../common/options';
import { getSectionCodes } from '../common/sections';
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
		description: 'Whether to top up at regular intervals or when the balance is low',
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
		description:
			'Whether to add the same credits each time, or as many as are missing to a target balance',
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
		description: 'How often to top up',
	}),
	groupField('threshold_credits', {
		displayName: 'Threshold Credits',
		name: 'thresholdCredits',
		type: 'string',
		placeholder: 'e.g. 20',
		default: '',
		displayOptions: { hide: { trigger: ['interval'] } },
		description: 'Top up when the balance falls below this many credits',
	}),
	groupField('target_ongoing_balance', {
		displayName: 'Target Balance',
		name: 'targetOngoingBalance',
		type: 'string',
		placeholder: 'e.g. 200',
		default: '',
		displayOptions: { hide: { method: ['fixed'] } },
		description: 'The credits to have after a top-up',
	}),
	groupField('grants_target_top_up', {
		displayName: 'Free Top-Up',
		name: 'grantsTargetTopUp',
		type: 'options',
		options: yesNoOrDefault,
		default: '',
		displayOptions: { hide: { method: ['fixed'] } },
		description: 'Whether the credits that reach the target are free',
	}),
	groupField('paid_credits', {
		displayName: 'Paid Credits',
		name: 'paidCredits',
		type: 'string',
		placeholder: 'e.g. 100',
		default: '',
		description: 'Credits that the customer buys with each top-up',
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
			description: 'The custom sections on the invoices of these top-ups',
		},
		{ answer: { read: readSections } },
	),
	'object',
	{ entry: 'Section', name: 'section' },
	[
		groupField(
			'invoice_custom_section_codes',
			{
				displayName: 'Section Codes',
				name: 'invoiceCustomSectionCodes',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
				placeholder: 'e.g. bank_details',
				default: [],
				description: `The codes of the custom sections. ${COMMAS_HINT}.`,
			},
			{ answer: { whyIgnored: () => 'Lago has no such sections.' } },
		),
		groupField(
			'skip_invoice_custom_sections',
			{
				displayName: 'Skip Sections',
				name: 'skipInvoiceCustomSections',
				type: 'boolean',
				default: false,
				description: 'Whether to leave custom sections out of the invoices',
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
		description: 'How these top-ups are paid',
	}),
	'object',
	{ entry: 'Method', name: 'method' },
	[
		groupField('payment_method_type', {
			displayName: 'Type',
			name: 'paymentMethodType',
			type: 'options',
			options: paymentMethodTypes,
			default: 'provider',
			description:
				'Whether the payment provider collects the payment or the customer pays on its own',
		}),
		groupField('payment_method_id', {
			displayName: 'ID',
			name: 'paymentMethodId',
			type: 'string',
			placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
			default: '',
			displayOptions: { show: { paymentMethodType: ['provider'] } },
			description: "The payment method's Lago ID: 'lago_id' of Payment Method > Get Many",
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
		displayName: 'Ignore Limits',
		name: 'ignorePaidTopUpLimits',
		type: 'options',
		options: yesNoOrDefault,
		default: '',
		description: "Whether these top-ups may be below the wallet's minimum or above its maximum",
	}),
	customSection,
	groupField('invoice_requires_successful_payment', {
		displayName: 'Invoice After Payment',
		name: 'invoiceRequiresSuccessfulPayment',
		type: 'options',
		options: yesNoOrDefault,
		default: '',
		description: 'Whether to issue the invoice only after the payment succeeded',
	}),
	paymentMethod,
	groupField('purchase_order_number', {
		displayName: 'PO Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		placeholder: 'e.g. PO-2026-0042',
		default: '',
		description: 'The purchase order (PO) number on the invoices of these top-ups',
	}),
	groupField('started_at', {
		displayName: 'Started At',
		name: 'startedAt',
		type: 'dateTime',
		default: '',
		description: 'When the rule starts',
	}),
	transactionMetadata,
	groupField(
		'transaction_name',
		{
			displayName: 'Transaction Name',
			name: 'transactionName',
			type: 'string',
			placeholder: 'e.g. Monthly top-up',
			default: '',
			description: 'How invoices name the top-up, 255 characters at most',
		},
		{ maxLength: 255 },
	),
];

/** A field of an existing rule, which can keep what it has. */
const withLeaveUnchanged = (field: GroupField): GroupField => {
	const { property } = field;
	const choices = getStaticOptions(property)?.filter(({ value }) => value !== '') ?? [];
	const options = [leaveUnchanged, ...choices];
	return {
		...field,
		property: {
			...property,
			required: false,
			...(property.type === 'options' && { options, default: '' }),
		},
	};
};

const ruleId: GroupField = groupField('lago_id', {
	displayName: 'Lago ID',
	name: 'lagoId',
	type: 'string',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
	default: '',
	description: "The rule's 'lago_id'. Without it, the rule that the wallet has is changed.",
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
	'Automatic top-up: when and by how much. One rule per wallet; needs a Lago licence.',
	[...coreFields, ...optionalFields],
);

export const ruleOnUpdate = recurringRule(
	'Automatic top-up: when and by how much. One rule per wallet; what you leave unchanged stays.',
	[...[...coreFields, ...optionalFields].map(withLeaveUnchanged), ruleId],
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
		no('Target Balance', 'is empty', "Enter the credits, or choose another 'Method'.");
	}
	if (
		trigger === 'threshold' &&
		method === 'target' &&
		Number(target_ongoing_balance) < Number(threshold_credits)
	) {
		const hint = 'A top-up must bring the wallet above the threshold.';
		no('Target Balance', "is less than 'Threshold Credits'", hint);
	}
	if (method === 'fixed' && given.grants_target_top_up !== undefined) {
		no(
			'Free Top-Up',
			"is only for the method 'Target'",
			"Leave it out, or choose 'Target' as 'Method'.",
		);
	}
	return {
		...rest,
		...(trigger === 'interval' && interval !== undefined && { interval }),
		...(trigger === 'threshold' && threshold_credits !== undefined && { threshold_credits }),
		...(method === 'target' && target_ongoing_balance !== undefined && { target_ongoing_balance }),
		...(method === 'target' && grants_target_top_up !== undefined && { grants_target_top_up }),
	};
}

/** What a wallet's rule has, of single values: numbers come as texts with a decimal point. */
export function getRuleCells(wallet: JsonObject): Cells {
	const [rule = {}] = filterObjects(wallet.recurring_transaction_rules);
	return new Map(
		Object.entries(rule)
			.filter(([, value]) => value !== null && typeof value !== 'object')
			.map(([key, value]) => {
				const text = String(value);
				return [key, /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text];
			}),
	);
}
