/**
 * Test sources are .mts (never shipped) and import shipped .ts files; swc turns both into CommonJS.
 * Engine tests run the built package (dist), so `npm test` builds first.
 */
const swc = [
	'@swc/jest',
	{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
];

/**
 * `npm run test:n8n` names a folder with another n8n-core, its n8n-workflow and the built package.
 * `npm run test:packages` names a folder with packages; n8n gives them the n8n-workflow that it uses.
 */
const { N8N_CORE, PACKAGES_IN } = process.env;
const engine = N8N_CORE ?? (PACKAGES_IN && '<rootDir>');
const engineModules = engine && {
	'^(n8n-core|n8n-workflow|reflect-metadata)$': `${engine}/node_modules/$1`,
};

const project = (name, more = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'js', 'cjs', 'mjs', 'json', 'node'],
	// openapi-backend needs one package that exists only as an ES module.
	transform: { '^.+\\.(m?ts|mjs)$': swc, '/json-schema-ref-parser/.+\\.js$': swc },
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	...(engineModules && { moduleNameMapper: engineModules }),
	// dist/package.json is a copy of ours (tsconfig includes package.json), and sandbox/n8n is a whole n8n.
	modulePathIgnorePatterns: [
		'<rootDir>/dist/package.json',
		'<rootDir>/sandbox/n8n/',
		'<rootDir>/.cache/',
		'<rootDir>/packages/',
	],
	...more,
});

module.exports = {
	projects: [
		project('unit'),
		project('engine', { setupFiles: ['<rootDir>/test/support/engine.setup.mts'] }),
		project('contract'),
		project('faults', { setupFiles: ['<rootDir>/test/support/engine.setup.mts'] }),
		project('e2e'),
		project('fuzz', {
			testEnvironment: '<rootDir>/test/fuzz/environment.mts',
			setupFiles: ['<rootDir>/test/support/engine.setup.mts'],
		}),
	],
	testTimeout: 60000,
};
