/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/**
 * Makes one mistake after the other in a copy of the repository, and says which tests notice it. With an
 * argument, only those whose name contains it: `npm run regressions -- README`.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../packed/command';
import { copyForTests } from './copy';
import { regressions } from './index';
import { noticesIn } from './notice';
import type { Regression } from './regression';

/** How many of the tests that notice a mistake are shown. */
const SHOWN = 2;

async function main(filter = ''): Promise<void> {
	const chosen = regressions.filter(({ name }) => name.includes(filter));
	// All of them, so that what is out of date is told before hours have passed.
	for (const regression of chosen)
		mistaken(await readFile(join(ROOT, regression.file), 'utf8'), regression);
	const folder = await mkdtemp(join(tmpdir(), 'regressions-'));
	const missed: string[] = [];
	try {
		await copyForTests(folder);
		await refuseFailing(folder, chosen);
		for (const regression of chosen) {
			const isNoticed = await tryOut(regression, folder);
			if (!isNoticed) missed.push(regression.name);
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	console.log(`\n${chosen.length - missed.length} of ${chosen.length} were noticed.`);
	if (missed.length) console.log(`Not noticed:\n${missed.map((name) => `  ${name}`).join('\n')}`);
	process.exit(chosen.length > 0 && missed.length === 0 ? 0 : 1);
}

/** @throws Error if tests fail without any mistake: then they would seem to notice each of them */
async function refuseFailing(folder: string, chosen: Regression[]): Promise<void> {
	const hints = chosen.map(({ tests = [] }) => tests);
	const tests = hints.some(({ length }) => length === 0) ? [] : [...new Set(hints.flat())];
	const [notice] = await noticesIn(folder, tests);
	if (notice) throw new Error(`Without a mistake, too: ${Object.values(notice).join('\n')}`);
}

/** Makes a mistake, prints who notices it, and mends it. Returns whether anybody did. */
async function tryOut(regression: Regression, folder: string): Promise<boolean> {
	const { name, tests = [] } = regression;
	const path = join(folder, regression.file);
	const right = await readFile(path, 'utf8');
	await writeFile(path, mistaken(right, regression));
	const notices = await noticesIn(folder, tests);
	await writeFile(path, right);
	console.log(`${notices.length ? 'noticed    ' : 'NOT NOTICED'}  ${name}`);
	for (const { where, what, says } of notices.slice(0, SHOWN)) {
		console.log(`    ${where}: ${what}\n        ${says}`);
	}
	if (notices.length > SHOWN) console.log(`    and ${notices.length - SHOWN} more`);
	return notices.length > 0;
}

/** @throws Error if what is to be changed does not stand in the text exactly once */
function mistaken(text: string, { name, file, from, to }: Regression): string {
	const parts = text.split(from);
	if (parts.length === 2) return parts.join(to);
	throw new Error(`'${name}': ${file} has ${parts.length - 1} times ${JSON.stringify(from)}`);
}

void main(process.argv[2]);
