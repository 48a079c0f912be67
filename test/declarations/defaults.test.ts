import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { LagoCustomer } from '../../nodes/LagoCustomer/LagoCustomer.node';
import defaults from './defaults.json';

/**
 * n8n does not save a value that equals its default. So a default is what a saved workflow means where
 * it says nothing, and with another default the same workflow does something else.
 *
 * `defaults.json` has what each version started with, for fields at any depth, by their names as they
 * are saved. A new field is added to the version that brings it. A default that must change stands
 * there again under its version, and its reason here and in the changelog.
 */
const DEFAULTS: Record<string, Record<string, unknown>> = defaults;

const CHANGED: Record<string, string> = {
	'customerFields.currency': 'nobody means to bill in dollars by adding the field',
	walletCurrency: "without one, a wallet has the customer's",
	'walletFields.recurringTransactionRules.rule.interval':
		'where it was left out, Lago refused the rule or did not look at it',
	'walletFields.recurringTransactionRules.rule.method': 'what Lago takes where it is left out',
	'walletMetadata.operation': 'a resource must not start with what destroys',
	'walletUpdateFields.recurringTransactionRules.rule.trigger':
		'a rule keeps its trigger unless another one is chosen',
};

const { properties } = new LagoCustomer().description;

/** The defaults of a field and of those inside it, by their names. Resources have an operation each. */
function defaultsOf(property: INodeProperties, prefix = ''): Array<[string, unknown]> {
	const { name, displayOptions, options = [] } = property;
	const [resource] = displayOptions?.show?.resource ?? [];
	const path = name === 'operation' ? `${String(resource)}.${name}` : `${prefix}${name}`;
	const inner = options.flatMap((option) => {
		if ('values' in option) {
			const { name: group, values } = option as INodePropertyCollection;
			return values.flatMap((field) => defaultsOf(field, `${path}.${group}.`));
		}
		return 'type' in option ? defaultsOf(option, `${path}.`) : [];
	});
	return [[path, property.default], ...inner];
}

const now = properties.flatMap((property) => defaultsOf(property));
const wanted = Object.assign({}, ...Object.values(DEFAULTS)) as Record<string, unknown>;

test.each(now)('%s starts with what saved workflows mean where they say nothing', (name, value) => {
	if (!Object.hasOwn(wanted, name)) {
		throw new Error(
			`'${name}' is a new field. Add its default, ${JSON.stringify(value)}, to defaults.json under the version that brings it.`,
		);
	}
	const [is, was] = [value, wanted[name]].map((one) => JSON.stringify(one));
	const problem =
		is === was
			? ''
			: `'${name}' started with ${was} and now starts with ${is}. n8n does not save a value that equals its default: workflows that were saved with ${was} would now do ${is}.`;
	expect(problem).toBe('');
});

test('no field is gone that saved workflows may hold', () => {
	const names = new Set(now.map(([name]) => name));
	expect(Object.keys(wanted).filter((name) => !names.has(name))).toEqual([]);
});

test('a default that changed has a reason', () => {
	const versions = Object.values(DEFAULTS);
	const twice = Object.keys(wanted).filter(
		(name) => versions.filter((version) => Object.hasOwn(version, name)).length > 1,
	);
	expect(twice.sort()).toEqual(Object.keys(CHANGED).sort());
});
