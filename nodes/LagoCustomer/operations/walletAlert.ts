import { asGroup, clears, collection, type Entry, entry, inBody } from '../fields/field';
import { alertCode, customerId, walletCode } from '../fields/locators';
import { at, objectsIn, type JsonObject } from '../lago/json';
import { each, number, plain } from '../output/simplify';
import {
	get,
	lagoId,
	list,
	remove,
	segmentsOf,
	write,
	type Asked,
	type Reader,
	resource,
	type Safeguard,
} from './operation';
import { walletPath } from './wallet/safeguards';

const simple = [
	plain('code'),
	plain('name'),
	plain('alert_type'),
	plain('wallet_code'),
	each('thresholds', 'value'),
	number('previous_value'),
	plain('last_processed_at'),
	plain('created_at'),
	plain('lago_id'),
];

const alerts = { path: [...walletPath, 'alerts'], envelope: 'alerts', identity: lagoId, simple };

const oneAlert = {
	path: [...alerts.path, alertCode],
	envelope: 'alert',
	identity: 'code',
	simple,
} as const;

const changes = () => [customerId, walletCode] as const;

const alertsOf = async ({ values }: Asked, lago: Reader) =>
	await lago.list(segmentsOf(alerts.path, values), alerts.envelope);

/**
 * The alerts of the wallet, of which only one may have the code. Lago keeps alerts of different types
 * apart, but not their codes: it then takes any of them.
 */
async function alertsIfClear(asked: Asked, lago: Reader): Promise<JsonObject[]> {
	const code = asked.values.get(alertCode);
	const all = await alertsOf(asked, lago);
	const same = all.filter((alert) => alert.code === code);
	if (same.length < 2) return all;
	return asked.refuse(
		alertCode.property.displayName,
		`'${String(code)}' is the code of ${same.length} alerts: ${same.map(typeOf).join(', ')}`,
		'By this code, Lago takes any of them. Give one of them another code in Lago.',
	);
}

const typeOf = ({ alert_type: type }: JsonObject) => String(type);

const lookBefore: Safeguard = async (request, asked, lago) => {
	await alertsIfClear(asked, lago);
	return request;
};

/** A code that two alerts have reaches neither of them for certain. */
const refuseTakenCodes: Safeguard = async (request, asked, lago) => {
	const existing = await alertsOf(asked, lago);
	const given = objectsIn(at(request.body, ['alerts']));
	given.forEach(({ code, alert_type: type }, index) => {
		const others = [...existing, ...given.slice(0, index)];
		const which = `cannot be created: alert ${index + 1} ('${String(code)}')`;
		const sameType = others.find((other) => other.alert_type === type);
		if (sameType) {
			asked.refuse(
				'Alerts',
				`${which} is of a type of which the wallet has an alert already, '${String(sameType.code)}'`,
				"Choose another 'Alert Type', or change that alert with 'Update'.",
			);
		}
		const sameCode = others.find((other) => other.code === code);
		if (sameCode) {
			asked.refuse(
				'Alerts',
				`${which} has the code of another alert of the wallet, ${typeOf(sameCode)}`,
				"Choose another 'Code': by a code that two alerts have, Lago takes any of them.",
			);
		}
	});
	return request;
};

/** A new code must not be that of another alert. */
const refuseTakenCode: Safeguard = async (request, asked, lago) => {
	const existing = await alertsIfClear(asked, lago);
	const code = at(request.body, ['alert', 'code']);
	if (code === undefined || code === asked.values.get(alertCode)) return request;
	const taken = existing.find((alert) => alert.code === code);
	if (taken) {
		asked.refuse(
			newCode.property.displayName,
			`is the code of another alert of the wallet: ${typeOf(taken)}`,
			'By a code that two alerts have, Lago takes any of them.',
		);
	}
	return request;
};

/** The balances at which an alert speaks up. */
const thresholds: Entry[] = [
	entry('value', {
		displayName: 'Value',
		name: 'value',
		type: 'string',
		required: true,
		placeholder: 'e.g. 50',
		default: '',
		description: 'In cents for alerts on an amount, in credits for alerts on credits',
	}),
	entry('code', {
		displayName: 'Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. warning',
		default: '',
		description: 'Your own code of the threshold, which the webhook repeats',
	}),
	entry('recurring', {
		displayName: 'Recurring',
		name: 'recurring',
		type: 'boolean',
		default: false,
		description:
			'Whether the alert is triggered again each time the balance falls by this value; one threshold an alert',
	}),
];

