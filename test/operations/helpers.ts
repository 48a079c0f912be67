import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../n8n/support';

/** A field's value that is what the input item holds under `value`: the only way to a wrong type. */
export const FROM_ITEM = '={{ $json.value }}';

/** An expression that finds nothing. */
export const NOTHING = '={{ $json.nothing }}';

/** What counts as no value when an expression gives it. */
export const EMPTY_VALUES = ['', ' \u00a0\t', null, undefined];

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

/** Runs the node with something that it must refuse before it asks Lago. Returns what it says. */
export async function refusal(parameters: INodeParameters, value?: unknown) {
	const { error, items } = await run(parameters, { items: [{ value } as IDataObject] });
	expect(wire()).toEqual([]);
	expect(items).toEqual([]);
	return { message: error?.message, description: error?.description };
}

/** The same of several values, each in an item of its own that fails alone. */
export async function refusals(parameters: INodeParameters, values: unknown[]) {
	const { items, errors } = await run(parameters, {
		items: values.map((value) => ({ value }) as IDataObject),
		node: { onError: 'continueErrorOutput' },
	});
	expect(wire()).toEqual([]);
	expect(items).toEqual([]);
	return errors.map(({ json }) => ({ message: json.error, description: json.message }));
}

/**
 * That a simplified object says what Lago's does: the same under the same key, numbers as numbers, and
 * amounts in euros or dollars, too. Its keys are those of the output schema.
 *
 * @param others what Lago's object does not have like this
 */
export function expectSimplified(simple: IDataObject, raw: IDataObject, others: object = {}): void {
	const expected = Object.entries(simple).map(([key, value]) => {
		const cents = raw[`${key}_cents`];
		if (cents !== undefined) return [key, cents === null ? null : Number(cents) / 100];
		return [key, typeof value === 'number' ? Number(raw[key]) : raw[key]];
	});
	expect(simple).toEqual({ ...Object.fromEntries(expected), ...others });
}
