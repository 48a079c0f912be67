const { src, dest } = require('gulp');

/** Copies what the TypeScript compiler leaves behind: the icons. */
exports.default = () => src('icons/*.svg', { base: '.' }).pipe(dest('dist'));
