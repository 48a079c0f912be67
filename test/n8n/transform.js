const { transformSync } = require('esbuild');

/** Compiles what Jest loads; its types are checked by `tsc --project test`. */
module.exports = {
	process: (source, path) =>
		transformSync(source, {
			loader: 'ts',
			format: 'cjs',
			target: 'node20',
			sourcefile: path,
			sourcemap: 'inline',
			sourcesContent: false,
		}),
};
