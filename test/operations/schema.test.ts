/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { loadOutputSchema } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LagoCustomer } from '../../nodes/LagoCustomer/LagoCustomer.node';
import { newRecurringTransactionRule } from '../lago/models/wallet';
import { fillLists } from '../lago/store';
import { seedAcme } from '../lago/seed/acme';
import { addAccount, operations, plainly } from './declarations';
import { lago, run } from '../n8n/support';

interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	additionalProperties?: boolean | Schema;
	required?: string[];
}

const nodeDir = join(__dirname, '../../dist/nodes/LagoCustomer');
const DATE = '2099-01-01T00:00:00.000Z';

const everyOperation = (new LagoCustomer().description.version as number[]).flatMap((version) =>
	operations.map((declared) => ({ ...declared, version })),
);

/** A customer of whom Lago knows everything, most of it recorded, and one of whom it knows little. */
function addCustomers(): IDataObject[] {
	seedAcme(lago.store);
	const bare = addAccount('bare', 5);
	forget();
	return [fillIn(), bare];
}

/** Adds to the recorded customer what the recording lacks. Returns what leads to it. */
function fillIn(): IDataObject {
	const { store } = lago;
	const acme = Object.assign(store.customer('acme'), {
		external_salesforce_id: 'sf_1',
		subscription_invoice_issuing_date_anchor: 'next_period_start',
		subscription_invoice_issuing_date_adjustment: 'keep_anchor',
	});
	acme.integration_customers.push({
		...{ lago_id: store.uuid(), external_customer_id: '9', type: 'netsuite', code: 'netsuite' },
		...{ integration_code: 'netsuite', is_default: true, category: 'accounting' },
		...{ sync_with_provider: true, subsidiary_id: '2', targeted_object: 'companies' },
	});
	fillLists(store, acme);
	const own = <T extends { lago_customer_id: string }>(rows: T[]) =>
		rows.filter(({ lago_customer_id: id }) => id === acme.lago_id);
	const [method] = own(store.payment_methods);
	const coupon = own(store.applied_coupons).find(({ status }) => status === 'active')!;
	Object.assign(coupon, { frequency_duration: 6, frequency_duration_remaining: 6 });
	store.coupon(coupon.coupon_code).description = 'For new customers';
	for (const section of store.invoice_custom_sections) section.description = 'Description';
	own(store.subscriptions)[0].ending_at = DATE;
	Object.assign(
		own(store.wallets).find(({ code }) => code === 'prepaid')!,
		{
			expiration_at: DATE,
			purchase_order_number: 'PO-1',
			payment_method: { payment_method_type: 'provider', payment_method_id: method.lago_id },
			metadata: { team: 'infra', region: null },
			invoice_custom_section_codes: ['thanks'],
			recurring_transaction_rules: [
				newRecurringTransactionRule(store, {
					...{ interval: 'monthly', target_ongoing_balance: '100.0', transaction_name: 'Top-up' },
					...{ started_at: DATE, expiration_at: DATE, purchase_order_number: 'PO-2' },
					transaction_metadata: [{ key: 'source', value: 'rule' }],
					invoice_custom_section_codes: ['thanks'],
				}),
			],
		},
	);
	return {
		...{ customerId: 'acme', subscriptionId: 'acme-main', walletCode: 'prepaid' },
		...{ alertCode: 'low_balance', metadataKey: 'team' },
		...{ appliedCouponId: coupon.lago_id, paymentMethodId: method.lago_id },
	};
}

/** Takes from the newest account what it can be without. */
function forget(): void {
	const { customers, credit_notes: notes, payment_requests: requests, ...store } = lago.store;
	const customer = Object.assign(customers.at(-1)!, {
		...{ email: null, currency: null },
		...{ payment_provider: 'gocardless', payment_provider_code: null },
	});
	const unlinked = { payment_provider: 'gocardless', provider_customer_id: null };
	Object.assign(customer.provider_customers[0], unlinked);
	store.addSubscription(customer, { status: 'pending', started_at: null });
	notes.at(-1)!.credit_status = null;
	requests.at(-1)!.email = null;
	store.wallet_alerts.at(-1)!.name = null;
}

/** What is given beside or in place of the required fields. */
const MORE: Record<string, INodeParameters> = {
	'subscription getAll': { subscriptionFilters: { statuses: ['active', 'pending'] } },
	'wallet update': { walletUpdateFields: { priority: 1 } },
	'walletAlert update': { alertUpdateFields: { code: 'lower' } },
	'wallet create': {
		walletCurrency: 'EUR',
		walletFields: { code: 'second', metadata: { pair: [{ key: 'region', value: 'EU' }] } },
	},
	'walletAlert create': {
		alerts: {
			alert: [
				{
					alertType: 'wallet_ongoing_balance_amount',
					code: 'new',
					thresholds: { threshold: [{ value: '5.5' }] },
				},
			],
		},
	},
};

/** A schema with all schemas inside it. */
const withNested = (schema: Schema): Schema[] => {
	const nested = [...Object.values(schema.properties ?? {}), schema.items ?? []].flat();
	return [schema, ...nested.flatMap(withNested)];
};

test('every operation has a schema, and every schema an operation', () => {
	const files = readdirSync(join(nodeDir, '__schema__'), { recursive: true, encoding: 'utf8' });
	const expected = everyOperation.map(
		({ version, id }) => `v${version.toFixed(1)}.0/${id.replace(' ', '/')}.json`,
	);
	expect(files.filter((path) => path.endsWith('.json')).sort()).toEqual(expected.sort());
});

test('every shape is of use to an operation', () => {
	const folder = join(__dirname, '../../nodes/LagoCustomer/schemas');
	const files = readdirSync(folder);
	const used = files
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.flatMap((text) => [...text.matchAll(/"(\w+)"/g)].map(([, name]) => `${name}.json`));
	expect(files.filter((file) => !used.includes(file))).toEqual(['operations.json']);
});

describe.each(everyOperation)('$id in version $version', ({ version, ...declared }) => {
	const schema = loadOutputSchema({ nodeDir, version, ...declared.chosen }) as Schema;

	test('has a schema that n8n finds and the editor can unfold', () => {
		expect(schema).toMatchObject({ type: 'object' });
		for (const { type, properties, items } of withNested(schema)) {
			expect(type).toBeDefined();
			// Not where "null" stands beside it.
			if (properties) expect(type).toBe('object');
			if (items) expect(type).toBe('array');
		}
	});

	test('returns what its schema says: all of it, and nothing else', async () => {
		const strict = structuredClone(schema);
		strict.required = Object.keys(strict.properties!);
		for (const part of withNested(strict)) if (part.properties) part.additionalProperties = false;
		const validate = new Ajv().compile(strict);

		const { items, error } = await run(
			{
				...plainly(declared),
				...MORE[declared.id],
				...(declared.id === 'wallet create' && version > 1 && { code: 'second' }),
				simplify: true,
			},
			{ items: addCustomers(), node: { typeVersion: version } },
		);
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThanOrEqual(2);
		for (const { json } of items) expect(validate(json) || validate.errors).toBe(true);
	});
});
