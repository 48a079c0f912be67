import { getPath, filterObjects, type JsonObject } from '../lago/json';
import { fixedCollection, updateFields, type GroupField, groupField, inBody } from '../model/field';
import { invalid } from '../model/invalid';
import { get, list, remove, write, resource } from '../model/defineOperation';
import { getLagoId, buildSegments, type LagoReader, type Safeguard } from '../model/operation';
import { pluck, numeric, field } from '../model/simplify';
import type { Values } from '../model/validation';
import { alertCode, customerId, walletCode } from './common/locators';
import { walletPath } from './wallet/safeguards';

const simplified = [
	field('code'),
	field('name'),
	field('alert_type'),
	field('wallet_code'),
	pluck('thresholds', 'value'),
	numeric('previous_value'),
	field('last_processed_at'),
	field('created_at'),
	field('lago_id'),
];

const alerts = {
	path: [...walletPath, 'alerts'],
	envelope: 'alerts',
	identity: getLagoId,
	simplified,
};

const oneAlert = {
	path: [...alerts.path, alertCode],
	envelope: 'alert',
	identity: 'code',
	simplified,
} as const;

/** Lago's answer does not say whose wallet it is. */
const addedFields = [['external_customer_id', customerId]] as const;

const getLockFields = () => [customerId, walletCode] as const;

const listAlerts = async (values: Values, lago: LagoReader) =>
	await lago.list(buildSegments(alerts.path, values), alerts.envelope);

/**
 * The alerts of the wallet, of which only one may have the code: Lago allows the same code for alerts of
 * different types, and then takes either of them.
 */
async function listUnambiguousAlerts(values: Values, lago: LagoReader): Promise<JsonObject[]> {
	const code = values.get(alertCode);
	const all = await listAlerts(values, lago);
	const same = all.filter((alert) => alert.code === code);
	if (same.length < 2) return all;
	return invalid(
		alertCode.property.displayName,
		`'${String(code)}' is the code of ${same.length} alerts: ${same.map(getAlertType).join(', ')}`,
		'By this code, Lago takes any of them. Give one of them another code in Lago.',
	);
}

const getAlertType = ({ alert_type: type }: JsonObject) => String(type);

const verifyBeforeDelete: Safeguard = async (request, values, lago) => {
	await listUnambiguousAlerts(values, lago);
	return request;
};

const getGivenAlerts = (body: JsonObject | undefined) => filterObjects(getPath(body, ['alerts']));

/**
 * Rejects alerts of a type or code that another one has: a wallet has one alert of each type, and with a
 * code that two alerts have, Lago takes either of them.
 *
 * @param existing those that the wallet has
 */
function rejectTakenCodes(given: JsonObject[], existing: JsonObject[]): void {
	given.forEach(({ code, alert_type: type }, index) => {
		const others = [...existing, ...given.slice(0, index)];
		const which = `has alert ${index + 1} ('${String(code)}')`;
		const sameType = others.find((other) => other.alert_type === type);
		if (sameType) {
			invalid(
				'Alerts',
				`${which} of a type that another alert of the wallet has: '${String(sameType.code)}'`,
				"A wallet can have one of each type. Choose another 'Alert Type', or change that alert with 'Update'.",
			);
		}
		const sameCode = others.find((other) => other.code === code);
		if (sameCode) {
			invalid(
				'Alerts',
				`${which} with the code of another alert of the wallet: ${getAlertType(sameCode)}`,
				"Choose another 'Code': by a code that two alerts have, Lago takes any of them.",
			);
		}
	});
}

const rejectCodesOfWallet: Safeguard = async (request, values, lago) => {
	rejectTakenCodes(getGivenAlerts(request.body), await listAlerts(values, lago));
	return request;
};

function validateThresholds(alert: unknown): void {
	const given = filterObjects(getPath(alert, ['thresholds']));
	const values = given.map(({ value }) => Number(value)).filter(Number.isFinite);
	const twice = values.find((value, index) => values.indexOf(value) !== index);
	if (twice !== undefined) {
		invalid('Thresholds', `has the value ${twice} twice`, 'Keep one of the two entries.');
	}
	// Of two recurring thresholds, Lago says that the wallet has an alert of this type already.
	const recurring = given.filter((each) => each.recurring === true);
	if (recurring.length < 2) return;
	invalid(
		'Thresholds',
		`has ${recurring.length} that are recurring: ${recurring.map(({ value }) => String(value)).join(', ')}`,
		"Lago takes one an alert: switch off 'Recurring' of the others.",
	);
}

/** A new code must not be that of another alert. */
const rejectTakenCode: Safeguard = async (request, values, lago) => {
	const existing = await listUnambiguousAlerts(values, lago);
	const code = getPath(request.body, ['alert', 'code']);
	if (code === undefined || code === values.get(alertCode)) return request;
	const taken = existing.find((alert) => alert.code === code);
	if (taken) {
		invalid(
			newCode.property.displayName,
			`is the code of another alert of the wallet: ${getAlertType(taken)}`,
			'By a code that two alerts have, Lago takes any of them.',
		);
	}
	return request;
};

/** The balances that trigger an alert. */
const thresholds: GroupField[] = [
	groupField(
		'value',
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			required: true,
			placeholder: 'e.g. 50',
			default: '',
			description:
				"The balance at which to alert, in the unit of 'Alert Type': cents or credits. An expression may give a list of values instead.",
		},
		{ mayHoldEntries: true },
	),
	groupField('code', {
		displayName: 'Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. warning',
		default: '',
		description: 'Your own code of the threshold. The webhook of the alert contains it.',
	}),
	groupField('recurring', {
		displayName: 'Recurring',
		name: 'recurring',
		type: 'boolean',
		default: false,
		description:
			'Whether to alert again each time the balance falls by this much. Only one threshold of an alert can recur.',
	}),
];

