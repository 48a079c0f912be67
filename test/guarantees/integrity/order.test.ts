import type { INodeParameters } from 'n8n-workflow';
import { lago } from '../../n8n/support';
import { entry, failureOf, metadataOf, runAll, upsertMetadata } from '../../n8n/helpers';

describe('a customer that another request creates at the same moment', () => {
	const withMetadata = upsertMetadata('plan', 'pro');
	const isTaken = {
		...{ status: 422, error: 'Unprocessable Entity', code: 'validation_errors' },
		error_details: { external_id: ['value_already_exist'] },
	};
	const methods = () => lago.requests.map(({ method }) => method);

	test('is read again, and updated', async () => {
		lago.intercept(({ method }) => {
			if (method === 'GET' || lago.store.customers.length) return undefined;
			lago.store.addCustomer({ external_id: 'acme', metadata: [entry('plan', 'free')] });
			return { status: 422, body: isTaken };
		});
		const { items, errors } = await runAll(withMetadata);
		expect([items.length, errors]).toEqual([1, []]);
		expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET']);
		expect(metadataOf('acme')).toEqual({ plan: 'pro' });
	});

	test('is so three times at most', async () => {
		lago.intercept(({ method }) => (method === 'GET' ? undefined : { status: 422, body: isTaken }));
		expect(await failureOf(withMetadata)).toContain(`'External ID' "acme" is already taken`);
		expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET', 'POST']);
	});
});

describe('writes to one wallet, or to its alerts,', () => {
	const ofWallet = { customerId: 'acme', walletCode: '={{ $json.wallet }}' };
	const alerts = { resource: 'walletAlert', ...ofWallet };
	const ofAlert = { ...alerts, alertCode: '={{ $json.alert }}' };
	const thresholds = { threshold: [{ value: '5' }] };
	const newPair = { pair: [{ key: '={{ $json.type }}', value: '1' }] };
	const newAlert = { alertType: '={{ $json.type }}', code: '={{ $json.type }}', thresholds };

	/** The most requests in flight while two alerts are written to, of these wallets. */
	async function mostInFlight(parameters: INodeParameters, wallets: [string, string]) {
		lago.reset();
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		for (const code of ['main', 'other']) {
			const wallet = lago.store.addWallet(customer, { code });
			lago.store.addWalletAlert(wallet, { code: 'low' });
			lago.store.addWalletAlert(wallet, { code: 'few', alert_type: 'wallet_credits_balance' });
		}
		// Longer than the limiter sends its first requests one at a time, also on a busy machine.
		lago.intercept(() => ({ delayMs: 150 }));
		const { errors } = await runAll(parameters, [
			{ wallet: wallets[0], alert: 'low', type: 'wallet_ongoing_balance_amount' },
			{ wallet: wallets[1], alert: 'few', type: 'wallet_credits_ongoing_balance' },
		]);
		expect(errors).toEqual([]);
		return lago.maxInFlight;
	}

	test.each<INodeParameters>([
		{ operation: 'create', ...alerts, alerts: { alert: [newAlert] } },
		{ operation: 'delete', ...ofAlert },
		{ operation: 'deleteAll', ...alerts },
		{ operation: 'update', ...ofAlert, alertUpdateFields: { name: 'New' } },
		{ operation: 'merge', ...ofWallet, resource: 'walletMetadata', walletMetadata: newPair },
		{ operation: 'update', ...ofWallet, resource: 'wallet', walletUpdateFields: { name: 'New' } },
	])('never overlap, those to two wallets do: $resource $operation', async (parameters) => {
		expect(await mostInFlight(parameters, ['main', 'main'])).toBe(1);
		expect(await mostInFlight(parameters, ['main', 'other'])).toBe(2);
	});
});
