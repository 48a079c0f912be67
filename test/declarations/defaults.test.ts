import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type NodePropertyTypes,
} from 'n8n-workflow';
import { isCollection } from '../../nodes/LagoCustomer/model/field';
import defaults from './defaults.json';
import { description, layouts } from './operations';

/**
 * n8n does not save a value that equals its default. So a default is what a saved workflow means where
 * it says nothing, and with another default the same workflow does something else.
 *
 * `defaults.json` has what each version started with, for fields at any depth, by their names as they
 * are saved. A field that does not stand there starts with nothing: one that was not released yet may. A
 * new field with any other default is added to the version that brings it. A default that must change stands there again under its
 * version, and its reason here and in the changelog.
 */
const DEFAULTS: Record<string, Record<string, unknown>> = defaults;

/** What a field starts with where no other default stands there. */
const NOTHING: Partial<Record<NodePropertyTypes, unknown>> = {
	boolean: false,
	collection: {},
	dateTime: '',
	fixedCollection: {},
	multiOptions: [],
	options: '',
	string: '',
};

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

interface Start {
	name: string;
	type: NodePropertyTypes;
	value: unknown;
}

/** What a field and those inside it start with, by their names. Resources have an operation each. */
function startsOf(property: INodeProperties, prefix = ''): Start[] {
	const { name, type, default: value, displayOptions, options = [] } = property;
	const [resource] = displayOptions?.show?.resource ?? [];
	const path = name === 'operation' ? `${String(resource)}.${name}` : `${prefix}${name}`;
	const inner = options.flatMap((option) => {
		if ('values' in option) {
			const { name: group, values } = option as INodePropertyCollection;
			return values.flatMap((field) => startsOf(field, `${path}.${group}.`));
		}
		return 'type' in option ? startsOf(option, `${path}.`) : [];
	});
	return [{ name: path, type, value }, ...inner];
}

const now = properties
	// What the model gives to an agent's tool is tested with the tool.
	.filter((property) => !JSON.stringify(property.default).includes('$fromAI'))
	.flatMap((property) => startsOf(property));
const wanted = Object.assign({}, ...Object.values(DEFAULTS)) as Record<string, unknown>;

test.each(now)(
	'$name starts with what saved workflows mean where they say nothing',
	({ name, type, value }) => {
		const isListed = Object.hasOwn(wanted, name);
		const was = JSON.stringify(isListed ? wanted[name] : NOTHING[type]);
		const is = JSON.stringify(value);
		const unsaved = 'n8n does not save a value that equals its default';
		const problem = isListed
			? `'${name}' started with ${was} and now starts with ${is}. ${unsaved}: workflows that were saved with ${was} would now do ${is}.`
			: `'${name}' starts with ${is}, which defaults.json does not have. If it is a new field, add it to the version that brings it. If it started with nothing until now, it has to stay so: ${unsaved}, and workflows that were saved with nothing would now do ${is}.`;
		expect(is === was ? '' : problem).toBe('');
	},
);

test('no field is gone that saved workflows may hold', () => {
	const names = new Set(now.map(({ name }) => name));
	expect(Object.keys(wanted).filter((name) => !names.has(name))).toEqual([]);
});

test('a default that changed has a reason', () => {
	const versions = Object.values(DEFAULTS);
	const twice = Object.keys(wanted).filter(
		(name) => versions.filter((version) => Object.hasOwn(version, name)).length > 1,
	);
	expect(twice.sort()).toEqual(Object.keys(CHANGED).sort());
});

const groups = layouts.flatMap(({ id, version, chosen, fields }) =>
	fields
		.filter(isCollection)
		.flatMap(({ property: collection, fields: inner }) =>
			inner
				.filter(({ group }) => group)
				.map(({ property }) => ({ id, version, chosen, collection, property })),
		),
);

test.each(groups)(
	'$property.name, added to $collection.name of $id in version $version, stays when another field is added',
	({ version, property: { name }, collection, chosen }) => {
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
