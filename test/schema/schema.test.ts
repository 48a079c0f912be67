/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { loadOutputSchema } from 'n8n-core/dist/nodes-loader/output-schema-resolver';
import { LagoCustomer } from '../../nodes/LagoCustomer/LagoCustomer.node';
import { resources } from '../../nodes/LagoCustomer/resources';
import { run } from '../support';
import { addCustomers, parameters } from './customers';

interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	additionalProperties?: boolean | Schema;
	required?: string[];
}

const nodeDir = join(__dirname, '../../dist/nodes/LagoCustomer');
const versions = new LagoCustomer().description.version as number[];

const operations = versions.flatMap((version) =>
	resources.flatMap((resource) =>
		resource.operations.map(({ option }) => ({
			version,
			chosen: { resource: resource.value, operation: option.value },
		})),
	),
);

/** A schema with all schemas inside it. */
const withNested = (schema: Schema): Schema[] => {
	const nested = [...Object.values(schema.properties ?? {}), schema.items ?? []].flat();
	return [schema, ...nested.flatMap(withNested)];
};

test('every operation has a schema, and every schema an operation', () => {
	const files = readdirSync(join(nodeDir, '__schema__'), { recursive: true, encoding: 'utf8' });
	const expected = operations.map(
		({ version, chosen: { resource, operation } }) =>
			`v${version.toFixed(1)}.0/${resource}/${operation}.json`,
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

describe.each(operations)('$chosen in version $version', ({ version, chosen }) => {
	const schema = loadOutputSchema({ nodeDir, version, ...chosen }) as Schema;

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
			{ ...chosen, ...parameters, ...(version > 1 && { code: 'second' }), simplify: true },
			{ items: addCustomers(), node: { typeVersion: version } },
		);
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThanOrEqual(2);
		for (const { json } of items) expect(validate(json) || validate.errors).toBe(true);
	});
});