const threshold = { entry: 'Threshold', name: 'threshold' };

const newAlert: Entry[] = [
	entry('alert_type', {
		displayName: 'Alert Type',
		name: 'alertType',
		type: 'options',
		options: [
			{ name: 'Balance Amount', value: 'wallet_balance_amount' },
			{ name: 'Credits Balance', value: 'wallet_credits_balance' },
			{ name: 'Credits Ongoing Balance', value: 'wallet_credits_ongoing_balance' },
			{ name: 'Ongoing Balance Amount', value: 'wallet_ongoing_balance_amount' },
		],
		default: 'wallet_credits_ongoing_balance',
		required: true,
		description:
			'What is watched: the balance as invoiced or, if ongoing, less the current usage; as an amount or in credits',
	}),
	entry(
		'code',
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			required: true,
			placeholder: 'e.g. low-balance',
			default: '',
			description: 'Your own code of the alert',
		},
		{ becomesId: true },
	),
	asGroup(
		entry('thresholds', {
			displayName: 'Thresholds',
			name: 'thresholds',
			type: 'fixedCollection',
			required: true,
			default: {},
			description: 'The balances at which the alert is triggered, 20 at most',
		}),
		'list',
		threshold,
		thresholds,
	),
	entry('name', {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		placeholder: 'e.g. Low balance',
		default: '',
		description: 'The name of the alert',
	}),
];

const create = write(
	{ path: alerts.path, envelope: 'alerts', identity: null },
	{
		name: 'Create',
		value: 'create',
		action: 'Create wallet alerts',
		description: 'Create one or several new alerts on the balance of a wallet, all or none',
	},
	{
		method: 'POST',
		fields: [
			asGroup(
				inBody()('alerts', {
					displayName: 'Alerts',
					name: 'alerts',
					type: 'fixedCollection',
					required: true,
					default: {},
					description: 'The alerts to create, one of each type a wallet',
				}),
				'list',
				{ entry: 'Alert', name: 'alert' },
				newAlert,
			),
		],
		// Lago refuses a second alert of the same type.
		repeatable: () => true,
		changes,
		safeguard: refuseTakenCodes,
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
		description: 'The code that the alert has from now on',
	},
	{ becomesId: true },
);

const changeable = [
	alert(
		'name',
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Low balance',
			default: '',
			description: 'The name of the alert',
		},
		{ clear: true },
	),
	newCode,
	asGroup(
		alert('thresholds', {
			displayName: 'Thresholds',
			name: 'thresholds',
			type: 'fixedCollection',
			default: {},
			description: 'The thresholds, 20 at most, in place of those that the alert has',
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
		description: 'Change the code, name or thresholds of an alert',
	},
	{
		method: 'PUT',
		fields: [
			collection(
				{
					displayName: 'Update Fields',
					name: 'alertUpdateFields',
					placeholder: 'Add Field',
					required: true,
				},
				[
					...changeable,
					clears(
						'alert',
						{
							displayName: 'Clear Fields',
							name: 'clearFields',
							description: 'What the alert no longer has from now on',
						},
						changeable,
					),
				],
			),
		],
		repeatable: () => true,
		changes,
		safeguard: refuseTakenCode,
	},
);

const getMany = list(
	alerts,
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallet alerts',
		description: 'Retrieve a list of the alerts on a wallet, newest first',
	},
	null,
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
		{ changes, secondDelete: 'not found', safeguard: lookBefore },
	),
	remove(
		{ ...alerts, envelope: null, identity: null },
		{
			name: 'Delete All',
			value: 'deleteAll',
			action: 'Delete all wallet alerts',
			description: 'Delete every alert on a wallet permanently',
		},
		{ changes, secondDelete: 'the same' },
	),
	get(
		oneAlert,
		{
			name: 'Get',
			value: 'get',
			action: 'Get wallet alert',
			description: 'Retrieve an alert with its thresholds',
		},
		{ check: async (_alert, asked, lago) => void (await alertsIfClear(asked, lago)) },
	),
	getMany,
	update,
]);
