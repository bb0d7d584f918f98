// What n8n's own config (eslint.config.mjs, kept byte for byte) does not look at: the newest rules of
// eslint-plugin-n8n-nodes-base on shipped code, our house rules, and everything that is not shipped.
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import simpleImportSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

const off = (...rules) =>
	Object.fromEntries(rules.map((rule) => [`n8n-nodes-base/${rule}`, 'off']));

export default tseslint.config(
	{ ignores: ['dist', '.cache', 'sandbox/n8n', 'node_modules'] },
	{
		// One order everywhere: Node, packages, then our own files from the outside in.
		files: ['**/*.{ts,mts,mjs}'],
		plugins: { 'simple-import-sort': simpleImportSort },
		rules: {
			'simple-import-sort/imports': ['error', { groups: [['^node:'], ['^@?\\w'], ['^\\.']] }],
			'simple-import-sort/exports': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		languageOptions: { parser: tseslint.parser },
		plugins: { 'n8n-nodes-base': n8nNodesBase, '@typescript-eslint': tseslint.plugin },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports' },
			],
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^(?!n8n-workflow$|node:crypto$|\\.)', message: 'n8n forbids it here.' },
					],
				},
			],
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// Switched off by n8n's own config too.
			...off(
				'node-class-description-inputs-wrong-regular-node',
				'node-class-description-outputs-wrong',
				'node-param-type-options-max-value-present',
			),
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			...off(
				'cred-class-field-documentation-url-miscased',
				'cred-class-field-type-options-password-missing',
			),
		},
	},
	{
		files: ['**/*.mts'],
		extends: [tseslint.configs.recommended],
		rules: {
			// Node 24 runs these files as they stand, so nothing that only a compiler could remove.
			'@typescript-eslint/parameter-properties': 'error',
			'no-restricted-syntax': [
				'error',
				'TSEnumDeclaration',
				'TSModuleDeclaration',
				'TSExportAssignment',
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			eqeqeq: 'error',
		},
	},
	{
		// Tests read answers as they come; a wrong shape fails the expectation that looks at it.
		files: ['test/**/*.mts'],
		rules: { '@typescript-eslint/no-explicit-any': 'off' },
	},
);
