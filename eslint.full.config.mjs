// What n8n's own config (eslint.config.mjs, kept byte for byte) does not look at: the newest rules of
// eslint-plugin-n8n-nodes-base on shipped code, our house rules, and everything that is not shipped.
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import simpleImportSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

import { vendors } from './vendors.mts';

const folders = vendors.map(({ folder }) => folder).join('|');
const names = vendors.map(({ name }) => name).join('|');

/** What shipped code imports: n8n, Node's crypto and its own files, but for those that match. */
const imports = (...patterns) => ({
	'no-restricted-imports': [
		'error',
		{
			patterns: [
				{ regex: '^(?!n8n-workflow$|node:crypto$|\\.)', message: 'n8n forbids it here.' },
				...patterns,
			],
		},
	],
});

/** Imports that the rule above cannot see. */
const otherImports = [
	'ImportExpression',
	'TSImportType',
	'TSImportEqualsDeclaration',
	"CallExpression[callee.name='require']",
].map((selector) => ({
	selector,
	message: 'Import at the top of the file, with `import … from`.',
}));

const off = (...rules) =>
	Object.fromEntries(rules.map((rule) => [`n8n-nodes-base/${rule}`, 'off']));

export default tseslint.config(
	{ ignores: ['dist', 'packages', '.cache', 'sandbox/n8n', 'node_modules'] },
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
		// n8n's scanner does not obey comments that switch rules off, so nobody may rely on them.
		linterOptions: { noInlineConfig: true },
		languageOptions: { parser: tseslint.parser },
		plugins: { 'n8n-nodes-base': n8nNodesBase, '@typescript-eslint': tseslint.plugin },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports' },
			],
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
			'no-restricted-syntax': ['error', ...otherImports],
			'no-warning-comments': ['error', { terms: ['todo', 'fixme'], location: 'anywhere' }],
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...imports({
				regex: `/(${folders}|credentials)/`,
				message: 'A vendor imports nodes/shared and itself.',
			}),
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
		files: ['nodes/shared/**/*.ts'],
		rules: {
			...imports({ regex: '^\\.(?!/\\w+$)', message: 'The kernel is flat and imports no vendor.' }),
			'no-restricted-syntax': [
				'error',
				...otherImports,
				...[`Identifier[name=/${names}/i]`, `Literal[value=/${names}/i]`].map((selector) => ({
					selector,
					message: 'The kernel names no vendor.',
				})),
			],
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...imports({
				regex: '^\\./|^\\.\\./(?!nodes/shared/\\w+$|nodes/\\w+/credential$)',
				message: 'A credential imports nodes/shared and the credential.ts of its vendor.',
			}),
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
