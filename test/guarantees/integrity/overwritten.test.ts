/** What another process, a person or a job of Lago writes between the node's requests. */
import type { INodeParameters } from 'n8n-workflow';
import { newIntegrationCustomer, newRecurringTransactionRule } from '../../lago/models';
import { lago, runFast as run } from '../../n8n/support';
import {
	answerFirst,
	entry,
	isWrite,
	metadataOf,
	upsert,
	upsertMetadata,
	writes,
} from '../../n8n/helpers';

const ofMain = { customerId: 'acme', walletCode: 'main' };
const update = { resource: 'wallet', operation: 'update', ...ofMain };
const merge = { resource: 'walletMetadata', operation: 'merge', ...ofMain };

const change = (customerFields: INodeParameters) => ({ ...upsert, customerFields });
const addKey = upsertMetadata('plan', 'pro');

const methods = () => lago.requests.map(({ method }) => method);

/** Lets somebody else write after each of the node's writes, so many times, before it looks. */
function afterEachWrite(times: number, overwrite: () => void) {
	let answered = 0;
	let done = 0;
	lago.intercept(({ method }) => {
		if (method !== 'GET') answered++;
		else if (answered > done && done < times) {
			done = answered;
			overwrite();
		}
		return undefined;
	});
}

/** What a write that was merged from an earlier read puts back. */
function putBack<T extends object>(object: T): () => void {
	const before = structuredClone(object);
	return () => Object.assign(object, structuredClone(before));
}

const addCustomer = () =>
	lago.store.addCustomer({
		external_id: 'acme',
		metadata: [entry('old', '1'), entry('gone', '1')],
		integration_customers: ['hubspot', 'xero'].map((type) =>
			newIntegrationCustomer(lago.store, type, { external_customer_id: `${type} 1` }),
		),
	});

function addWallet() {
	for (const code of ['calls', 'seats']) lago.store.addBillableMetric({ code });
	const rule = newRecurringTransactionRule(lago.store, {
		...{ interval: 'monthly', paid_credits: '10.0', granted_credits: '2.0' },
	});
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	return lago.store.addWallet(customer, {
		...{ code: 'main', billable_metric_codes: ['calls'], metadata: { old: '1' } },
		recurring_transaction_rules: [rule],
	});
}

const newRule = { trigger: 'interval', interval: 'monthly', method: 'fixed' };

const rule = (given: INodeParameters) => ({ recurringTransactionRules: { rule: [given] } });

const CUSTOMER_ROWS: Array<[what: string, given: INodeParameters, cells: object]> = [
	['a new key', addKey, { metadata: { old: '1', gone: '1', plan: 'pro' } }],
	[
		'a key with another value',
		change({ metadata: { entry: [{ key: 'old', value: '2' }] } }),
		{ metadata: { old: '2', gone: '1' } },
	],
	['a key that is removed', change({ metadataKeysToRemove: ['gone'] }), { metadata: { old: '1' } }],
	['a link that is removed', change({ integrationsToUnlink: ['xero'] }), { links: ['hubspot'] }],
];

test.each(CUSTOMER_ROWS)('%s of a customer is written again', async (_, given, cells) => {
	const customer = addCustomer();
	afterEachWrite(1, putBack(customer));
	const { items } = await run(given);
	expect(items).toHaveLength(1);
	expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET']);
	const links = lago.store.customer('acme').integration_customers.map(({ type }) => type);
	expect({ metadata: metadataOf('acme'), links }).toMatchObject(cells);
});

const WALLET_ROWS: Array<[what: string, given: INodeParameters, cells: object]> = [
	[
		'a key',
		{ ...merge, walletMetadata: { pair: [{ key: 'plan', value: 'pro' }] } },
		{ metadata: { old: '1', plan: 'pro' }, billable_metric_codes: ['calls'] },
	],
	[
		'other billable metrics',
		{ ...update, walletUpdateFields: { billableMetricCodes: ['seats'] } },
		{ billable_metric_codes: ['seats'] },
	],
	[
		'other metadata',
		{ ...update, walletUpdateFields: { metadata: { pair: [{ key: 'plan', value: 'pro' }] } } },
		{ metadata: { plan: 'pro' } },
	],
	[
		'another rule',
		{ ...update, walletUpdateFields: rule({ paidCredits: '20' }) },
		{ recurring_transaction_rules: [{ paid_credits: '20.0' }] },
	],
];

test.each(WALLET_ROWS)('%s of a wallet is written again', async (_, given, cells) => {
	const wallet = addWallet();
	afterEachWrite(1, putBack(wallet));
	const { items } = await run(given);
	expect(items).toHaveLength(1);
	expect(methods()).toEqual(['GET', 'PUT', 'GET', 'PUT', 'GET']);
	expect(wallet).toMatchObject(cells);
});

