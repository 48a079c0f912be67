import type { Calls } from './types';

const alerts = { resource: 'walletAlert', customerId: 'acme', walletCode: 'prepaid' };
const low = { ...alerts, alertCode: 'low' };

const THRESHOLDS = {
	client: [
		{ code: 'warning', recurring: false, value: '50' },
		{ recurring: true, value: '10.5' },
	],
	node: {
		threshold: [
			{ code: 'warning', recurring: false, value: '50' },
			{ recurring: true, value: '10.5' },
		],
	},
};

export const walletAlerts = {
	getCustomerWalletAlerts: [
		{
			client: ['acme', 'prepaid'],
			node: { ...alerts, operation: 'getAll', limit: 20 },
			// Lago does page this list.
			nodeAdds: { page: '1', per_page: '20' },
		},
	],
	createCustomerWalletAlert: [
		{
			client: [
				'acme',
				'prepaid',
				{
					alerts: [
						{
							alert_type: 'wallet_credits_balance',
							code: 'credits',
							name: 'Few credits',
							thresholds: THRESHOLDS.client,
						},
						{
							alert_type: 'wallet_ongoing_balance_amount',
							code: 'amount',
							thresholds: THRESHOLDS.client,
						},
					],
				},
			],
			node: {
				...alerts,
				operation: 'create',
				alerts: {
					alert: [
						{
							alertType: 'wallet_credits_balance',
							code: 'credits',
							name: 'Few credits',
							thresholds: THRESHOLDS.node,
						},
						{
							alertType: 'wallet_ongoing_balance_amount',
							code: 'amount',
							thresholds: THRESHOLDS.node,
						},
					],
				},
			},
		},
	],
	deleteAllCustomerWalletAlerts: [
		{ client: ['acme', 'prepaid'], node: { ...alerts, operation: 'deleteAll' } },
	],
	getCustomerWalletAlert: [
		{ client: ['acme', 'prepaid', 'low'], node: { ...low, operation: 'get' } },
	],
	updateCustomerWalletAlert: [
		{
			client: [
				'acme',
				'prepaid',
				'low',
				{ alert: { code: 'lower', name: 'Lower', thresholds: THRESHOLDS.client } },
			],
			node: {
				...low,
				operation: 'update',
				alertUpdateFields: { code: 'lower', name: 'Lower', thresholds: THRESHOLDS.node },
			},
		},
	],
	deleteCustomerWalletAlert: [
		{ client: ['acme', 'prepaid', 'low'], node: { ...low, operation: 'delete' } },
	],
} satisfies Partial<Calls>;
