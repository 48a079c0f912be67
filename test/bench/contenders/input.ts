import { externalId } from '../server/customers';
import type { Work } from '../types';

export interface NewCustomer {
	id: string;
	name: string;
	email: string;
	currency: string;
}

const numbers = ({ count }: Work) => Array.from({ length: count }, (_, index) => index + 1);

export const idsOf = (work: Work): string[] => numbers(work).map(externalId);

export const newCustomersOf = (work: Work): NewCustomer[] =>
	numbers(work).map((n) => ({
		id: `new_${n}`,
		name: `Maple & Forge ${n} Inc.`,
		email: `billing@new-${n}.example`,
		currency: 'USD',
	}));

/** The items that come into a node for the work. */
export function itemsOf(work: Work) {
	const inputs = {
		get: () => idsOf(work).map((id) => ({ json: { id } })),
		list: () => [{ json: {} }],
		create: () => newCustomersOf(work).map((customer) => ({ json: { ...customer } })),
	};
	return inputs[work.kind]();
}

/** The expression, without its braces, by which a node finds the ID in its item. */
export const idExpression = ({ computed }: Work) => (computed ? '$json.id.trim()' : '$json.id');

/** What Lago calls the fields of a new customer. */
export const bodyOf = ({ id, ...fields }: NewCustomer) => ({
	customer: { external_id: id, ...fields },
});
