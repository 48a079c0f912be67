import { flattenFields, type GroupField } from '../../nodes/LagoCustomer/model/field';
import { operations } from './operations';

const METADATA = ['Metadata > Key', 'Metadata > Value?'];

/** What must be filled in, beside IDs. Without what ends in a ?, an entry is left out. */
const REQUIRED: Record<string, string[]> = {
	'customer createOrUpdate': [
		'External ID',
		'Integration Customers > Integration Type',
		'Integration Customers > Integration Code',
		...METADATA,
	],
	'customer getAll': ['Metadata > Key'],
	'invoice getAll': ['Metadata > Key'],
	'usage getCurrent': ['Group > Key', 'Group > Value'],
	'wallet create': [
		'Rate Amount',
		...METADATA,
		'Recurring Top-Up Rule > Trigger',
		...METADATA.map((name) => `Recurring Top-Up Rule > Transaction ${name}`),
		...METADATA.map((name) => `Transaction ${name}`),
	],
	'wallet update': [
		'Update Fields',
		...METADATA,
		...METADATA.map((name) => `Recurring Top-Up Rule > Transaction ${name}`),
	],
	'walletAlert create': [
		'Alerts',
		'Alerts > Alert Type',
		'Alerts > Code',
		'Alerts > Thresholds',
		'Alerts > Thresholds > Value',
	],
	'walletAlert update': ['Update Fields', 'Thresholds > Value'],
	'walletMetadata merge': ['Metadata', ...METADATA],
	'walletMetadata replace': ['Metadata', ...METADATA],
};

const requiredIn = (entries: GroupField[], label: string): string[] =>
	entries.flatMap(({ property, group, omitEntryIfEmpty }) => {
		const name = `${label} > ${property.displayName}`;
		const own = property.required ? [`${name}${omitEntryIfEmpty ? '?' : ''}`] : [];
		return [...own, ...requiredIn(group?.fields ?? [], name)];
	});

test.each(operations)('$id requires what Lago does not do without', ({ id, fields }) => {
	const own = fields
		.filter(({ property }) => property.required && property.type !== 'resourceLocator')
		.map(({ property }) => property.displayName);
	const inner = flattenFields(fields).flatMap(({ property, group }) =>
		requiredIn(group?.fields ?? [], property.displayName),
	);
	expect([...own, ...inner]).toEqual(REQUIRED[id] ?? []);
});
