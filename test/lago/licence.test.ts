import { client, refusal } from './client';
import { startLago, type Lago } from './index';

let lago: Lago;
const call = client(() => lago);

beforeAll(async () => {
	lago = await startLago({ premium: false, seed: 'acme' });
});
afterAll(() => lago.close());

it('ignores a time zone and a grace period without a word', async () => {
	const { status, body } = await call('POST', '/customers', {
		customer: {
			external_id: 'new',
			timezone: 'Europe/Paris',
			billing_configuration: { invoice_grace_period: 3 },
		},
	});

	expect(status).toBe(200);
	expect(body.customer).toMatchObject({
		timezone: null,
		billing_configuration: { invoice_grace_period: null },
	});
});

it('refuses projected and full usage', async () => {
	const usage = async (path: string) =>
		refusal(await call('GET', `/customers/acme/${path}external_subscription_id=acme-main`));

	expect(await usage('projected_usage?')).toEqual([403, 'projected_usage_not_enabled']);
	expect(await usage('current_usage?full_usage=true&charge_code=api_calls&')).toEqual([
		405,
		'full_usage_not_allowed',
	]);
});

it('fails on a wallet with a recurring rule', async () => {
	const recurring_transaction_rules = [{ trigger: 'interval', interval: 'monthly' }];
	const wallet = { rate_amount: '1', recurring_transaction_rules };

	expect((await call('POST', '/customers/acme/wallets', { wallet })).status).toBe(500);
});
