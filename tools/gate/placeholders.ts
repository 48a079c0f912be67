/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { author, bugs, homepage, name, repository } from '../../package.json';
import { command, ROOT } from '../packed/command';

/** Written in two halves, as these lines are looked through as well. */
const PLACEHOLDERS = new RegExp(
	['TO' + 'DO', 'FIX' + 'ME', 'T' + 'BD', 'lorem' + ' ipsum'].join('|'),
);

/** One owner everywhere, an author who is somebody, and no text that waits to be written. */
export async function hasNoPlaceholders(): Promise<string> {
	const [, owner] = /github\.com\/([^/]+)\//.exec(repository.url) ?? [];
	const home = `https://github.com/${owner}/${name}`;
	assert.equal(repository.url, `git+${home}.git`);
	assert.equal(homepage, `${home}#readme`);
	assert.equal(bugs.url, `${home}/issues`);
	assert.ok(author.name && author.email);
	const files = (await command('git', ['ls-files'])).trim().split('\n');
	const readable = files.filter((file) => /\.(md|json|ya?ml|[cm]?[jt]s)$/.test(file));
	for (const file of readable.filter((path) => path !== 'package-lock.json')) {
		const text = await readFile(join(ROOT, file), 'utf8');
		assert.doesNotMatch(text, PLACEHOLDERS, file);
		const owners = text.matchAll(new RegExp(`github\\.com[/:]([\\w.-]+)/${name}\\b`, 'g'));
		for (const [link, other] of owners) assert.equal(other, owner, `${file}: ${link}`);
	}
	return `${owner}, ${author.name} <${author.email}>`;
}
