import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { requestOptions } from '../../nodes/LagoCustomer/execution/execute';
import { getOperationForVersion } from '../../nodes/LagoCustomer/model/operation';
import { lago, run, wire } from '../n8n/support';
import { insideOf, operations } from './operations';
import saved from './saved-0.1.0.json';

/** What workflows of version 0.1.0 may hold: `name` or `name=value|value`, by resource and operation. */
const SAVED: Record<string, Record<string, string[]>> = saved;

/** What is knowingly gone, and so ignored where a workflow still has it. */
const GONE: Record<string, string[]> = {
	// Lago drops the ID of a rule that it is to create, and takes a method that is not said for `fixed`.
	'wallet create': [
		'walletFields.recurringTransactionRules.rule.interval=',
		'walletFields.recurringTransactionRules.rule.lagoId',
		'walletFields.recurringTransactionRules.rule.method=',
	],
};

/** Countries, currencies and time zones were not saved, but are counted where a wrong one is refused. */
const LONG = 100;

const entries = Object.entries(SAVED).flatMap(([resource, named]) =>
	Object.entries(named).map(([operation, names]) => ({ id: `${resource} ${operation}`, names })),
);

/** What was saved then, n8n reads with version 1 of the node. */
function propertiesOf(id: string): INodeProperties[] | undefined {
	// The settings of the node are the same for all.
	if (id === '* *') return [requestOptions];
	const found = operations.find((operation) => operation.id === id);
	return found && getOperationForVersion(1, found).fields.map(({ property }) => property);
}

/** The names under which the values of a field are saved, each with the values of its list. */
function namesOf(property: INodeProperties, prefix = ''): Array<[string, string[]]> {
	const name = `${prefix}${property.name}`;
	const options = (property.options ?? []) as INodePropertyOptions[];
	const values = options.filter((option) => 'value' in option).map(({ value }) => String(value));
	const groups =
		property.type === 'fixedCollection' ? options.map((group) => `${group.name}.`) : [''];
	const inner = groups.flatMap((group) =>
		insideOf(property).flatMap((field) => namesOf(field, `${name}.${group}`)),
	);
	return [[name, values], ...inner];
}

test.each(entries)('$id takes all that was saved for it with 0.1.0', ({ id, names }) => {
	const properties = propertiesOf(id);
	expect([id, properties]).toEqual([id, expect.anything()]);
	const now = new Map(properties?.flatMap((property) => namesOf(property)));
	const missing = names.flatMap((entry) => {
		const [name = '', list] = entry.split('=');
		const values = now.get(name);
		if (!values) return [entry];
		const lost = (list?.split('|') ?? []).filter((value) => !values.includes(value));
		return lost.map((value) => `${name}=${value}`);
	});
	expect(missing).toEqual(GONE[id] ?? []);
});

test('the lists that were saved with 0.1.0 have no other values', () => {
	const added = entries.flatMap(({ id, names }) => {
		const was = new Map(
			names.map((entry): [string, string] => {
				const [name = '', values = ''] = entry.split('=');
				return [name, values];
			}),
		);
		return (propertiesOf(id) ?? [])
			.flatMap((property) => namesOf(property))
			.flatMap(([name, values]) => {
				const known = was.get(name)?.split('|');
				// What can be cleared follows from the fields.
				if (!known || values.length >= LONG || name.endsWith('.clearFields')) return [];
				return values
					.filter((value) => value && !known.includes(value))
					.map((value) => `${id}: ${name}=${value}`);
			});
	});
	expect(added).toEqual([]);
});

test('what is gone of the recurring rules of Wallet > Create is ignored where it was saved', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const rule = { trigger: 'threshold', thresholdCredits: '10', paidCredits: '10' };
	const gone = { lagoId: '1a90', interval: '', method: '' };
	const { error } = await run({
		resource: 'wallet',
		operation: 'create',
		customerId: 'acme',
		rateAmount: '1',
		walletCurrency: 'EUR',
		walletFields: { recurringTransactionRules: { rule: [{ ...rule, ...gone }] } },
	});
	expect(error).toBeUndefined();
	expect(wire()).toEqual([
		{
			request: 'POST /customers/acme/wallets',
			body: {
				wallet: {
					rate_amount: '1',
					currency: 'EUR',
					recurring_transaction_rules: [
						{ trigger: 'threshold', threshold_credits: '10', paid_credits: '10' },
					],
				},
			},
		},
	]);
});
