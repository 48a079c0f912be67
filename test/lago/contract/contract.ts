/** Every operation of the node, through n8n's engine, against a Lago. */
import type {
	IDataObject,
	INodeParameters,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import type * as N8n from '../../n8n';
import { caseOf, cases, type Provided, type Scene } from './cases';
import { make, remove, type Access } from './make';
import { watchRequests } from './requests';

interface Target extends Access {
	/** Gives a new customer what no API makes. */
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
 * Tries every operation with two customers of its own, and makes a plan, a coupon and the like for the
 * first; all of it is deleted again whatever happens, but for the bills, which Lago keeps.
 * An operation without a case fails unless it is a list, and so does a case without an operation.
 */
export async function runContract(n8n: typeof N8n, target: Target): Promise<Result[]> {
	const { url, apiKey, provide } = target;
	const prefix = `n8n-contract-${Date.now().toString(36)}`;
	const customer = `${prefix}/acme.com`;
	const other = `${prefix}-other`;
	const operations = operationsOf((await n8n.lagoNode()).description);
	const { answered, stop } = watchRequests(url);
	const provided: Provided = {};

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
			const tried = caseOf(operation);
			if (!tried) throw new Error('The contract has no case for it');
			checked = await tried(scene);
		} catch (error) {
			failure = error instanceof Error ? error.message : String(error);
		}
		const requests = answered.slice(from).map(({ method, status }) => `${method} ${status}`);
		return { operation, requests, checked, untried, failure };
	}

	/** Once there is the customer. */
	async function setUp(): Promise<Result[]> {
		const { provided: made, refusals } = await make(target, prefix, customer);
		Object.assign(provided, made, provide?.(customer));
		return refusals.map((untried) => ({ operation: 'set up', ...nothing, untried: [untried] }));
	}

	const nothing = { requests: [], checked: '', untried: [] };
	const results: Result[] = [];
	try {
		for (const operation of new Set([...Object.keys(cases), ...operations])) {
			const result = await attempt(operation);
			results.push(result);
			const isReady = operation === 'customer createOrUpdate' && result.failure === undefined;
			if (isReady) results.push(...(await setUp()));
		}
	} finally {
		stop();
		for (const failure of await remove(target, prefix, [customer, other])) {
			results.push({ operation: 'clean up', ...nothing, failure });
		}
	}
	return results;
}
