/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** What the files of a folder may import of ours, from the lowest layer to the highest. */
const LAYERS: Record<string, string[]> = {
	lago: ['lago'],
	model: ['lago', 'model'],
	errors: ['lago', 'model', 'errors'],
	resources: ['lago', 'model', 'resources'],
	editor: ['lago', 'model', 'errors', 'resources', 'editor'],
	execution: ['lago', 'model', 'errors', 'resources', 'execution'],
	// The node itself puts the editor and the execution together.
	'': ['editor', 'execution', 'model', 'resources'],
};

const NODE = 'nodes/LagoCustomer';

const filesIn = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => `${folder}/${path}`);

/** The files of ours that a file imports, as paths without their ending. */
const importsOf = (path: string) =>
	ts
		.preProcessFile(readFileSync(join(root, path), 'utf8'))
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => relative(root, join(root, path, '..', name)));

/** The folder of the node in which a file is; empty for the node's own. */
const layerOf = (path: string) => /^nodes\/LagoCustomer\/(\w+)(?:\/|$)/.exec(path)?.[1] ?? '';

test.each(filesIn(NODE))('%s imports only what is below it', (path) => {
	const layer = layerOf(path);
	expect(Object.keys(LAYERS)).toContain(layer);
	for (const imported of importsOf(path)) {
		expect(imported).toMatch(/^nodes\/LagoCustomer\//);
		expect(LAYERS[layer]).toContain(layerOf(imported));
	}
});

test('the credential shares nothing with the node but the form of the key', () => {
	for (const path of filesIn('credentials')) {
		expect(importsOf(path)).toEqual([`${NODE}/lago/credential`]);
	}
});
