/** Behind a server that decodes what need not be encoded, as some proxies do, and so cuts an ID at its dot. */
import { lago, run } from '../n8n/support';

const wallet = { resource: 'wallet', customerId: 'acme', walletCode: 'prepaid.eu' };
const walletUpdateFields = { name: 'New' };
const alert = { resource: 'walletAlert', customerId: 'acme', walletCode: 'p', alertCode: 'low.1' };
const alertUpdateFields = { name: 'New' };

// Of customers, test/guarantees/protects has the same.
test.each([
	[{ ...wallet, operation: 'get' }, 'Wallet', 'prepaid.eu', 'prepaid'],
	[{ ...wallet, operation: 'terminate' }, 'Wallet', 'prepaid.eu', 'prepaid'],
	[{ ...wallet, operation: 'update', walletUpdateFields }, 'Wallet', 'prepaid.eu', 'prepaid'],
	[{ ...alert, operation: 'get' }, 'Alert', 'low.1', 'low'],
	[{ ...alert, operation: 'delete' }, 'Alert', 'low.1', 'low'],
	[{ ...alert, operation: 'update', alertUpdateFields }, 'Alert', 'low.1', 'low'],
])('%j stops before anything is changed', async (parameters, field, id, other) => {
	lago.intercept(({ path }) => {
		if (!path.includes('%2E')) return undefined;
		const code = { code: other };
		return { body: path.includes('alerts') ? { alert: code } : { wallet: code } };
	});
	const { error } = await run(parameters);
	expect([error?.message, error?.description]).toEqual([
		`'${field}' leads to another object: Lago answers '${id}' with '${other}'`,
		'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
	]);
	expect(lago.requests.map(({ method }) => method)).toEqual(['GET']);
});