const threshold = { entry: 'Threshold', name: 'threshold', maxEntries: 20 };

const newAlert: GroupField[] = [
	groupField('alert_type', {
		displayName: 'Alert Type',
		name: 'alertType',
		type: 'options',
		options: [
			{ name: 'Amount (Cents)', value: 'wallet_balance_amount' },
			{ name: 'Amount After Current Usage (Cents)', value: 'wallet_ongoing_balance_amount' },
			{ name: 'Credits', value: 'wallet_credits_balance' },
			{ name: 'Credits After Current Usage', value: 'wallet_credits_ongoing_balance' },
		],
		default: 'wallet_credits_ongoing_balance',
		required: true,
		description:
			"The balance to watch. 'After Current Usage' also subtracts usage that is not invoiced yet.",
	}),
	groupField(
		'code',
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			required: true,
			placeholder: 'e.g. low-balance',
			default: '',
			description:
				'Your own ID of the alert, by which the other operations find it. An expression may give a list of whole alerts instead.',
		},
		{ isPathId: true, mayHoldEntries: true },
	),
	fixedCollection(
		groupField('thresholds', {
			displayName: 'Thresholds',
			name: 'thresholds',
			type: 'fixedCollection',
			required: true,
			default: {},
			description: 'The balances at which to alert, 20 at most',
		}),
		'list',
		threshold,
		thresholds,
	),
	groupField('name', {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		placeholder: 'e.g. Low balance',
		default: '',
		description: 'The name of the alert',
	}),
];

const create = write(
	{ ...alerts, identity: null },
	{
		name: 'Create',
		value: 'create',
		action: 'Create wallet alerts',
		description: "Create alerts on a wallet's balance. If one is refused, none is created.",
	},
	{
		method: 'POST',
		fields: [
			fixedCollection(
				inBody()('alerts', {
					displayName: 'Alerts',
					name: 'alerts',
					type: 'fixedCollection',
					required: true,
					default: {},
					description: 'The alerts to create. A wallet can have one of each type.',
				}),
				'list',
				{ entry: 'Alert', name: 'alert' },
				newAlert,
			),
		],
		addedFields,
		// Lago refuses a second alert of the same type.
		isIdempotent: () => true,
		getLockFields,
		prepareBody: (body) => {
			const given = getGivenAlerts(body);
			given.forEach(validateThresholds);
			rejectTakenCodes(given, []);
			return body;
		},
		safeguard: rejectCodesOfWallet,
		outcome: {
			text: 'all alerts are made',
			isIn: (made, body) => {
				const codes = filterObjects(body.alerts).map(({ code }) => code);
				return (
					made.length === codes.length && made.every(({ code }) => codes.includes(code ?? null))
				);
			},
		},
	},
);

const alert = inBody('alert');

const newCode = alert(
	'code',
	{
		displayName: 'New Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. low-balance',
		default: '',
		description: "The alert's new code",
	},
	{ isPathId: true },
);

const changeable = [
	alert.clearable('name', {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		placeholder: 'e.g. Low balance',
		default: '',
		description: 'The name of the alert',
	}),
	newCode,
	fixedCollection(
		alert('thresholds', {
			displayName: 'Thresholds',
			name: 'thresholds',
			type: 'fixedCollection',
			default: {},
			description: 'The new thresholds, 20 at most. They replace all that the alert has.',
		}),
		'list',
		threshold,
		thresholds,
	),
];

const update = write(
	oneAlert,
	{
		name: 'Update',
		value: 'update',
		action: 'Update wallet alert',
		description: "Change an alert's code, name or thresholds",
	},
	{
		method: 'PUT',
		fields: [updateFields('alert', 'alertUpdateFields', changeable, 'Fields to empty')],
		addedFields,
		isIdempotent: () => true,
		getLockFields,
		prepareBody: (body) => {
			validateThresholds(getPath(body, ['alert']));
			return body;
		},
		safeguard: rejectTakenCode,
	},
);

const getMany = list(
	alerts,
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallet alerts',
		description:
			'Retrieve the alerts on one wallet, newest first. For all wallets, put Wallet > Get Many before it.',
	},
	null,
	{ addedFields },
);

export const walletAlert = resource({ name: 'Wallet Alert', value: 'walletAlert' }, getMany, [
	create,
	remove(
		oneAlert,
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete wallet alert',
			description: 'Delete an alert permanently',
		},
		{ addedFields, getLockFields, onRepeatedDelete: 'not found', safeguard: verifyBeforeDelete },
	),
	remove(
		{ ...alerts, envelope: null, identity: null, simplified: null },
		{
			name: 'Delete All',
			value: 'deleteAll',
			action: 'Delete all wallet alerts',
			description: 'Delete every alert on a wallet permanently',
		},
		{
			getLockFields,
			onRepeatedDelete: 'the same',
			outcome: {
				text: 'the alerts are deleted',
				isIn: (records) => records.every((record) => !Object.keys(record).length),
			},
		},
	),
	get(
		oneAlert,
		{
			name: 'Get',
			value: 'get',
			action: 'Get wallet alert',
			description: 'Retrieve an alert with its thresholds',
		},
		{
			addedFields,
			check: async (_alert, values, lago) => void (await listUnambiguousAlerts(values, lago)),
		},
	),
	getMany,
	update,
]);
