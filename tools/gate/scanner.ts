/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../packed/command';
import { unpackedIn } from './build';

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(
		folder: string,
		patterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}

const scanner = async () =>
	(await import('@n8n/scan-community-package/scanner/scanner.mjs' as string)) as Scanner;

/** What n8n's scanner looks at in a published package. */
const PACKED_FILES = ['**/*.js', 'package.json'];

/** n8n's scanner finds nothing in the source, nor in what is packed. */
export async function passesScanner(folder: string): Promise<string> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner();
	assert.deepEqual(await analyzePackage(ROOT, SOURCE_FILE_PATTERNS), { passed: true });
	assert.deepEqual(await analyzePackage(unpackedIn(folder), PACKED_FILES), { passed: true });
	return 'source and tarball';
}

/** The scanner is no dummy: it refuses the same package with one line more. */
export async function scannerRefuses(folder: string): Promise<string> {
	const { analyzePackage } = await scanner();
	const spoilt = join(folder, 'spoilt');
	await cp(unpackedIn(folder), spoilt, { recursive: true });
	await writeFile(join(spoilt, 'dist/spoilt.js'), "module.exports = require('fs');\n");
	const { passed, details = '' } = await analyzePackage(spoilt, PACKED_FILES);
	assert.equal(passed, false);
	const [rule] = /@n8n\/community-nodes\/\S+/.exec(details) ?? [];
	assert.ok(rule, details);
	return rule;
}
