import type { IDataObject } from 'n8n-workflow';
import { lago, run, runFast, wire } from '../../n8n/support';
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

describe('while another request has locked the customer', () => {
	test('asks again until the lock is gone', async () => {
		const [, id] = addMethods(2);
		let held = 2;
		lago.store.isLocked = ({ external_id: locked }) => locked === 'acme' && held-- > 0;
		const { items, error } = await runFast({ ...setAsDefault, paymentMethodId: id });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { lago_id: id, is_default: true } }]);
		expect(lago.requests).toHaveLength(3);
	});

	test('says so where the lock stays, and the default is as it was', async () => {
		const [first, second] = addMethods(2);
		lago.store.isLocked = () => true;
		const { error } = await runFast({ ...setAsDefault, paymentMethodId: second });
		expect([error?.message, error?.description]).toEqual([
			'Lago did not accept the request: lock acquisition failed',
			'Another request changes the same object. Run it again in a moment. Lago answered 422 (lock_acquisition_failed).',
		]);
		expect(lago.requests).toHaveLength(3);
		const isDefault = ({ is_default: is }: IDataObject) => is;
		expect((await methodsOf('acme')).filter(isDefault)).toMatchObject([{ lago_id: first }]);
	});
});
