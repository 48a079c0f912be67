import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, wire } from '../support';

/** Fills a list of the node, as the editor has it done. */
export const search = async (
	method: string,
	{
		apiKey = lago.apiKey,
		...options
	}: {
		apiKey?: string;
		parameters?: INodeParameters;
		filter?: string;
		paginationToken?: string;
	} = {},
) => await n8n.searchList(method, { ...options, credentials: { baseUrl: lago.url, apiKey } });

/** The tests that a list shows all of more than 100 entries, page by page. */
export function showsFurtherPages(
	method: string,
	{
		url,
		parameters,
		add,
	}: {
		/** The address below /api/v1 without the page, ending in ? or &. */
		url: string;
		parameters?: INodeParameters;
		/** Creates so many entries, and returns their values from the newest to the oldest. */
		add: (count: number) => string[];
	},
): void {
	test('goes on with the second page through the token, and ends with the last', async () => {
		const values = add(230);
		const shown: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search(method, { parameters, paginationToken });
			shown.push(...page.results.map(({ value }) => value));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined && lago.requests.length < 10);
		expect(shown).toEqual(values);
		expect(wire()).toEqual(
			[1, 2, 3].map((page) => ({ request: `GET ${url}page=${page}&per_page=100` })),
		);
	});

	test('has no token when there is no further page', async () => {
		add(100);
		expect(await search(method, { parameters })).not.toHaveProperty('paginationToken');
	});
}

/** The test that a list says which permission the API key lacks. */
export function saysWhatTheKeyMayNot(
	method: string,
	resource: string,
	parameters?: INodeParameters,
): void {
	test('says what the API key may not do', async () => {
		const apiKey = lago.restrictedKey({});
		const words = resource.replace('_', ' ');
		await expect(search(method, { apiKey, parameters })).rejects.toMatchObject({
			message: `The API key may not read ${words} data`,
			description: `Give it the permission to read '${words}' in Lago, or use another key. Lago answered 403 (read_action_not_allowed_for_${resource}).`,
		});
	});
}

/** The tests that a list of a customer's objects is empty while no customer is chosen. */
export function isEmptyWithoutCustomer(method: string, parameters: INodeParameters): void {
	test.each([
		['not there', undefined],
		['empty', ''],
		['null', null],
		['a choice not yet made', { __rl: true, mode: 'list', value: '' }],
		['an empty ID', { __rl: true, mode: 'id', value: '' }],
		['an expression without a value', { __rl: true, mode: 'id', value: null }],
	])('is empty without a request when the customer is %s', async (_, customerId) => {
		const chosen = { ...parameters, customerId } as INodeParameters;
		expect(await search(method, { parameters: chosen })).toEqual({ results: [] });
		expect(lago.requests).toEqual([]);
	});
}
