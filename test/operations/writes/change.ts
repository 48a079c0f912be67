import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** What is given to a write, and what becomes of it. */
export interface Change {
	/** What the case is about. */
	what: string;
	/** What is given beside or in place of the required fields. */
	given?: INodeParameters;
	/** What is read first, the write, and its body: what is given, unless it says more. */
	reads?: string | string[];
	/** What is read afterwards, to see whether another write has undone it. */
	looks?: string;
	request: string;
	body?: object;
	/** Where Lago has the object, and the key around it. */
	at: [path: string, envelope: string];
	/** What is another in it afterwards, all else being as before. */
	changed?: object;
	/** What of the body it does not have afterwards. */
	unseen?: string[];
	/** What the items have of it, where that is not all. */
	result?: (object: IDataObject) => object | object[];
}

/** The address of the customer. */
export const ACME = '/customers/acme';

/** The address of the customer's wallet. */
export const WALLET = `${ACME}/wallets/prepaid`;
