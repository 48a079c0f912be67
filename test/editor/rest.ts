/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** n8n's own REST API, as its editor uses it. */
import type { ICredentialDataDecryptedObject, INode, INodeTypeDescription } from 'n8n-workflow';

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

	/** Makes the credential of that name, or brings it up to date. */
	async saveLagoCredential(
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<Credential> {
		const credential = { name, type: 'lagoApi', data };
		const known = await this.call<Credential[]>('GET', '/credentials');
		const id = known.find((other) => other.name === name)?.id;
		return id
			? await this.call('PATCH', `/credentials/${id}`, credential)
			: await this.call('POST', '/credentials', credential);
	}

	/** Saves a workflow whose Lago nodes use the credential. */
	async createWorkflow(
		workflow: WorkflowJson,
		{ id, name }: Credential,
	): Promise<{ id: string; versionId: string }> {
		const nodes = workflow.nodes.map((node) =>
			isLagoNode(node) ? { ...node, credentials: { lagoApi: { id, name } } } : node,
		);
		return await this.call('POST', '/workflows', { settings: {}, ...workflow, nodes });
	}
}

export const LAGO_NODE = 'n8n-nodes-lago-customer.lagoCustomer';

const isLagoNode = ({ type }: INode) => type === LAGO_NODE || type === `${LAGO_NODE}Tool`;

const post = async (url: string, body: object) =>
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
