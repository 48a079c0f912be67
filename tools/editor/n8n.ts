/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** Processes of the installed n8n. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT, N8N_COMMAND } from './install';
import { freePort } from './ports';

/** As it is installed, and without anything that it would ask of or tell to a server elsewhere. */
const ALONE = {
	NODE_ENV: 'production',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_AI_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

export interface N8nOptions {
	/** Holds n8n's settings, database and community packages. */
	home: string;
	/** Settings beyond those of a single n8n on this machine. */
	env?: Record<string, string>;
}

export interface N8n {
	url: string;
	stop(): Promise<void>;
}

/** Starts n8n, or a worker of it, and waits until it is ready. */
export async function startN8n({
	home,
	env,
	port,
	role = 'start',
}: N8nOptions & { port?: number; role?: 'start' | 'worker' }): Promise<N8n> {
	const [own, broker] = [port ?? (await freePort()), await freePort()];
	const url = `http://127.0.0.1:${own}`;
	const log = join(home, `${role}-${own}.log`);
	const n8n = run([role], {
		home,
		log,
		env: {
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(own),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(own),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(broker),
			...env,
		},
	});
	const ended = new Promise<void>((resolve) => n8n.once('exit', () => resolve()));
	while (!(await isReady(url))) {
		if (n8n.exitCode !== null) throw new Error(`n8n ended at its start, see ${log}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	return {
		url,
		async stop() {
			n8n.kill('SIGTERM');
			await ended;
		},
	};
}

/** Runs a command of n8n's to its end, and returns what it wrote. */
export async function runCommand(args: string[], { home, env }: N8nOptions): Promise<string> {
	const n8n = run(args, {
		home,
		env: { N8N_RUNNERS_BROKER_PORT: String(await freePort()), ...env },
	});
	let output = '';
	n8n.stdout?.on('data', (text) => (output += text));
	n8n.stderr?.on('data', (text) => (output += text));
	const end = await new Promise((resolve) =>
		n8n.once('close', (code, signal) => resolve(code ?? signal)),
	);
	if (end !== 0) throw new Error(`n8n ${args.join(' ')} ended with ${String(end)}:\n${output}`);
	return output;
}

function run(args: string[], { home, log, env }: N8nOptions & { log?: string }): ChildProcess {
	mkdirSync(home, { recursive: true });
	const output = log ? openSync(log, 'w') : 'pipe';
	const n8n = spawn('node', [N8N_COMMAND, ...args], {
		cwd: home,
		env: { ...ENVIRONMENT, ...ALONE, N8N_USER_FOLDER: home, ...env },
		stdio: ['ignore', output, output],
	});
	const kill = () => n8n.kill();
	process.once('exit', kill);
	n8n.once('exit', () => process.off('exit', kill));
	return n8n;
}

async function isReady(url: string): Promise<boolean> {
	const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	return answer?.ok ?? false;
}
