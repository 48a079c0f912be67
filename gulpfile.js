const { rm } = require('node:fs/promises');
const { join } = require('node:path');
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

/** What n8n reads from beside them: icons, codex and output schemas. */
const copy = (outdir) =>
	new Promise((resolve, reject) => {
		src(['icons/*.svg', 'nodes/**/*.json'], { base: __dirname, cwd: __dirname, encoding: false })
			.pipe(dest(outdir))
			.on('finish', resolve)
			.on('error', reject);
	});

/** Makes a folder of what n8n loads, and of nothing that was there before. */
async function buildInto(outdir, options = {}) {
	await rm(outdir, { recursive: true, force: true });
	await Promise.all([build({ ...bundle, ...options, outdir }), copy(outdir)]);
}

exports.default = () => buildInto(join(__dirname, 'dist'));

// For the tests. Not a task, and so not enumerable.
Object.defineProperty(exports, 'buildInto', { value: buildInto });
