import type { INodeParameters } from 'n8n-workflow';

/** One of the node's lists, and what is in it. */
export interface ListOfLago {
	/** The operation: `invoice getAll`. */
	id: string;
	/** Its required parameters. */
	parameters: INodeParameters;
	/** The address below /api/v1 without the page, ending in ? or &. */
	url: string;
	envelope: string;
	/** Gives Lago the customer whose list it is. */
	addOwner: () => void;
	/** Creates so many objects in the list of the owner. */
	add: (count: number) => void;
	/** Creates some that filters tell apart, with an owner and others beside them. */
	addSome: () => void;
	/** What names them, and those that come without a filter. */
	key: string;
	names: string[];
	/** The first of them, simplified. */
	simplified?: object;
	filters?: Filters;
}

type Value = boolean | number | string | string[] | object;

interface Filters {
	collection: string;
	/** Each field, in the order of the alphabet: Lago's name of it, and a value. */
	each: Record<string, [key: string, value: Value]>;
	/** What is found with all of them. */
	found: string[];
	/** Whether Lago then answers in one piece. */
	isWhole?: true;
	/** What filters find. */
	finds: Array<[what: string, values: INodeParameters, names: string[]]>;
}

/** The Metadata of a filter. */
export const metadata = (
	...entries: Array<{ key: string; value?: string; unset?: boolean }>
): INodeParameters => ({
	metadata: { pair: entries.map((given) => ({ value: '', unset: false, ...given })) },
});

/** The Metadata of a filter, where there are others. */
export const METADATA: [string, object] = [
	'metadata',
	metadata({ key: 'team.lead', value: 'Ann' }, { key: 'churned', unset: true }).metadata as object,
];

/** A value of a filter in the query, under Lago's name of it. */
export function inQuery([key, value]: [string, Value]): string[] {
	if (key === 'metadata') return ['metadata[team.lead]=Ann', 'metadata[churned]='];
	return Array.isArray(value)
		? value.map((entry) => `${key}[]=${entry}`)
		: [`${key}=${String(value)}`];
}
