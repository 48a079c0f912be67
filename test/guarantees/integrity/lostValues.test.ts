import type { INodeParameters } from 'n8n-workflow';
import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { lago, run, runFast, wire } from '../../n8n/support';
import { failureOf, hintsOf, runAll, upsert, writes } from '../../n8n/helpers';

const update = {
	...{ resource: 'wallet', operation: 'update', customerId: 'acme', walletCode: 'prepaid' },
};

const sectionsOf = () => lago.store.customer('acme').invoice_custom_section_codes;

const withSections = (...codes: string[]) => ({
	...upsert,
	customerFields: { invoiceCustomSectionCodes: codes },
});

beforeEach(() => {
	for (const code of ['legal', 'thanks', 'bank']) lago.store.addInvoiceCustomSection({ code });
});

describe('invoice custom sections of a customer', () => {
	test('those of the billing entity stay its own', async () => {
		lago.store.defaultBillingEntity().invoice_custom_section_codes = ['legal'];
		lago.store.addCustomer({ external_id: 'acme' });
		const { items } = await runAll(withSections('thanks', 'nope'));
		expect(items).toEqual([]);
		expect(sectionsOf()).toEqual([]);
	});

	test('a customer without sections stays so', async () => {
		lago.store.addCustomer({ external_id: 'acme', skip_invoice_custom_sections: true });
		const { items } = await runAll(withSections('nope'));
		expect(items).toEqual([]);
		expect(lago.store.customer('acme')).toMatchObject({
			skip_invoice_custom_sections: true,
			invoice_custom_section_codes: [],
		});
	});

	test('a new customer is made, and the item says what is wrong', async () => {
		const words = await failureOf(withSections('thanks', 'nope'));
		expect(words).toContain('Lago saved the customer without them.');
		expect(sectionsOf()).toEqual(['thanks']);
	});

	test('known codes take two requests and no hint', async () => {
		lago.store.addCustomer({ external_id: 'acme', invoice_custom_section_codes: ['bank'] });
		const result = await run(withSections('thanks', 'legal'));
		expect(result.items).toHaveLength(1);
		expect(hintsOf(result)).toEqual([]);
		expect(wire().map(({ request }) => request)).toEqual([
			'GET /customers/acme',
			'POST /customers',
		]);
		expect(sectionsOf()).toEqual(['legal', 'thanks']);
	});
});

describe('invoice custom sections of a wallet', () => {
	const addWallet = () =>
		lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
			code: 'prepaid',
			invoice_custom_section_codes: ['thanks'],
			billable_metric_codes: [lago.store.addBillableMetric({ code: 'calls' }).code],
		});

	test('an unknown code leaves those that are there, and the scope', async () => {
		addWallet();
		const words = await failureOf({
			...update,
			walletUpdateFields: { name: 'New', invoiceCustomSectionCodes: ['nope', 'bank'] },
		});
		expect(words).toContain('is no invoice custom section in Lago: nope');
		expect(lago.store.wallets).toMatchObject([
			{
				name: 'New',
				invoice_custom_section_codes: ['thanks'],
				billable_metric_codes: ['calls'],
			},
		]);
	});

	test('an unknown code of a rule leaves those of the rule', async () => {
		const wallet = addWallet();
		wallet.recurring_transaction_rules = [
			newRecurringTransactionRule(lago.store, {
				...{ interval: 'monthly', paid_credits: '20.0', invoice_custom_section_codes: ['bank'] },
			}),
		];
		const section = { section: { invoiceCustomSectionCodes: ['nope'] } };
		const words = await failureOf({
			...update,
			walletUpdateFields: {
				recurringTransactionRules: {
					rule: [{ transactionName: 'Top-up', invoiceCustomSection: section }],
				},
			},
		});
		expect(words).toContain('The rule has its earlier sections again: bank.');
		expect(wallet.recurring_transaction_rules).toMatchObject([
			{
				status: 'active',
				transaction_name: 'Top-up',
				paid_credits: '20.0',
				invoice_custom_section_codes: ['bank'],
			},
		]);
		expect(wallet.billable_metric_codes).toEqual(['calls']);
	});

	test('a new wallet is made, with a hint', async () => {
		lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
		const result = await run({
			...{ resource: 'wallet', operation: 'create', customerId: 'acme', rateAmount: '1' },
			walletFields: { invoiceCustomSectionCodes: ['thanks', 'nope'] },
		});
		expect(result.items).toHaveLength(1);
		expect(hintsOf(result)).toEqual([
			"Lago kept another value of 'Invoice Custom Section Codes' than the one sent: thanks. Lago has no such sections.",
		]);
		expect(writes()).toHaveLength(1);
	});
});

describe('a new link', () => {
	const add = (
		integrationCode: string,
		values: INodeParameters = { externalCustomerId: 'x-1' },
	) => ({
		...upsert,
		customerFields: {
			integrationCustomers: {
				integrationCustomer: [{ integrationType: 'xero', integrationCode, ...values }],
			},
		},
	});

	test('that comes gives no hint', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		expect(hintsOf(await runFast(add('xero')))).toEqual([]);
	});

	test('without an ID there gives one at once', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		expect(hintsOf(await run(add('xero', {})))).toEqual([
			"Lago made no link to xero by the 'Integration Code' 'xero'. It needs 'Customer ID There' or 'Sync With Provider' for that.",
		]);
		expect(wire().map(({ request }) => request)).toEqual([
			'GET /customers/acme',
			'POST /customers',
		]);
	});

	test('that a run waits for when another item stops it counts as done', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		lago.store.holdsJobs = true;
		lago.intercept(({ body }) =>
			JSON.stringify(body)?.includes('"b"')
				? { delayMs: 100, status: 422, body: { status: 422, error: 'Unprocessable Entity' } }
				: undefined,
		);
		const parameters = { ...add('xero'), externalId: '={{ $json.id }}' };
		const { error } = await run(parameters, { items: [{ id: 'acme' }, { id: 'b' }] });
		expect(error?.description).toContain('1 of 2 items was done (item 0).');
	});
});
