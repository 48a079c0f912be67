import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { lago, n8n, run, wire } from '../support';

/** A field's value that is what the input item holds under `value`: the only way to a wrong type. */
export const FROM_ITEM = '={{ $json.value }}';

/** An expression that finds nothing. */
export const NOTHING = '={{ $json.nothing }}';

/** What counts as no value when an expression gives it. */
export const EMPTY_VALUES = ['', null, undefined];

/** What the node says about a value that is missing, of a field and in an entry. */
export const ENTER_A_VALUE = 'Enter a value, or check the expression that gives it.';
export const REMOVE_THE_ENTRY = 'Enter a value or remove the entry.';

/** What a customer has that Stripe knows. */
export const AT_STRIPE = {
	payment_provider: 'stripe',
	payment_provider_code: 'stripe',
	provider_customers: [
		{
			payment_provider: 'stripe',
			payment_provider_code: 'stripe',
			provider_customer_id: 'cus_1',
			sync_with_provider: true,
			provider_payment_methods: ['card'],
		},
	],
};

/** What Lago itself answers to a GET below /api/v1. It is not among `lago.requests`. */
export async function ask(path: string): Promise<IDataObject> {
	const response = await fetch(`${lago.url}/api/v1${path}`, {
		headers: { authorization: `Bearer ${lago.apiKey}` },
	});
	lago.requests.pop();
	return (await response.json()) as IDataObject;
}

/** What `wire` shows of the requests, with each parameter of a query by itself. */
export const wireInParts = () => wire().flatMap(({ request }) => request.split(/[?&]/));

/** Runs the node with something that it must refuse before it asks Lago. Returns what it says. */
export async function refusal(parameters: INodeParameters, value?: unknown) {
	const { error, items } = await run(parameters, { items: [{ value } as IDataObject] });
	expect(wire()).toEqual([]);
	expect(items).toEqual([]);
	return { message: error?.message, description: error?.description };
}

/** The names of the fields that the editor offers in a collection, sorted. */
export async function fieldsIn(collection: string): Promise<string[]> {
	const { properties } = (await n8n.lagoNode()).description;
	const { options = [] } = properties.find(({ name }) => name === collection)!;
	return (options as INodeProperties[]).map(({ name }) => name).sort();
}

/** The tests that a filter by keys and values, `name[key]=value`, is sent only if Lago can read it. */
export function refusesUnreadableKeys(
	displayName: string,
	parametersWith: (...entries: Array<{ key: string; value: string }>) => INodeParameters,
): void {
	test.each([
		['no key', { key: '', value: 'a' }, `'${displayName} > Key' is empty`, REMOVE_THE_ENTRY],
		[
			'a key with brackets',
			{ key: 'k[0]', value: 'a' },
			`'${displayName}' cannot have the key 'k[0]'`,
			'Lago reads no key with [ or ] in a filter.',
		],
	])(`refuses ${displayName} with %s`, async (_, entry, message, description) => {
		expect(await refusal(parametersWith(entry))).toEqual({ message, description });
	});
}
