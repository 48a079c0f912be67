import { newCustomer, serializeListedCustomer, type Customer } from '../../lago/models/customer';
import type { Store } from '../../lago';

const CITIES = ['Leipzig', 'Bristol', 'Nantes', 'Utrecht', 'Tartu', 'Gijón'];

export const externalId = (n: number) => `customer_${n}`;

/** A customer as filled in as those of a business that has been using Lago for a while. */
export const attributesOf = (n: number): Partial<Customer> => ({
	lago_id: uuid(n),
	sequential_id: n,
	external_id: externalId(n),
	name: `Brightloom Analytics ${n} GmbH`,
	legal_name: `Brightloom Analytics ${n} GmbH`,
	legal_number: `HRB ${10_000 + n}`,
	email: `billing@customer-${n}.example`,
	phone: '+49 341 5550100',
	url: `https://customer-${n}.example`,
	address_line1: `Karl-Liebknecht-Straße ${n % 200}`,
	city: CITIES[n % CITIES.length],
	zipcode: '04107',
	country: 'DE',
	currency: 'EUR',
	timezone: 'Europe/Berlin',
	tax_codes: ['vat'],
	metadata: [
		metadata(n, 'account_manager', 'ines'),
		metadata(n, 'crm', `https://crm.example/companies/${n}`),
	],
});

function metadata(n: number, key: string, value: string) {
	const created_at = '2026-01-01T00:00:00Z';
	return { lago_id: uuid(n), key, value, display_in_invoice: false, created_at };
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const texts: string[] = [];

/** The JSON of that many customers, as they stand in Lago's list. They are kept from one use to the next. */
export function textsOf(store: Store, count: number): string[] {
	while (texts.length < count) {
		const customer = { ...newCustomer(store), ...attributesOf(texts.length + 1) };
		texts.push(JSON.stringify(serializeListedCustomer(customer, store)));
	}
	return texts.slice(0, count);
}
