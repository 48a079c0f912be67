import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

const setAsDefault = { resource: 'paymentMethod', operation: 'setAsDefault', customerId: 'acme' };

function addMethods(count: number, externalId = 'acme'): string[] {
	const customer = lago.store.addCustomer({ external_id: externalId });
	return Array.from({ length: count }, () => lago.store.addPaymentMethod(customer).lago_id);
}

const methodsOf = async (externalId: string) =>
	(await ask(`/customers/${externalId}/payment_methods`)).payment_methods as IDataObject[];

test('makes the payment method the default in place of another, and returns it', async () => {
	const [, id] = addMethods(2);
	const { items, error } = await run({ ...setAsDefault, paymentMethodId: id });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `PUT /customers/acme/payment_methods/${id}/set_as_default` }]);
	const methods = await methodsOf('acme');
	expect(methods.map(({ is_default }) => is_default)).toEqual([true, false]);
	expect(items).toEqual([{ json: methods[0], pairedItem: { item: 0 } }]);
});
