import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { createExecutor, maxParallelRequests } from './engine/execute';
import { nodeProperties } from './engine/properties';
import { requestDefaults } from './engine/send';
import * as listSearch from './listSearch';
import * as loadOptions from './loadOptions';
import { resources } from './resources';

export class LagoCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lago Customer',
		name: 'lagoCustomer',
		icon: { light: 'file:../../icons/lago.svg', dark: 'file:../../icons/lago.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with customers in Lago: their data, usage, invoices, wallets and more',
		defaults: { name: 'Lago Customer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lagoApi', required: true }],
		hints: [
			{
				message:
					'Lago cannot undo this. It happens for every item that comes in: check the input before you run the node.',
				type: 'warning',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ ["delete", "deleteAll", "deleteKey", "terminate"].includes($parameter["operation"]) }}',
			},
		],
		builderHint: {
			searchHint:
				'Everything about customers in Lago (usage-based billing): data, usage, invoices, subscriptions, coupons, prepaid credit wallets, portal and checkout links',
		},
		requestDefaults,
		requestOperations: { pagination: createExecutor(resources) },
		properties: [
			...nodeProperties(resources, 'customer'),
			{
				// n8n adds Batching, Timeout and the like to this, and shows it in the node's settings.
				displayName: 'Request Options',
				name: 'requestOptions',
				type: 'collection',
				isNodeSetting: true,
				placeholder: 'Add option',
				default: {},
				options: [maxParallelRequests],
			},
		],
	};

	methods = { listSearch, loadOptions };
}
