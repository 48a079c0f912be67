/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
	flattenFields,
	isCollection,
	isSentIn,
	type Field,
} from '../../nodes/LagoCustomer/model/field';
import { resources } from '../../nodes/LagoCustomer/resources';
import { description, operations } from './operations';
import { documents, tableUnder } from './readme';

const root = join(__dirname, '../..');

describe('each operation', () => {
	const told = tableUnder('## Operations').flatMap(([resource, names = '']) =>
		names.split(', ').map((operation) => `${resource} > ${operation}`),
	);

	// What is listed, deleted, read and simplified or written with a body is tested from its declaration:
	// those tests name one that they lack.
	const special = operations.filter(({ fields, simplified, ...operation }) => {
		if (operation.kind === 'list') return false;
		if (operation.kind === 'get') return !simplified;
		const hasBody = flattenFields(fields).some((field) => isSentIn('body', field));
		return operation.method !== 'DELETE' && !hasBody;
	});

	test.each(special)('$id has tests of its own', ({ resource, option }) => {
		const path = `test/operations/${resource.value}/${option.value}.test.ts`;
		expect([path, existsSync(join(root, path))]).toEqual([path, true]);
	});

	test('stands once in the README, and nothing else does', () => {
		const names = operations.map(({ resource, option }) => `${resource.name} > ${option.name}`);
		expect([...told].sort()).toEqual([...names].sort());
	});
});

test('counts in texts are those of the declarations', () => {
	expect(/^All (\d+) endpoints/m.exec(documents)?.[1]).toBe(String(operations.length));
	const counted = [...documents.matchAll(/\b(\d+) (operations|resources)\b/g)];
	const counts: Record<string, number> = {
		operations: operations.length,
		resources: resources.length,
	};
	for (const [, count, of = ''] of counted) expect([of, Number(count)]).toEqual([of, counts[of]]);
});

describe('filters', () => {
	/** Without what n8n adds to the name of a list that is loaded. */
	const labelOf = ({ property }: Field) => {
		const label = property.displayName.replace(/ (Names? or IDs?|\(JSON\))$/, '');
		const { type } = property;
		if (label === property.displayName || type !== 'multiOptions') return label;
		return label.replace(/y$/, 'ie').concat('s');
	};

	const declared = operations.flatMap(({ resource, option, fields, kind }) => {
		const filters = fields
			.filter(isCollection)
			.filter(({ property }) => property.displayName === 'Filters')
			.flatMap((collection) => collection.fields);
		return kind === 'write' || !filters.length
			? []
			: [{ name: `${resource.name}: ${option.name}`, filters }];
	});

	test('that no result can show are those of which the README says so', () => {
		const usage = 'Apply Taxes, Full Usage and the other filters of Usage, ';
		const [, ofUsage, others = ''] =
			new RegExp(`It cannot check: (${usage})(.*?) *\\|\n`).exec(documents) ?? [];
		expect(ofUsage).toBe(usage);
		const filters = declared.flatMap(({ name, filters: own }) =>
			own.map((field) => ({ name, label: labelOf(field), field })),
		);
		const told = others.split(', ').flatMap((part) => {
			const [label, lists] = part.split(' of ');
			const found = filters.filter(
				({ name, ...filter }) =>
					filter.label === label &&
					!name.startsWith('Usage:') &&
					(!lists || lists.split(' and ').includes(`${name.split(':')[0].toLowerCase()}s`)),
			);
			expect([part, found.length > 0]).toEqual([part, true]);
			return found;
		});
		const unproved = filters.filter(
			({ field }) => isSentIn('query', field) && field.place.verify === null,
		);
		const listed = (some: typeof filters) => some.map(({ name, label }) => `${name} > ${label}`);
		expect(listed(unproved).sort()).toEqual(
			listed([...filters.filter(({ name }) => name.startsWith('Usage:')), ...told]).sort(),
		);
	});
});

describe('an ID that users choose is checked when it is created, as it is part of a path later:', () => {
	const written = operations.flatMap((operation) =>
		operation.kind === 'write'
			? flattenFields(operation.fields).map((field) => ({ ...field, of: operation.id }))
			: [],
	);

	/** The fields that create an object's ID, by where they stand in a body. */
	const created = operations.flatMap(({ path, envelope, identity, kind }) => {
		const last = path.at(-1);
		const list = path.at(-2);
		if (kind === 'list' || last === undefined || typeof last === 'string') return [];
		return written.flatMap(({ of, place, group, isPathId }) => {
			if (place.in !== 'body') return [];
			const where = `${of}: ${place.at.join('.')}`;
			const entry = (key: string) => group?.fields.find((candidate) => candidate.key === key);
			if (identity === null) {
				const isMap = group?.shape === 'map' && place.at.at(-1) === list;
				return isMap ? [{ where: `${where}.key`, isChecked: entry('key')?.isPathId }] : [];
			}
			if (identity === 'lago_id' || envelope === null) return [];
			if (place.at.join('.') === `${envelope}.${identity}`) {
				return [{ where, isChecked: isPathId }];
			}
			const inList = place.at.join('.') === `${envelope}s` ? entry(identity) : undefined;
			return inList ? [{ where: `${where}.${identity}`, isChecked: inList.isPathId }] : [];
		});
	});

	test.each(created)('$where', ({ where, isChecked }) => {
		expect([where, isChecked]).toEqual([where, true]);
	});

	test('of customers, wallets, alerts and keys of metadata', () => {
		expect([...new Set(created.map(({ where }) => where))].sort()).toEqual([
			'customer createOrUpdate: customer.external_id',
			'wallet create: wallet.code',
			'wallet create: wallet.metadata.key',
			'wallet update: wallet.code',
			'wallet update: wallet.metadata.key',
			'walletAlert create: alerts.code',
			'walletAlert update: alert.code',
			'walletMetadata merge: metadata.key',
			'walletMetadata replace: metadata.key',
		]);
	});
});

describe('what Lago cannot undo', () => {
	const [{ displayCondition = '' } = {}] = description.hints ?? [];
	const warned = (id: string) => displayCondition.includes(`"${id}"`);

	test.each(operations)('$id warns if it destroys, and only then', (operation) => {
		const { id, option } = operation;
		const isDelete = operation.kind === 'write' && operation.method === 'DELETE';
		// What replaces metadata removes the keys that it does not list.
		const destroys = isDelete || id === 'walletMetadata replace';
		expect([id, warned(id)]).toEqual([id, destroys]);
		expect([id, /^(Delete|Replace|Terminate)\b/.test(option.name)]).toEqual([id, destroys]);
	});

	test.each(resources)(
		'$name does not start with it',
		({ value, defaultOperation, operations: own }) => {
			expect(own.map(({ option }) => option.value)).toContain(defaultOperation);
			expect(warned(`${value} ${defaultOperation}`)).toBe(false);
		},
	);
});
