import type { LagoOperation } from '../../engine/operation';
import { alertCode, customerId, walletCode } from '../../fields/locators';
import { body } from '../../fields/send';
import { thresholds } from './fields/thresholds';

export const update: LagoOperation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update wallet alert',
		description: 'Change the code, name or thresholds of an alert',
		routing: {
			request: {
				method: 'PUT',
				url: '/customers/{customerId}/wallets/{walletCode}/alerts/{alertCode}',
			},
		},
	},
	fields: [
		customerId,
		walletCode,
		alertCode,
		{
			displayName: 'Update Fields',
			name: 'alertUpdateFields',
			type: 'collection',
			required: true,
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					placeholder: 'e.g. Low balance',
					default: '',
					description: 'The name of the alert',
					routing: body('alert.name'),
				},
				{
					displayName: 'New Code',
					name: 'code',
					type: 'string',
					placeholder: 'e.g. low-balance',
					default: '',
					description: 'The code that the alert has from now on',
					routing: body('alert.code'),
				},
				{
					...thresholds,
					description: 'The thresholds, 20 at most, in place of those that the alert has',
					routing: body('alert.thresholds'),
				},
			],
		},
	],
	envelope: 'alert',
	newId: 'code',
	identity: 'code',
};
