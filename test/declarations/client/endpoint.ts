/** What can be said to one of Lago's endpoints. */
export interface Endpoint {
	/** Method and path without the names of the ids: `GET /customers/{}/invoices`. */
	id: string;
	/**
	 * The names of the parameters, `?status[]` in the query and `alerts[].code` in the body, each with
	 * the values that are offered for it; none if any value will do.
	 */
	parameters: Map<string, string[]>;
}

export const endpointId = (method: string, path: string) =>
	`${method} ${path.replace(/\{\w+\}/g, '{}')}`;

/** The name of a parameter inside another; `''` is the body and `?` the query. */
export const inside = (name: string, inner: string) =>
	/^\??$/.test(name) ? `${name}${inner}` : `${name}.${inner}`;

/** The name of a list's items. A list in the query has the brackets in its own name. */
export const itemsOf = (name: string) => (name.endsWith('[]') ? name : `${name}[]`);

/** The name of entries whose keys are up to the caller, as in `group[cloud]=aws`. */
export const entriesOf = (name: string) => `${name}[key]`;
