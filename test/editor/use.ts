/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
import { join } from 'node:path';
import { startLago } from '../lago';
import { exampleWorkflows, openEditor } from './editor';
import { FOLDER, installN8n } from './install';
import { readPort } from './ports';
import { OWNER } from './rest';

/** Where the editor keeps what one does in it. */
export const HOME = join(FOLDER, 'home');

/** Opens the editor for somebody who uses it, until the process is ended. */
export async function openForUse(env: Record<string, string> = {}): Promise<void> {
	const lagoPort = await readPort('LAGO_PORT', 3000);
	const port = await readPort('N8N_PORT', 5678);
	await installN8n();
	const lago = await startLago({ port: lagoPort, seed: 'demo' });
	const { n8n, rest, credential } = await openEditor(lago, {
		home: HOME,
		port,
		env,
	});

	const known = await rest.call<Array<{ name: string }>>('GET', '/workflows');
	for (const [, workflow] of exampleWorkflows()) {
		if (known.some(({ name }) => name === workflow.name)) continue;
		await rest.createWorkflow(workflow, { lagoApi: credential });
	}

	console.log(`n8n        ${n8n.url}`);
	console.log(`Sign in    ${OWNER.email}, ${OWNER.password}`);
	console.log(`Credential ${credential.name}: ${lago.url}, ${lago.apiKey}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void n8n
				.stop()
				.then(() => lago.close())
				.then(() => process.exit());
		});
	}
}
