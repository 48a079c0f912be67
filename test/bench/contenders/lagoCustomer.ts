import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../../n8n';
import type { Perform, Work } from '../types';
import { idExpression, itemsOf } from './input';

const operations: Record<Work['kind'], (work: Work) => INodeParameters> = {
	get: (work) => ({
		operation: 'get',
		customerId: { __rl: true, mode: 'id', value: `={{ ${idExpression(work)} }}` },
	}),
	list: () => ({ operation: 'getAll', returnAll: true }),
	create: () => ({
		operation: 'createOrUpdate',
		externalId: '={{ $json.id }}',
		customerFields: {
			name: '={{ $json.name }}',
			email: '={{ $json.email }}',
			currency: '={{ $json.currency }}',
		},
	}),
};

const performWith =
	(parameters: INodeParameters): Perform =>
	async (work, { baseUrl, apiKey }) => {
		const { items, error } = await runNode(
			{ resource: 'customer', ...operations[work.kind](work), ...parameters },
			{ credentials: { baseUrl, apiKey }, items: itemsOf(work) },
		);
		if (error) throw error;
		return items;
	};

/** With Lago's whole objects, which is what the other contenders return. */
export const raw = performWith({ simplify: false });

export const simplified = performWith({});
