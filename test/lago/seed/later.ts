/** The organization of the recordings without a licence: little of it shows in the answers. */
import { answeredLater } from '../recordings';
import type { Store } from '../store';
import { fill } from './fill';

const RECORDED_AT = '2026-11-28T21:12:13Z';
const CUSTOMER_COUNT = 4334;
const UNDELETED_COUNT = 3192;

/** Fills a store that has just been cleared. */
export function seedLater(store: Store): void {
	store.clock = () => Date.parse(RECORDED_AT);
	const sections = ['make later', 'a section of its own'].map(
		(name) => answeredLater(name).customer.applicable_invoice_custom_sections[0],
	);
	Object.assign(store.organization, {
		lago_id: sections[0].organization_id,
		document_number_prefix: 'ACM-817E',
		premium: false,
	});
	Object.assign(store.defaultBillingEntity(), {
		code: 'acme',
		invoice_custom_section_codes: ['legal'],
	});
	for (const section of sections) fill(store.addInvoiceCustomSection({}), section);
	for (let number = 1; number <= CUSTOMER_COUNT; number++) {
		store.addCustomer({ deleted_at: number > UNDELETED_COUNT ? RECORDED_AT : null });
	}

	const { wallet } = answeredLater('the same update again');
	const [customer] = store.customers;
	fill(customer, { lago_id: wallet.lago_customer_id, external_id: wallet.external_customer_id });
	fill(store.addWallet(customer), { ...wallet, priority: 50 });
}
