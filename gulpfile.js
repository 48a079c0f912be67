const { parallel, src, dest } = require('gulp');
const { build } = require('esbuild');

/** One file for the node and one for the credential: n8n takes three times as long to load a hundred. */
const bundle = () =>
	build({
		entryPoints: ['nodes/LagoCustomer/LagoCustomer.node.ts', 'credentials/LagoApi.credentials.ts'],
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		external: ['n8n-workflow'],
		platform: 'node',
		format: 'cjs',
		target: 'node20',
	});

/** What n8n reads from beside them: icons, codex and output schemas. */
const copy = () => src(['icons/*.svg', 'nodes/**/*.json'], { base: '.' }).pipe(dest('dist'));

exports.default = parallel(bundle, copy);
