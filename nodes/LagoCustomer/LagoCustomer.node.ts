import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { testLagoApi } from './editor/credentialTest';
import { nodeProperties } from './editor/properties';
import { listSearch } from './editor/listSearch';
import { loadOptions } from './editor/loadOptions';
import { requestOptions, execute } from './execution/execute';
import { listDestructive } from './model/operation';
import { resources } from './resources';

export class LagoCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lago Customer',
		name: 'lagoCustomer',
		icon: { light: 'file:../../icons/lago.svg', dark: 'file:../../icons/lago.dark.svg' },
		group: ['transform'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with customers in Lago: their data, usage, invoices, wallets and more',
		defaults: { name: 'Lago Customer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lagoApi', required: true, testedBy: 'testLagoApi' }],
		hints: [
			{
				message:
					'Lago cannot undo this. It happens for every item that comes in: check the input before you run the node.',
				type: 'warning',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition: `={{ ${JSON.stringify(listDestructive(resources))}.includes($parameter["resource"] + " " + $parameter["operation"]) }}`,
			},
		],
		builderHint: {
			searchHint:
				'Everything about customers in Lago (usage-based billing): data, usage, invoices, subscriptions, coupons, prepaid credit wallets, portal and checkout links',
		},
		properties: [...nodeProperties(resources, 'customer'), requestOptions],
	};

	methods = { credentialTest: { testLagoApi }, listSearch, loadOptions };

	async execute(this: IExecuteFunctions) {
		return [await execute(this)];
	}
}
