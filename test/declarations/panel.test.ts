/** What the panels offer, and how they name it, beyond the rules that all fields follow. */
import type { INodePropertyOptions } from 'n8n-workflow';
import { operations, withNested } from './operations';

const fieldsOf = (id: string) =>
	operations
		.filter((operation) => operation.id === id)
		.flatMap(({ fields }) => fields.flatMap(({ property }) => withNested(property)));

const choicesOf = (id: string) =>
	fieldsOf(id).flatMap(({ options = [] }) =>
		(options as INodePropertyOptions[]).map(({ name }) => name),
	);

describe("what a recurring rule leaves out is 'Leave Unchanged'", () => {
	test('where there may be a rule', () => {
		expect(choicesOf('wallet update')).toContain('Leave Unchanged');
		expect(choicesOf('wallet update')).not.toContain("Lago's Default");
	});

	test("and 'Lago's Default' where there is none yet", () => {
		expect(choicesOf('wallet create')).toContain("Lago's Default");
		expect(choicesOf('wallet create')).not.toContain('Leave Unchanged');
	});
});

test('every amount in cents has its unit in its name', () => {
	const unnamed = operations
		.flatMap(({ id }) => fieldsOf(id))
		.filter(({ name }) => /amount(From|To)$|amountCents$/i.test(name))
		.map(({ displayName }) => displayName);
	expect(new Set(unnamed)).toEqual(
		new Set([
			'Amount From (Cents)',
			'Amount To (Cents)',
			'Max Paid Top-Up (Cents)',
			'Min Paid Top-Up (Cents)',
		]),
	);
});

test('no text tells of what the node reads, or names things as only a program does', () => {
	const texts = operations.flatMap(({ id, option }) => [
		option.description,
		...fieldsOf(id).map(({ description = '' }) => description),
	]);
	const odd = texts.filter((text) =>
		/which is read first|reads the customer first|from now on|one a type|one rule a wallet|or the rest/.test(
			text,
		),
	);
	expect(odd).toEqual([]);
});
