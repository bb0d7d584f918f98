/**
 * `gulp`: the second half of `npm run build`; brings to dist what tsc leaves behind (icons, codex files,
 * output schemas) and makes sure that nothing would be shipped without its icons.
 */
const { existsSync, globSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const { minifySync } = require('@swc/core');
const { dest, series, src } = require('gulp');

const target = process.env.BUILD_FOLDER ?? join(__dirname, 'dist');

function copy() {
	const files = [
		'nodes/**/*.{png,svg}',
		'credentials/*.{png,svg}',
		'nodes/**/*.node.json',
		'nodes/**/__schema__/**/*.json',
	];
	return src(files, { base: '.', encoding: false }).pipe(dest(target));
}

/**
 * Takes out what only people need: the package with all vendors would be a fifth bigger. Names of
 * functions and classes stay, for messages and stack traces.
 */
async function minify() {
	const rewrite = (pattern, shorter) => {
		for (const file of globSync(pattern, { cwd: target })) {
			const path = join(target, file);
			writeFileSync(path, shorter(readFileSync(path, 'utf8')));
		}
	};
	const mangle = { keep_classnames: true, keep_fnames: true };
	rewrite('**/*.js', (code) => minifySync(code, { compress: true, mangle }).code);
	rewrite('**/*.json', (text) => JSON.stringify(JSON.parse(text)));
}

/** n8n asks for a light and a dark icon on every node and credential. */
async function checkIcons() {
	const classFiles = globSync('{nodes/**/*.node.js,credentials/*.credentials.js}', {
		cwd: target,
	}).map((file) => join(target, file));
	const missing = classFiles.flatMap((file) =>
		iconsOf(file)
			.filter((icon) => icon === undefined || !existsSync(icon))
			.map((icon) => `${relative(target, file)}: ${icon ? relative(target, icon) : 'no icon'}`),
	);
	if (classFiles.length === 0) throw new Error(`No compiled nodes in ${target}`);
	if (missing.length > 0) throw new Error(`Icons are missing:\n${missing.join('\n')}`);
}

function iconsOf(file) {
	const [definition] = Object.values(require(file)).map((Class) => new Class());
	const { icon } = definition.description ?? definition;
	return [icon?.light, icon?.dark].map(
		(name) => name && join(dirname(file), name.replace('file:', '')),
	);
}

/** One package a vendor, in packages/: n8n verifies only packages with one service. */
async function packages() {
	const { writePackages } = await import('./scripts/lib/packages/write.mts');
	for (const folder of writePackages()) console.log(`✓ ${relative(__dirname, folder)}`);
}

exports.packages = packages;
exports.default = series(copy, minify, checkIcons);
