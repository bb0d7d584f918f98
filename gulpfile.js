/**
 * `gulp`: the second half of `npm run build`, once tsc has found the types in order. Writes the code,
 * brings icons, codex files and output schemas, and makes sure that nothing is shipped without its icons.
 */
const { existsSync, globSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

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
 * One file for each node and credential, one for what the nodes of a vendor share, one for the kernel:
 * n8n starts in half the time that 250 files take, and npm sends a fifth less. Names of functions and
 * classes stay, for messages and stack traces.
 */
async function bundle() {
	const { rolldown } = await import('rolldown');
	const entries = globSync(['nodes/*/*.node.ts', 'credentials/*.credentials.ts'], {
		cwd: __dirname,
	});
	const bundled = await rolldown({
		cwd: __dirname,
		input: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), file])),
		platform: 'node',
		// Its paths are those of tests and scripts.
		tsconfig: false,
		external: ['n8n-workflow', /^node:/],
	});
	await bundled.write({
		dir: target,
		format: 'cjs',
		exports: 'named',
		chunkFileNames: 'nodes/[name].js',
		codeSplitting: {
			groups: [
				{ name: 'shared/kernel', test: /[\\/]nodes[\\/]shared[\\/]/, priority: 1 },
				{ name: commonFileOf, debugName: 'common' },
			],
		},
		minify: {
			compress: true,
			codegen: true,
			mangle: { keepNames: { function: true, class: true } },
		},
	});
	await bundled.close();
}

/** The file for what the nodes and the credential of a vendor share. */
function commonFileOf(file) {
	const [, vendor] = /[\\/]nodes[\\/]([^\\/]+)[\\/]/.exec(file) ?? [];
	return vendor === undefined || file.endsWith('.node.ts') ? null : `${vendor}/common`;
}

/** Indentation would be a third of the schemas. */
async function shorten() {
	for (const file of globSync('**/*.json', { cwd: target })) {
		const path = join(target, file);
		writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
	}
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
exports.default = series(bundle, copy, shorten, checkIcons);
