/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** A PostgreSQL and a Redis of their own, from Debian's packages, in a folder that is thrown away. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../editor/ports';
import { CannotStart } from '../../editor/start';

const POSTGRES_VERSIONS = '/usr/lib/postgresql';

export interface Services {
	/** How n8n reaches them. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/** @throws when they are not installed */
export async function startServices(): Promise<Services> {
	const [version] = existsSync(POSTGRES_VERSIONS) ? readdirSync(POSTGRES_VERSIONS) : [];
	if (!version || spawnSync('redis-server', ['--version']).error) {
		throw new CannotStart(
			'PostgreSQL or Redis is not installed. On Debian: apt-get install postgresql redis-server',
		);
	}
	const folder = mkdtempSync(join(tmpdir(), 'lago-queue-'));
	const [postgresPort, redisPort] = [await freePort(), await freePort()];

	const program = (name: string) => join(POSTGRES_VERSIONS, version, 'bin', name);
	const user = postgresUser();
	const data = join(folder, 'postgres');
	mkdirSync(data);
	if (user) {
		chownSync(folder, user.uid, user.gid);
		chownSync(data, user.uid, user.gid);
	}
	const options = { ...user, cwd: folder, stdio: 'ignore' } as const;
	execFileSync(program('initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust'], options);
	const server = `-p ${postgresPort} -h 127.0.0.1 -k ${folder}`;
	execFileSync(program('pg_ctl'), ['-D', data, '-w', '-o', server, 'start'], options);
	const redis = spawn(
		'redis-server',
		['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
		{ stdio: 'ignore' },
	);

	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
		},
		async stop() {
			redis.kill();
			execFileSync(program('pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], options);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** PostgreSQL does not run as root. */
function postgresUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (option: string) =>
		Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}
