import type { INodeProperties } from 'n8n-workflow';
import { query } from '../../fields/send';

export const applyTaxes: INodeProperties = {
	displayName: 'Apply Taxes',
	name: 'applyTaxes',
	type: 'boolean',
	default: true,
	description:
		'Whether Lago includes taxes in the amounts. Off is faster for accounts with a tax provider.',
	routing: query('apply_taxes'),
};
