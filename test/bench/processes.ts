/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const TOO_LONG_MS = 300_000;

/** Starts a file of the bench in a process of its own. What it writes to stdout is no part of the report. */
export const start = (
	file: string,
	{
		args = [],
		execArgv = [],
		timeout,
	}: { args?: string[]; execArgv?: string[]; timeout?: number } = {},
): ChildProcess =>
	fork(join(__dirname, file), args, {
		execArgv: [...process.execArgv, ...execArgv],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		timeout,
	});

/** The next message of a process. */
export async function answerOf<T>(child: ChildProcess): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const ended = (code: number | null, signal: string | null) =>
			reject(new Error(`The process ended without an answer (${signal ?? code})`));
		child.once('exit', ended);
		child.once('message', (message) => {
			child.off('exit', ended);
			resolve(message as T);
		});
	});
}

/** Sends a message to a process, and waits for its answer. */
export async function ask<T>(child: ChildProcess, message: object): Promise<T> {
	const answer = answerOf<T>(child);
	child.send(message);
	return await answer;
}

/** Runs a process to its only answer, and to its end. */
export async function runToEnd<T>(
	file: string,
	args: string[],
	execArgv: string[] = [],
): Promise<T> {
	const child = start(file, { args, execArgv, timeout: TOO_LONG_MS });
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const answer = await answerOf<T>(child);
	await ended;
	return answer;
}
