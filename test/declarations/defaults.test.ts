import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import { isCollection } from '../../nodes/LagoCustomer/model/field';
import { getFieldsByVersion } from '../../nodes/LagoCustomer/model/operation';
import defaults from './defaults.json';
import { description, operations } from './operations';

/**
 * n8n does not save a value that equals its default. So a default is what a saved workflow means where
 * it says nothing, and with another default the same workflow does something else.
 *
 * `defaults.json` has what each version started with, for fields at any depth, by their names as they
 * are saved. A new field is added to the version that brings it. A default that must change stands
 * there again under its version, and its reason here and in the changelog.
 */
const DEFAULTS: Record<string, Record<string, unknown>> = defaults;

/** Groups in a collection: of one that was just added, n8n keeps nothing that equals `{}`. */
const STAYING = [
	'alertUpdateFields.thresholds',
	'currentUsageFilters.group',
	'customerFields.integrationCustomers',
	'customerFields.metadata',
	'customerFilters.metadata',
	'invoiceFilters.metadata',
	...['metadata', 'recurringTransactionRules', 'transactionMetadata'].map(
		(name) => `walletFields.${name}`,
	),
	...['metadata', 'recurringTransactionRules'].map((name) => `walletUpdateFields.${name}`),
];

const CHANGED: Record<string, string> = {
	...Object.fromEntries(STAYING.map((name) => [name, 'both have no entry, and send nothing'])),
	'customerFields.currency': 'nobody means to bill in dollars by adding the field',
	walletCurrency: "without one, a wallet has the customer's",
	'walletFields.recurringTransactionRules.rule.interval':
		'where it was left out, Lago refused the rule or did not look at it',
	'walletFields.recurringTransactionRules.rule.method': 'what Lago takes where it is left out',
	'walletMetadata.operation': 'a resource must not start with what destroys',
	'walletUpdateFields.recurringTransactionRules.rule.trigger':
		'a rule keeps its trigger unless another one is chosen',
};

const { properties } = description;

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

const now = properties
	// What the model gives to an agent's tool is tested with the tool.
	.filter((property) => !JSON.stringify(property.default).includes('$fromAI'))
	.flatMap((property) => defaultsOf(property));
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

const groups = operations.flatMap((operation) =>
	getFieldsByVersion(operation).flatMap(({ version, fields }) =>
		fields.filter(isCollection).flatMap((collection) =>
			collection.fields
				.filter(({ group }) => group)
				.map(({ property }) => ({
					...{ id: operation.id, version, name: property.name, collection: collection.property },
					chosen: { resource: operation.resource.value, operation: operation.option.value },
				})),
		),
	),
);

test.each(groups)(
	'$name, added to $collection.name of $id in version $version, stays when another field is added',
	({ version, name, collection, chosen }) => {
		const added = collection.options?.find((option) => option.name === name) as INodeProperties;
		const parameters = { ...chosen, [collection.name]: { [name]: added.default } };
		// As the editor does after each change.
		const node = { typeVersion: version } as INode;
		const kept = NodeHelpers.getNodeParameters(
			properties,
			parameters as INodeParameters,
			false,
			false,
			node,
			description,
		);
		expect(kept?.[collection.name]).toHaveProperty(name);
	},
);
