const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { build } = require('esbuild');
const { dest, src } = require('gulp');

/** One file for the node and one for the credential: n8n takes three times as long to load a hundred. */
const bundle = {
	entryPoints: ['nodes/LagoCustomer/LagoCustomer.node.ts', 'credentials/LagoApi.credentials.ts'],
	absWorkingDir: __dirname,
	outbase: '.',
	bundle: true,
	external: ['n8n-workflow'],
	platform: 'node',
	format: 'cjs',
	target: 'node20',
};

/** What n8n reads from beside them: icons and codex. */
const copy = (outdir) =>
	new Promise((resolve, reject) => {
		src(['icons/*.svg', 'nodes/*/*.json'], { base: __dirname, cwd: __dirname, encoding: false })
			.pipe(dest(outdir))
			.on('finish', resolve)
			.on('error', reject);
	});

/**
 * Lays the output schemas out as n8n looks for them, a file for each operation. The shapes of Lago's
 * objects stand once: a `$ref` is the name of another one, and several make up an operation's together.
 */
async function layOutSchemas(outdir) {
	const folder = 'nodes/LagoCustomer';
	const read = async (name) =>
		JSON.parse(await readFile(join(__dirname, folder, 'schemas', `${name}.json`), 'utf8'));
	const resolve = async (value) => {
		if (Array.isArray(value)) return await Promise.all(value.map(resolve));
		if (typeof value !== 'object' || value === null) return value;
		if ('$ref' in value) return await resolve(await read(value.$ref));
		const entries = Object.entries(value).map(async ([key, inner]) => [key, await resolve(inner)]);
		return Object.fromEntries(await Promise.all(entries));
	};
	// A later version of the node has the shapes of the earlier one where it names no others.
	const shapes = {};
	const shapesOf = Object.entries(await read('operations')).flatMap(([version, resources]) => {
		for (const [resource, operations] of Object.entries(resources)) {
			shapes[resource] = { ...shapes[resource], ...operations };
		}
		return Object.entries(shapes).flatMap(([resource, operations]) =>
			Object.entries(operations).map(([operation, names]) => [
				`${version}/${resource}/${operation}`,
				names,
			]),
		);
	});
	const write = async ([operation, names]) => {
		const parts = await resolve([names].flat().map((name) => ({ $ref: name })));
		const properties = Object.assign({}, ...parts.map((shape) => shape.properties));
		const path = join(outdir, folder, '__schema__', `${operation}.json`);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, `${JSON.stringify({ type: 'object', properties, version: 1 })}\n`);
	};
	await Promise.all(shapesOf.map(write));
}

/** Makes a folder of what n8n loads, and of nothing that was there before. */
async function buildInto(outdir, options = {}) {
	await rm(outdir, { recursive: true, force: true });
	await Promise.all([
		build({ ...bundle, ...options, outdir }),
		copy(outdir),
		layOutSchemas(outdir),
	]);
}

exports.default = () => buildInto(join(__dirname, 'dist'));

// For the tests. Not a task, and so not enumerable.
Object.defineProperty(exports, 'buildInto', { value: buildInto });
