/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lago } from '../../test/lago';
import { ROOT } from './install';
import { startN8n, type N8n, type N8nOptions } from './n8n';
import { installPackage } from './package';
import { Rest, type Credential, type WorkflowJson } from './rest';

export interface Editor {
	n8n: N8n;
	rest: Rest;
	/** The one that leads to the stand-in. */
	credential: Credential;
}

/** Starts n8n with the packed package, and with a credential for the stand-in. */
export async function openEditor(
	lago: Lago,
	options: N8nOptions & { port?: number },
): Promise<Editor> {
	installPackage(options.home);
	const n8n = await startN8n(options);
	const rest = await Rest.signIn(n8n.url);
	const credential = await rest.saveCredential('lagoApi', 'Lago stand-in', {
		baseUrl: lago.url,
		apiKey: lago.apiKey,
	});
	return { n8n, rest, credential };
}

/** The workflows in examples, by the names of their files. */
export function exampleWorkflows(): Array<[file: string, WorkflowJson]> {
	const folder = join(ROOT, 'examples');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowJson]);
}
