/**
 * Test sources are .mts (never shipped) and import shipped .ts files; swc turns both into CommonJS.
 * Engine tests run the built package (dist), so `npm test` builds first.
 */
const swc = [
	'@swc/jest',
	{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
];

/** `npm run test:n8n` names a folder with another n8n-core, its n8n-workflow and the built package. */
const { N8N_CORE } = process.env;
const otherN8n = N8N_CORE && {
	'^(n8n-core|n8n-workflow|reflect-metadata)$': `${N8N_CORE}/node_modules/$1`,
};

const project = (name, more = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'js', 'cjs', 'mjs', 'json', 'node'],
	// openapi-backend needs one package that exists only as an ES module.
	transform: { '^.+\\.m?ts$': swc, '/json-schema-ref-parser/.+\\.js$': swc },
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	...(otherN8n && { moduleNameMapper: otherN8n }),
	// dist/package.json is a copy of ours (tsconfig includes package.json), and sandbox/n8n is a whole n8n.
	modulePathIgnorePatterns: [
		'<rootDir>/dist/package.json',
		'<rootDir>/sandbox/n8n/',
		'<rootDir>/.cache/',
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
		project('bench', {
			testMatch: ['<rootDir>/bench/**/*.bench.mts'],
			setupFiles: ['<rootDir>/test/support/engine.setup.mts'],
			// Measured against the HTTP Request node of the pinned n8n.
			modulePathIgnorePatterns: [],
		}),
	],
	testTimeout: 60000,
};