test('what others add meanwhile stays', async () => {
	const customer = addCustomer();
	const before = structuredClone(customer.metadata);
	afterEachWrite(1, () => (customer.metadata = [...before, entry('theirs', '1')]));
	await run(addKey);
	expect(metadataOf('acme')).toEqual({ old: '1', gone: '1', theirs: '1', plan: 'pro' });
});

test('a later change by somebody else is left alone', async () => {
	const customer = addCustomer();
	afterEachWrite(1, () => (customer.metadata.find(({ key }) => key === 'plan')!.value = 'max'));
	const { items } = await run(addKey);
	expect(items).toHaveLength(1);
	expect(methods()).toEqual(['GET', 'POST', 'GET']);
	expect(metadataOf('acme').plan).toBe('max');
});

test('a customer that is deleted meanwhile is left alone', async () => {
	const customer = addCustomer();
	afterEachWrite(1, () => (customer.deleted_at = lago.store.now()));
	expect((await run(addKey)).items).toHaveLength(1);
	expect(methods()).toEqual(['GET', 'POST', 'GET']);
});

test('an answer that shows the loss is merged with at once', async () => {
	addCustomer();
	const edit = (body: { customer: { metadata: Array<{ key: string }> } }) => {
		lago.store.customer('acme').metadata.pop();
		const metadata = body.customer.metadata.filter(({ key }) => key !== 'plan');
		return { customer: { ...body.customer, metadata } };
	};
	answerFirst(1, { edit }, isWrite);
	expect((await run(addKey)).items).toHaveLength(1);
	expect(methods()).toEqual(['GET', 'POST', 'POST', 'GET']);
	expect(metadataOf('acme')).toEqual({ old: '1', gone: '1', plan: 'pro' });
});

const withLink = (integrationType: string, integrationCode: string, others = {}) =>
	change({
		integrationCustomers: {
			integrationCustomer: [{ integrationType, integrationCode, externalCustomerId: 'n 1' }],
		},
		...others,
	});

test('what the first of two merges has taken away comes back', async () => {
	lago.store.addInvoiceCustomSection({ code: 'bank' });
	const customer = addCustomer();
	customer.invoice_custom_section_codes = ['bank'];
	const metadata = structuredClone(customer.metadata);
	afterEachWrite(1, () => (customer.metadata = structuredClone(metadata)));
	const others = {
		metadata: { entry: [{ key: 'plan', value: 'pro' }] },
		...{ replaceIntegration: true, invoiceCustomSectionCodes: ['nope'] },
	};
	const { items, error } = await run(withLink('xero', 'xerro', others));
	expect(items).toEqual([]);
	expect(error?.message).toBe("Lago made no link to xero by the 'Integration Code' 'xerro'");
	lago.store.runJobs();
	expect(customer).toMatchObject({
		invoice_custom_section_codes: ['bank'],
		integration_customers: [{ type: 'hubspot' }, { type: 'xero', integration_code: 'xero' }],
	});
});

test.each<[what: string, given: INodeParameters, sent: string[], prepare: () => unknown]>([
	['a plain field', change({ name: 'New' }), ['POST'], addCustomer],
	[
		'a key that has the value',
		change({ metadata: { entry: [{ key: 'old', value: '1' }] } }),
		['GET', 'POST'],
		addCustomer,
	],
	[
		'a new link, which a job of Lago makes later,',
		withLink('netsuite', 'netsuite'),
		['GET', 'POST', 'GET'],
		addCustomer,
	],
	[
		'a key beside a link that moves',
		withLink('xero', 'xero-us', {
			...{ metadata: { entry: [{ key: 'plan', value: 'pro' }] }, replaceIntegration: true },
		}),
		['GET', 'POST', 'GET'],
		() => {
			lago.store.addIntegration({ type: 'xero', code: 'xero-us' });
			addCustomer();
		},
	],
	[
		'a wallet whose code has a dot',
		{ ...update, walletCode: 'main.eu', walletUpdateFields: rule({ paidCredits: '20' }) },
		['GET', 'PUT', 'GET'],
		() => (addWallet().code = 'main.eu'),
	],
	[
		'a rule that Lago ignores without a licence',
		{ ...update, walletUpdateFields: rule({ ...newRule, paidCredits: '5' }) },
		['GET', 'PUT'],
		() => {
			lago.store.organization.premium = false;
			addWallet().recurring_transaction_rules = [];
		},
	],
])('%s is not read more often than it takes', async (_, given, sent, prepare) => {
	prepare();
	expect((await run(given)).items).toHaveLength(1);
	expect(methods()).toEqual(sent);
});

test('where it cannot look, it says that the write may have been carried out', async () => {
	addCustomer();
	lago.intercept(({ method }) =>
		method === 'GET' && writes().length ? { status: 403, body: { status: 403 } } : undefined,
	);
	const { items, error } = await run(addKey);
	expect(items).toEqual([]);
	expect(error?.description).toContain('may have carried the request out');
	expect(metadataOf('acme').plan).toBe('pro');
});
