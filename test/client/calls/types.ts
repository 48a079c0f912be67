import type { INodeParameters } from 'n8n-workflow';
import type { Client } from 'lago-javascript-client';
import type { Params } from '../../lago/rack';

/** What the vendor's client can do with customers. */
export type Customers = ReturnType<typeof Client>['customers'];

/** The same call, once as the arguments of the client's method and once as the node's parameters. */
export interface Call<Arguments = unknown[]> {
	client: Arguments;
	node: INodeParameters;
	/** What the node adds to the query. */
	nodeAdds?: Params;
}

/** For each method of the client, as many calls as it takes to use every parameter. */
export type Calls = { [Method in keyof Customers]: Array<Call<Parameters<Customers[Method]>>> };
