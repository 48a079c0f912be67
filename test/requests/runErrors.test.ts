/** Failures of a run that belong to none of its items. */
import type { INode, INodeParameters } from 'n8n-workflow';
import { lago, run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };
const items = [{ id: 'a' }, { id: 'b' }];

const NO_CREDENTIAL = 'Credentials could not be decrypted';

type Given = INodeParameters & { credentialError?: string };

describe.each<[given: Given, message: string, description?: string]>([
	[{ requestOptions: { timeout: 'soon' } }, "'Timeout' is not a number", 'It is "soon".'],
	[{ credentialError: NO_CREDENTIAL }, NO_CREDENTIAL],
])('%j', ({ credentialError, ...given }, message, description) => {
	const runWith = async (node: Partial<INode>) =>
		await run({ ...get, ...given }, { items, node, credentialError });

	test('each item gets the error, on the error output', async () => {
		const { items: passed, errors } = await runWith({ onError: 'continueErrorOutput' });
		expect(passed).toEqual([]);
		expect(errors).toEqual(
			items.map((json, item) => ({
				json: { ...json, error: message, message: description ?? message },
				pairedItem: { item },
			})),
		);
		expect(lago.requests).toEqual([]);
	});

	test('each item gets the error, in its place', async () => {
		const { items: passed } = await runWith({ onError: 'continueRegularOutput' });
		expect(passed.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			items.map((__, item) => [message, { item }]),
		);
	});

	test('a run that stops says so', async () => {
		const { items: passed, error } = await runWith({});
		expect(passed).toEqual([]);
		expect([error?.name, error?.message, error?.description]).toEqual([
			...['NodeOperationError', message, description],
		]);
	});
});
