import type { INodeParameters } from 'n8n-workflow';
import { answeredLater } from '../../lago/recordings';
import { lago, run, runFast, wire } from '../../n8n/support';
import { hintsOf, runAll, wordsOf, writes } from './support';

const upsert = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };
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
	test.each([
		['an unknown code', ['thankz'], 'thankz'],
		['a known code and an unknown one', ['thanks', 'nope'], 'nope'],
	])('%s leaves those that are there', async (_, codes, unknown) => {
		lago.store.addCustomer({ external_id: 'acme', invoice_custom_section_codes: ['bank'] });
		const { items, errors } = await runAll(withSections(...codes));
		expect(items).toEqual([]);
		expect(wordsOf(errors[0].json)).toContain(
			`'Invoice Custom Section Codes' has what is no invoice custom section in Lago: ${unknown}`,
		);
		expect(wordsOf(errors[0].json)).toContain('has its earlier sections again: bank.');
		expect(sectionsOf()).toEqual(['bank']);
	});

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
		const { errors } = await runAll(withSections('thanks', 'nope'));
		expect(wordsOf(errors[0].json)).toContain('Lago saved the customer without them.');
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
	const rule = {
		trigger: 'interval',
		interval: 'monthly',
		paid_credits: '20.0',
		invoice_custom_section_codes: ['bank'],
	};
	const addWallet = () =>
		lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
			code: 'prepaid',
			invoice_custom_section_codes: ['thanks'],
			billable_metric_codes: [lago.store.addBillableMetric({ code: 'calls' }).code],
		});

	test('an unknown code leaves those that are there, and the scope', async () => {
		addWallet();
		const { items, errors } = await runAll({
			...update,
			walletUpdateFields: { name: 'New', invoiceCustomSectionCodes: ['nope', 'bank'] },
		});
		expect(items).toEqual([]);
		expect(wordsOf(errors[0].json)).toContain('is no invoice custom section in Lago: nope');
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
		const { lago_id: lagoId, ...known } = { ...lago.store.stamp(), ...rule };
		wallet.recurring_transaction_rules = [
			{
				...{ status: 'active', method: 'fixed', threshold_credits: '0.0', granted_credits: '0.0' },
				...{ target_ongoing_balance: null, grants_target_top_up: false, started_at: null },
				...{ expiration_at: null, invoice_requires_successful_payment: false },
				...{
					ignore_paid_top_up_limits: false,
					transaction_name: null,
					purchase_order_number: null,
				},
				...{ transaction_metadata: [], created_at: known.created_at },
				payment_method: { payment_method_type: 'provider', payment_method_id: null },
				...rule,
				lago_id: lagoId,
			},
		];
		const section = { section: { invoiceCustomSectionCodes: ['nope'] } };
		const { items, errors } = await runAll({
			...update,
			walletUpdateFields: {
				recurringTransactionRules: {
					rule: [{ transactionName: 'Top-up', invoiceCustomSection: section }],
				},
			},
		});
		expect(items).toEqual([]);
		expect(wordsOf(errors[0].json)).toContain('The rule has its earlier sections again: bank.');
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

	test('does not show in the answer of a real Lago, known or not', () => {
		for (const [name, links] of [
			['a link', []],
			['the link a little later', [expect.objectContaining({ integration_code: 'xero' })]],
			['a link without an ID and with a code that does not exist', []],
			['no link is left', []],
		] as const) {
			expect(answeredLater(name).customer.integration_customers).toEqual(links);
		}
	});

	test('that comes gives no hint', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		expect(hintsOf(await runFast(add('xero')))).toEqual([]);
	});

	test('by a code that Lago does not know gives one', async () => {
		lago.store.addCustomer({ external_id: 'acme' });
		const result = await runFast(add('xerro'));
		expect(result.items).toHaveLength(1);
		expect(hintsOf(result)).toEqual([
			"Lago made no link to xero by the 'Integration Code' 'xerro' within 10 seconds. Check the code.",
		]);
		expect(writes()).toHaveLength(1);
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

describe('a link that moves to another connection', () => {
	const link = {
		...{ type: 'xero', integration_code: 'xero', code: 'xero', external_customer_id: 'xero-1' },
		...{ is_default: true, category: 'accounting', sync_with_provider: false },
	};
	const move = (integrationCode: string, others = {}) => ({
		...upsert,
		customerFields: {
			integrationCustomers: {
				integrationCustomer: [
					{ integrationType: 'xero', integrationCode, externalCustomerId: 'xero-9' },
				],
			},
			...others,
		},
	});
	const links = () => {
		lago.store.runJobs();
		return lago.store.customer('acme').integration_customers;
	};

	beforeEach(() => {
		lago.store.addIntegration({ type: 'xero', code: 'xero-us' });
		lago.store.addCustomer({
			external_id: 'acme',
			integration_customers: [{ lago_id: lago.store.uuid(), ...link }],
		});
	});

	test('is refused without a word on it, and nothing is written', async () => {
		const { items, errors } = await runAll(move('xerro'));
		expect(items).toEqual([]);
		expect(wordsOf(errors[0].json)).toContain(
			"'Integration Code' of the link to xero is not the one that the customer has: xero",
		);
		expect(wordsOf(errors[0].json)).toContain("'Replace Integration'");
		expect(writes()).toEqual([]);
		expect(links()).toMatchObject([link]);
	});

	test('moves where that is wanted', async () => {
		const { items } = await runFast(move('xero-us', { replaceIntegration: true }));
		expect(items).toHaveLength(1);
		expect(links()).toMatchObject([
			{ integration_code: 'xero-us', external_customer_id: 'xero-9' },
		]);
		expect(writes()).toHaveLength(1);
	});

	test('comes back where Lago has no connection of that code', async () => {
		const { items, error } = await runFast(move('xerro', { replaceIntegration: true }));
		expect(items).toEqual([]);
		expect(error?.message).toBe("Lago made no link to xero by the 'Integration Code' 'xerro'");
		expect(error?.description).toContain("The earlier link, to 'xero', was sent again.");
		expect(links()).toMatchObject([link]);
	});
});
