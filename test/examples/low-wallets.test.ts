import { lago } from '../n8n/support';
import { example, runExample } from './example';

test('alerts to active wallets with less than 100 credits left', async () => {
	const { store } = lago;
	const acme = store.addCustomer({ external_id: 'acme.com', name: 'Acme' });
	store.addWallet(acme, { code: 'full', credits_balance: 100 });
	store.addWallet(acme, { code: 'ended', credits_balance: 1, status: 'terminated' });
	store.addWallet(acme, {
		code: 'used',
		credits_balance: 140,
		credits_ongoing_usage_balance: 90.5,
	});
	const globex = store.addCustomer({ external_id: 'globex', name: 'Globex' });
	store.addWallet(globex, { code: 'prepaid', name: 'Prepaid credits', credits_balance: 0 });
	store.addCustomer({ external_id: 'without-wallet', name: 'Initech' });

	const { output } = await runExample(example('low-wallets'));

	expect(output('Alert')).toEqual([
		{
			customer: 'Globex',
			external_id: 'globex',
			wallet: 'prepaid',
			credits: 0,
			text: 'Globex has 0 credits left in the wallet Prepaid credits.',
		},
		{
			customer: 'Acme',
			external_id: 'acme.com',
			wallet: 'used',
			credits: 49.5,
			text: 'Acme has 49.5 credits left in the wallet used.',
		},
	]);
});

test('says nothing when no wallet runs low', async () => {
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), { credits_balance: 500 });

	const { output } = await runExample(example('low-wallets'));

	expect(output('Get wallets')).toHaveLength(1);
	expect(output('Alert')).toBeUndefined();
});
