import type { INodePropertyRouting } from 'n8n-workflow';

/** The field is the query parameter that Lago calls `property`. */
export const query = (property: string): INodePropertyRouting => ({
	send: { type: 'query', property },
});

/**
 * The field is found at `property` in the request's body. `customer.*other` puts the keys of an object
 * into `customer`; `customer.-` sends the fields that its value lists as cleared.
 */
export const body = (property: string): INodePropertyRouting => ({
	send: { type: 'body', property },
});
