/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { createServer, type AddressInfo } from 'node:net';
import { CannotStart } from './start';

export const freePort = async (): Promise<number> => await listenOn(0);

/**
 * The port that an environment variable names, or else the usual one.
 * @throws CannotStart if something listens there
 */
export async function readPort(variable: string, usual: number): Promise<number> {
	const port = Number(process.env[variable] ?? usual);
	const used = await listenOn(port).catch(() => undefined);
	if (used !== undefined) return used;
	throw new CannotStart(
		`Port ${port} is not free. Choose another one, such as ${variable}=${port + 1}`,
	);
}

/** Listens for a moment, and returns the port. */
async function listenOn(port: number): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: used } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return used;
}
