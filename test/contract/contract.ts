/** Every operation of the node, through n8n's engine, against a Lago. */
import type {
	IDataObject,
	INodeParameters,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import type * as N8n from '../n8n';
import { cases, type Provided, type Scene } from './cases';
import { watchRequests } from './requests';

interface Target {
	url: string;
	apiKey: string;
	/** Gives a new customer what the customer's API cannot make. */
	provide?: (externalId: string) => Provided;
}

export interface Result {
	operation: string;
	/** Each as its method and the status of the answer. */
	requests: string[];
	checked: string;
	untried: string[];
	/** Why it failed, if it did. */
	failure?: string;
}

/** The resource and the operation of all that the node declares. */
export function operationsOf({ properties }: INodeTypeDescription): string[] {
	const optionsOf = (property: { options?: unknown[] }) =>
		(property.options ?? []) as INodePropertyOptions[];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) =>
			(property.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				optionsOf(property).map(({ value }) => `${String(resource)} ${String(value)}`),
			),
		);
}

/**
 * Tries every operation with two customers of its own, which it deletes again whatever happens.
 * An operation without a case fails, and so does a case without an operation.
 */
export async function runContract(n8n: typeof N8n, target: Target): Promise<Result[]> {
	const { url, apiKey, provide } = target;
	const prefix = `n8n-contract-${Date.now().toString(36)}`;
	const customer = `${prefix}/acme.com`;
	const other = `${prefix}-other`;
	const operations = operationsOf((await n8n.lagoNode()).description);
	const { answered, stop } = watchRequests(url);
	const provided: Provided = {};
	let isLicensed = true;

	async function runNode(operation: string, parameters: INodeParameters = {}) {
		const [resource, name] = operation.split(' ');
		return await n8n.runNode(
			{ simplify: false, customerId: customer, ...parameters, resource, operation: name },
			{ credentials: { baseUrl: url, apiKey } },
		);
	}

	async function run(operation: string, parameters?: INodeParameters): Promise<IDataObject[]> {
		const { items, error } = await runNode(operation, parameters);
		if (error) throw new Error(`${error.message}. ${error.description ?? ''}`);
		return items.map(({ json }) => json);
	}

	async function attempt(operation: string): Promise<Result> {
		const from = answered.length;
		const untried: string[] = [];
		const scene: Scene = {
			prefix,
			customer,
			other,
			provided,
			get isLicensed() {
				return isLicensed;
			},
			set isLicensed(value) {
				isLicensed = value;
			},
			run: async (parameters) => await run(operation, parameters),
			also: run,
			untried: (what) => void untried.push(what),
			async isRefused(status, parameters) {
				const { error } = await runNode(operation, parameters);
				const last = answered.at(-1)?.status;
				if (!error || last !== status) {
					throw new Error(
						`Lago answered ${last} and not ${status}: ${error?.message ?? 'no error'}`,
					);
				}
			},
		};
		let checked = '';
		let failure: string | undefined;
		try {
			if (!operations.includes(operation)) throw new Error('The node has no such operation');
			if (!Object.hasOwn(cases, operation)) throw new Error('The contract has no case for it');
			checked = await cases[operation](scene);
			if (operation === 'customer createOrUpdate') Object.assign(provided, provide?.(customer));
		} catch (error) {
			failure = error instanceof Error ? error.message : String(error);
		}
		const requests = answered.slice(from).map(({ method, status }) => `${method} ${status}`);
		return { operation, requests, checked, untried, failure };
	}

	const results: Result[] = [];
	try {
		for (const operation of new Set([...Object.keys(cases), ...operations])) {
			results.push(await attempt(operation));
		}
	} finally {
		stop();
		for (const id of [customer, other]) {
			const failure = await deleteCustomer(target, id).catch(String);
			const nothing = { requests: [], checked: '', untried: [] };
			if (failure) results.push({ operation: `clean up ${id}`, ...nothing, failure });
		}
	}
	return results;
}

/** Returns why it is still there, if it is. */
async function deleteCustomer({ url, apiKey }: Target, id: string): Promise<string | undefined> {
	const path = encodeURIComponent(id).replace(/\./g, '%2E');
	const { status } = await fetch(`${url}/api/v1/customers/${path}`, {
		method: 'DELETE',
		headers: { authorization: `Bearer ${apiKey}` },
	});
	return status === 200 || status === 404 ? undefined : `Lago answered ${status}`;
}
