/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers } from 'n8n-workflow';
import { n8n } from '../n8n/support';
import { example } from './example';

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

const names = readdirSync(join(__dirname, '../../examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

/** What else than a Lago API credential users make; n8n puts that one in by itself. */
const CREDENTIALS: Record<string, string[]> = {
	'crm-upsert': ['httpHeaderAuth'],
	'lago-webhook': ['crypto'],
};

test('there are six', () => {
	expect(names).toHaveLength(6);
});

describe.each(names)('%s', (name) => {
	const workflow = example(name);
	const { nodes, connections } = workflow;
	const steps = nodes.filter(({ type }) => type !== STICKY_NOTE);
	const notes = nodes.filter(({ type }) => type === STICKY_NOTE);

	test('is what n8n exports, switched off and without data', () => {
		expect(workflow).toEqual({
			name: expect.stringMatching(/^Lago: /),
			nodes: expect.any(Array),
			connections: expect.any(Object),
			active: false,
			settings: { executionOrder: 'v1' },
		});
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
	});

	test('names no credential of anyone', () => {
		const used = nodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}));
		expect(used.map(([type, { id }]) => [type, id])).toEqual(
			(CREDENTIALS[name] ?? []).map((type) => [type, null]),
		);
	});

	test.each(nodes.map((node) => [node.name, node] as const))(
		'n8n knows every parameter of %s and finds nothing wrong with it',
		async (_, node) => {
			const type = n8n.NODES_BASE.includes(node.type)
				? n8n.nodesBase(node.type)
				: await n8n.lagoNode();
			const { description } = NodeHelpers.getVersionedNodeType(type, node.typeVersion);
			const { properties, version } = description;
			const kept = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);

			expect([version].flat()).toContain(node.typeVersion);
			expect(kept).toMatchObject(node.parameters);
			expect(NodeHelpers.getNodeParametersIssues(properties, node, description)).toBeNull();
		},
	);

	test('reads from left to right', () => {
		const x = new Map(steps.map((step) => [step.name, step.position[0]]));
		for (const [from, { main }] of Object.entries(connections)) {
			for (const { node: to } of (main ?? []).flatMap((links) => links ?? [])) {
				expect(x.get(to)).toBeGreaterThan(x.get(from) ?? Infinity);
			}
		}
	});

	test('has sticky notes behind its steps, and one before them', () => {
		const [introduction, ...behind] = notes;
		if (!introduction) throw new Error('There is no note');
		for (const { position } of steps) {
			expect(introduction.position[0] + Number(introduction.parameters.width)).toBeLessThanOrEqual(
				position[0] - 64,
			);
		}
		for (const { position, parameters } of behind) {
			const [left, top] = position;
			const covered = steps.filter(
				({ position: [x, y] }) =>
					x > left &&
					x < left + Number(parameters.width) &&
					y > top &&
					y < top + Number(parameters.height),
			);
			expect(covered).not.toEqual([]);
			// Its text stands above them.
			for (const { position: step } of covered) expect(step[1] - top).toBeGreaterThanOrEqual(176);
		}
	});
});
