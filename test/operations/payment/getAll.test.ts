import { lago, run } from '../../n8n/support';

test("says in Lago's words that an invoice number is no ID", async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const chosen = { resource: 'payment', operation: 'getAll', customerId: 'acme' };
	const { error } = await run({ ...chosen, paymentFilters: { invoiceId: 'ACM-001' } });
	expect(error).toMatchObject({
		message: `Lago did not accept the request: 'Invoice ID' "ACM-001" is in a format that Lago does not accept`,
		description: 'Lago answered 422 (validation_errors).',
	});
});
