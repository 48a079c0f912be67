/** Failures of a run that belong to none of its items. */
import type { INode, INodeParameters } from 'n8n-workflow';
import { lago, run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };
const items = [{ id: 'a' }, { id: 'b' }];

const ROWS: Array<[what: string, given: INodeParameters, error: string]> = [
	[
		'a timeout that is no number',
		{ requestOptions: { timeout: 'soon' } },
		"'Timeout' is not a number",
	],
	[
		'too few requests at once',
		{ requestOptions: { maxParallelRequests: 0 } },
		"'Max Parallel Requests' is less than 1",
	],
];

/** What comes out of the node, on its outputs. */
const runWith = async (given: INodeParameters, node: Partial<INode>, settings = {}) =>
	await run({ ...get, ...given }, { items, node, ...settings });

test.each(ROWS)('%s: each item gets the error, on the error output', async (_, given, error) => {
	const { items: passed, errors } = await runWith(given, { onError: 'continueErrorOutput' });
	expect(passed).toEqual([]);
	expect(errors).toEqual(
		items.map((json, item) => ({
			json: { ...json, error, message: expect.stringMatching(/\S/) },
			pairedItem: { item },
		})),
	);
	expect(lago.requests).toEqual([]);
});

test.each(ROWS)('%s: each item gets the error, in its place', async (_, given, error) => {
	const { items: passed } = await runWith(given, { onError: 'continueRegularOutput' });
	expect(passed.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
		items.map((__, item) => [error, { item }]),
	);
});

test.each(ROWS)('%s: a run that stops says so', async (_, given, message) => {
	const { items: passed, error } = await runWith(given, {});
	expect(passed).toEqual([]);
	expect([error?.name, error?.message]).toEqual(['NodeOperationError', message]);
	expect(error?.description).toMatch(/\S/);
});

describe('a credential that cannot be read', () => {
	const failing = { credentialError: 'Credentials could not be decrypted' };

	test('each item gets the error, on the error output', async () => {
		const { items: passed, errors } = await runWith(
			{},
			{ onError: 'continueErrorOutput' },
			failing,
		);
		expect(passed).toEqual([]);
		expect(errors.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			items.map((json, item) => [
				{ ...json, error: failing.credentialError, message: failing.credentialError },
				{ item },
			]),
		);
	});

	test('a run that stops says so', async () => {
		const { error } = await runWith({}, {}, failing);
		expect(error?.message).toBe(failing.credentialError);
	});
});
