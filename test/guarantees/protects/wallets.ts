/** The rows on wallets and their alerts. */
import type { IDataObject } from 'n8n-workflow';
import { newRecurringTransactionRule, type Wallet } from '../../lago/models/wallet';
import { lago, wire } from '../../n8n/support';
import { directly, recorded, run, type Proofs } from './support';

const WALLET = '/customers/acme/wallets/prepaid';

const ofPrepaid = { customerId: 'acme', walletCode: 'prepaid' };
const update = { resource: 'wallet', operation: 'update', ...ofPrepaid };

/** A wallet of the customer, who is added with the first one. */
function addWallet(attributes: Partial<Wallet> = {}) {
	const { store } = lago;
	const customer = store.findCustomer('acme') ?? store.addCustomer({ external_id: 'acme' });
	return store.addWallet(customer, { code: 'prepaid', ...attributes });
}

const metricsOf = (name: string) => recorded(name).body.wallet.applies_to.billable_metric_codes;

const requests = () => wire().map(({ request }) => request);

export const ofWallets: Proofs = {
	'Any update of a wallet, also of its metadata, lets it pay for all usage again if it was limited to some billable metrics':
		async () => {
			expect(metricsOf('wallet before')).not.toEqual([]);
			expect(metricsOf('name only: metrics of the scope gone, fee types kept')).toEqual([]);
			expect(metricsOf('scope again')).not.toEqual([]);
			expect(recorded('PATCH metadata').status).toBe(200);
			expect(metricsOf('metrics of the scope gone')).toEqual([]);
			lago.store.addBillableMetric({ code: 'calls' });
			const wallet = addWallet({ billable_metric_codes: ['calls'] });
			for (const [method, path, body] of [
				['PUT', '', { wallet: { name: 'New' } }],
				['PATCH', '/metadata', { metadata: { a: 'b' } }],
			] as const) {
				wallet.billable_metric_codes = ['calls'];
				await directly(method, `${WALLET}${path}`, body);
				expect([method, wallet.billable_metric_codes]).toEqual([method, []]);
			}

			wallet.billable_metric_codes = ['calls'];
			await run({ ...update, walletUpdateFields: { name: 'Newer' } });
			const walletMetadata = { pair: [{ key: 'team', value: 'north' }] };
			await run({ resource: 'walletMetadata', operation: 'merge', ...ofPrepaid, walletMetadata });
			const applies_to = { billable_metric_codes: ['calls'] };
			expect(wire()).toEqual([
				{ request: `GET ${WALLET}` },
				{ request: `PUT ${WALLET}`, body: { wallet: { name: 'Newer', applies_to } } },
				{ request: `GET ${WALLET}` },
				{
					request: `PUT ${WALLET}`,
					body: { wallet: { metadata: { a: 'b', team: 'north' }, applies_to } },
				},
				{ request: `GET ${WALLET}` },
			]);
			expect(wallet).toMatchObject({ name: 'Newer', billable_metric_codes: ['calls'] });
		},

	'A recurring rule without its ID ends the one that exists; one that lacks a value is refused without a word':
		async () => {
			const rulesAfter = (name: string) =>
				recorded(name).body.wallet.recurring_transaction_rules.map((rule: IDataObject) => [
					rule.lago_id,
					rule.trigger,
				]);
			const [[known]] = rulesAfter('rule by id, complete');
			expect(rulesAfter('rule without id: the other ended')).toEqual([
				[expect.not.stringMatching(known), 'threshold'],
			]);
			expect(recorded('rule by id, one value: refused').body.error_details).toEqual({
				recurring_transaction_rules: ['invalid_recurring_rule'],
			});

			const rule = newRecurringTransactionRule(lago.store, {
				...{ interval: 'monthly', paid_credits: '10.0', granted_credits: '2.0' },
			});
			const wallet = addWallet({ recurring_transaction_rules: [rule] });
			const change = async (given: IDataObject) =>
				await run({
					...update,
					walletUpdateFields: { recurringTransactionRules: { rule: [given as never] } },
				});
			await change({ paidCredits: '20' });
			expect(wire().at(-2)?.body).toEqual({
				wallet: {
					recurring_transaction_rules: [
						{
							lago_id: rule.lago_id,
							...{ trigger: 'interval', interval: 'monthly', method: 'fixed' },
							...{ paid_credits: '20', granted_credits: '2.0' },
						},
					],
				},
			});
			expect(wallet.recurring_transaction_rules).toMatchObject([
				{ lago_id: rule.lago_id, status: 'active', interval: 'monthly', paid_credits: '20.0' },
			]);
			const { error } = await change({ trigger: 'threshold' });
			expect(error?.message).toBe("'Recurring Top-Up Rule > Threshold Credits' is empty");
		},

	'If a terminated wallet had the same code, Lago changes that one': async () => {
		const ended = { code: 'reused', name: 'Reused 1', status: 'terminated' };
		expect(recorded('reused code reads the terminated').body.wallet).toMatchObject(ended);
		expect(recorded('and cannot be updated').body.error_details).toEqual({
			wallet_id: ['wallet_is_terminated'],
		});
		expect(recorded('and ends nothing').body.wallet).toMatchObject(ended);
		const [goesOn] = recorded('while the active one goes on').body.wallets;
		expect(goesOn).toMatchObject({ code: 'reused', name: 'Reused 2', status: 'active' });

		const [old, current] = [
			addWallet({ name: 'Old', status: 'terminated' }),
			addWallet({ name: 'New' }),
		];
		const before = structuredClone(lago.store.wallets);
		const wallet = { resource: 'wallet', ...ofPrepaid };
		const walletMetadata = { pair: [{ key: 'team', value: 'north' }] };
		const metadata = { resource: 'walletMetadata', ...ofPrepaid };
		for (const parameters of [
			{ ...wallet, operation: 'get' },
			{ ...update, walletUpdateFields: { name: 'Newer' } },
			{ ...wallet, operation: 'terminate' },
			{ ...metadata, operation: 'merge', walletMetadata },
			{ ...metadata, operation: 'replace', walletMetadata },
			{ ...metadata, operation: 'deleteAll' },
		]) {
			lago.requests.length = 0;
			const { error } = await run(parameters);
			expect([error?.message, error?.description]).toEqual([
				`'Wallet' 'prepaid' is the code of 2 wallets: New, active, ${current.lago_id}; Old, terminated, ${old.lago_id}`,
				`By this code, Lago reaches the terminated one (${old.lago_id}) and not the active one. Give the active wallet another code in Lago, and use that.`,
			]);
			expect(requests()).toEqual([`GET ${WALLET}`, 'GET /customers/acme/wallets?per_page=100']);
		}
		expect(lago.store.wallets).toEqual(before);
	},

	'Two alerts of a wallet can have the same code; Lago then takes either': async () => {
		const codes = recorded('alerts then').body.alerts.map(({ code }: IDataObject) => code);
		expect(codes.filter((code: string) => code === 'low_credits')).toHaveLength(2);
		const wallet = addWallet();
		const types = ['wallet_balance_amount', 'wallet_credits_balance'];
		for (const alert_type of types) lago.store.addWalletAlert(wallet, { code: 'low', alert_type });
		const [taken, left] = lago.store.wallet_alerts;
		for (const method of ['GET', 'DELETE']) {
			const { body } = await directly(method, `${WALLET}/alerts/low`);
			expect(body.alert.lago_id).toBe(taken.lago_id);
		}
		expect(lago.store.wallet_alerts).toEqual([left]);

		const ofLow = { resource: 'walletAlert', ...ofPrepaid, alertCode: 'low' };
		const alert = { alertType: types[0], code: 'low', thresholds: { threshold: [{ value: '5' }] } };
		const created = await run({ ...ofLow, operation: 'create', alerts: { alert: [alert] } });
		expect(created.error?.message).toMatch(/alert 1 \('low'\) with the code of another alert/);
		lago.store.addWalletAlert(wallet, { code: 'low', alert_type: types[0] });
		const before = structuredClone(lago.store.wallet_alerts);
		for (const parameters of [
			{ operation: 'get' },
			{ operation: 'delete' },
			{ operation: 'update', alertUpdateFields: { name: 'New' } },
		]) {
			const { error } = await run({ ...ofLow, ...parameters });
			expect([error?.message, error?.description]).toEqual([
				"'Alert' 'low' is the code of 2 alerts: wallet_balance_amount, wallet_credits_balance",
				'By this code, Lago takes any of them. Give one of them another code in Lago.',
			]);
		}
		expect(lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect(lago.store.wallet_alerts).toEqual(before);
	},
};
