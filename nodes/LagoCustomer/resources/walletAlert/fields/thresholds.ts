import type { INodeProperties } from 'n8n-workflow';

/** The balances at which an alert speaks up. */
export const thresholds = {
	displayName: 'Thresholds',
	name: 'thresholds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Threshold' },
	placeholder: 'Add Threshold',
	default: {},
	description: 'The balances at which the alert is triggered, 20 at most',
	options: [
		{
			displayName: 'Threshold',
			name: 'threshold',
			values: [
				{
					displayName: 'Code',
					name: 'code',
					type: 'string',
					placeholder: 'e.g. warning',
					default: '',
					description: 'Your own code of the threshold, which the webhook repeats',
				},
				{
					displayName: 'Recurring',
					name: 'recurring',
					type: 'boolean',
					default: false,
					description:
						'Whether the alert is triggered again each time the balance falls by this value; one threshold an alert',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					required: true,
					placeholder: 'e.g. 50',
					default: '',
					description: 'In cents for alerts on an amount, in credits for alerts on credits',
				},
			],
		},
	],
} satisfies INodeProperties;
