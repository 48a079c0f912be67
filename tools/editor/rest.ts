/** n8n's own REST API, as its editor uses it. */
import { randomUUID } from 'node:crypto';
import { parse } from 'flatted';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeTypeDescription,
	IRunExecutionData,
} from 'n8n-workflow';
import { until } from './until';

export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: object;
	settings?: object;
	pinData?: object;
}

export interface Credential {
	id: string;
	name: string;
}

export interface SavedWorkflow {
	id: string;
	versionId: string;
}

export interface Execution {
	id: string;
	status: string;
	mode: string;
	data: IRunExecutionData;
}

/** Who the editor belongs to; known to all, since it listens on this machine only. */
export const OWNER = { email: 'owner@example.com', password: 'Lago-editor-1' };

/** A signed-in owner. */
export class Rest {
	private constructor(
		readonly url: string,
		readonly cookie: string,
	) {}

	/** Signs in, and makes the owner first where n8n is new. */
	static async signIn(url: string): Promise<Rest> {
		const { data } = (await (await fetch(`${url}/rest/settings`)).json()) as {
			data: { userManagement: { showSetupOnFirstLoad: boolean } };
		};
		const answer = data.userManagement.showSetupOnFirstLoad
			? await post(`${url}/rest/owner/setup`, { ...OWNER, firstName: 'Lago', lastName: 'Owner' })
			: await post(`${url}/rest/login`, {
					emailOrLdapLoginId: OWNER.email,
					password: OWNER.password,
				});
		const cookie = answer.headers.getSetCookie().map((text) => text.split(';')[0]);
		if (!answer.ok) throw new Error(`Cannot sign in to n8n: ${await answer.text()}`);
		return new Rest(url, cookie.join('; '));
	}

	async call<T>(method: string, path: string, body?: object): Promise<T> {
		const answer = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
		return ((await answer.json()) as { data: T }).data;
	}

	async nodeTypes(): Promise<INodeTypeDescription[]> {
		const answer = await fetch(`${this.url}/types/nodes.json`, {
			headers: { cookie: this.cookie },
		});
		return (await answer.json()) as INodeTypeDescription[];
	}

	/** What a file is served as. */
	async file(url: URL): Promise<{ status: number; type: string | null }> {
		const { status, headers } = await fetch(url, { headers: { cookie: this.cookie } });
		return { status, type: headers.get('content-type') };
	}

	/** Makes the credential of that name, or brings it up to date. */
	async saveCredential(
		type: string,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<Credential> {
		const known = await this.call<Credential[]>('GET', '/credentials');
		const id = known.find((other) => other.name === name)?.id;
		return id
			? await this.call('PATCH', `/credentials/${id}`, { name, type, data })
			: await this.call('POST', '/credentials', { name, type, data });
	}

	/** Imports a workflow as the editor does, with a credential for each node that takes one of these. */
	async createWorkflow(
		workflow: WorkflowJson,
		credentials: Record<string, Credential>,
	): Promise<SavedWorkflow> {
		const nodes = workflow.nodes.map((node) => {
			const type = CREDENTIALS[node.type];
			const { id, name } = credentials[type] ?? {};
			return {
				...node,
				...(id && { credentials: { [type]: { id, name } } }),
				// Without it, the path is not the one that the node shows.
				...(node.type === WEBHOOK && { webhookId: randomUUID() }),
			};
		});
		return await this.call('POST', '/workflows', { settings: {}, ...workflow, nodes });
	}

	/** Lets the workflow's triggers start it. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
		await until('the triggers', async () => {
			const { status } = await this.call<{ status: string }>(
				'GET',
				`/workflows/${id}/publication-status`,
			);
			return status === 'published' ? true : undefined;
		});
	}

	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow from its trigger, as the editor's button does. */
	async run({ id }: SavedWorkflow, trigger: string): Promise<Execution> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return await this.execution(executionId);
	}

	/** An execution at its end. */
	async execution(id: string): Promise<Execution> {
		return await until(`the end of execution ${id}`, async () => {
			const { data, ...execution } = await this.call<Execution & { data: string }>(
				'GET',
				`/executions/${id}`,
			);
			if (['new', 'running', 'waiting'].includes(execution.status)) return undefined;
			return { ...execution, data: parse(data) as IRunExecutionData };
		});
	}

	/** The executions of a workflow, newest first. */
	async executions({ id }: SavedWorkflow): Promise<Array<Omit<Execution, 'data'>>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await this.call<{ results: Array<Omit<Execution, 'data'>> }>(
			'GET',
			`/executions?limit=100&filter=${filter}`,
		);
		return results;
	}
}

const WEBHOOK = 'n8n-nodes-base.webhook';

export const LAGO_NODE = 'n8n-nodes-lago-customer.lagoCustomer';

/** The credential of which type a node takes here. */
const CREDENTIALS: Record<string, string> = {
	[LAGO_NODE]: 'lagoApi',
	'n8n-nodes-base.crypto': 'crypto',
	'n8n-nodes-base.httpRequest': 'lagoApi',
	[WEBHOOK]: 'httpHeaderAuth',
};

const post = async (url: string, body: object) =>
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
