import { lago, run } from '../n8n/support';

/** A server in between that decodes what need not be encoded, as some proxies do. */
function decodeDots() {
	lago.intercept(({ method, path }) => {
		if (!path.includes('%2E')) return undefined;
		const found = lago.store.customers.find(({ external_id: id }) => id === 'acme')!;
		if (method === 'DELETE') found.deleted_at = lago.store.now();
		if (path.includes('alerts')) return { body: { alert: { code: 'low' } } };
		if (path.includes('wallets')) return { body: { wallet: { code: 'prepaid' } } };
		return { body: { customer: { external_id: 'acme' } } };
	});
}

describe('behind a server that cuts an ID at its dot', () => {
	beforeEach(() => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		lago.store.addCustomer({ external_id: 'acme.com' });
		lago.store.addWallet(customer, { code: 'prepaid' });
		decodeDots();
	});

	const customer = { resource: 'customer', customerId: 'acme.com' };
	const wallet = { resource: 'wallet', customerId: 'acme', walletCode: 'prepaid.eu' };
	const walletUpdateFields = { name: 'New' };
	const alert = {
		resource: 'walletAlert',
		customerId: 'acme',
		walletCode: 'p',
		alertCode: 'low.1',
	};
	const alertUpdateFields = { name: 'New' };

	test.each([
		[{ ...customer, operation: 'get' }, 'Customer', 'acme.com', 'acme'],
		[{ ...customer, operation: 'delete' }, 'Customer', 'acme.com', 'acme'],
		[{ ...wallet, operation: 'get' }, 'Wallet', 'prepaid.eu', 'prepaid'],
		[{ ...wallet, operation: 'terminate' }, 'Wallet', 'prepaid.eu', 'prepaid'],
		[{ ...wallet, operation: 'update', walletUpdateFields }, 'Wallet', 'prepaid.eu', 'prepaid'],
		[{ ...alert, operation: 'get' }, 'Alert', 'low.1', 'low'],
		[{ ...alert, operation: 'delete' }, 'Alert', 'low.1', 'low'],
		[{ ...alert, operation: 'update', alertUpdateFields }, 'Alert', 'low.1', 'low'],
	])('%j stops before anything is changed', async (parameters, field, id, other) => {
		const { error } = await run(parameters);
		expect([error?.message, error?.description]).toEqual([
			`'${field}' leads to another object: Lago answers '${id}' with '${other}'`,
			'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
		]);
		expect(lago.requests.map(({ method }) => method)).toEqual(['GET']);
	});
});
