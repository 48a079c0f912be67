/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { command } from '../packed/command';

/** A test that failed, or what the compiler said. */
export interface Notice {
	where: string;
	what: string;
	says: string;
}

/** The part of what Jest writes with --json. */
interface JestResults {
	success: boolean;
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ status: string; fullName: string; failureMessages: string[] }>;
	}>;
}

/** Runs the tests in a folder, and the compiler if they pass. Returns what failed. */
export async function noticesIn(folder: string, tests: string[]): Promise<Notice[]> {
	const found = await failedTests(folder, tests);
	return found.length
		? found
		: [...(await compile(folder, [])), ...(await compile(folder, ['-p', 'test']))];
}

async function failedTests(folder: string, tests: string[]): Promise<Notice[]> {
	const outputFile = join(folder, 'node_modules/.cache/jest.json');
	await rm(outputFile, { force: true });
	const run = command(
		'npx',
		['jest', '--silent', '--json', `--outputFile=${outputFile}`, ...tests],
		{
			cwd: folder,
		},
	);
	const failure = await run.then(
		() => undefined,
		(error: Error) => error,
	);
	const results = await readFile(outputFile, 'utf8').catch(() => {
		throw failure ?? new Error('Jest wrote no results');
	});
	return (JSON.parse(results) as JestResults).testResults.flatMap((file) => {
		const where = relative(folder, file.name);
		const failed = file.assertionResults.filter(({ status }) => status === 'failed');
		// Without any, the file itself may have failed, as when it cannot be loaded.
		if (!failed.length && file.message)
			return [{ where, what: '', says: firstLines(file.message) }];
		return failed.map(({ fullName, failureMessages: [says = ''] }) => ({
			where,
			what: fullName,
			says: firstLines(says),
		}));
	});
}

async function compile(folder: string, args: string[]): Promise<Notice[]> {
	try {
		await command('npx', ['tsgo', ...args], { cwd: folder });
		return [];
	} catch (error) {
		return [{ where: 'tsgo', what: args.join(' '), says: firstLines((error as Error).message) }];
	}
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** The beginning of a message, before where it happened. */
const firstLines = (message: string) =>
	message
		.replaceAll(ESCAPES, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line && !line.startsWith('at '))
		.slice(0, 12)
		.join(' ')
		.slice(0, 400);
