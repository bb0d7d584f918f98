import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { vendors } from '../../../vendors.mts';

/** What is true of the repository as a whole. What one file may hold is said in eslint.full.config.mjs. */
const ROOT = resolve(__dirname, '../../..');
const ROOMS = ['__schema__', 'api', 'methods', 'operations', 'resources', 'tables', 'trigger'];

const files = (...patterns: string[]): string[] =>
	globSync(patterns, { cwd: ROOT, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
		.sort();

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the floor plan', () => {
	test('nodes/ holds the kernel and the vendors', () => {
		const rooms = new Set(files('nodes/**/*').map((file) => file.split('/')[1]));
		expect([...rooms].sort()).toEqual([...vendors.map(({ folder }) => folder), 'shared'].sort());
	});

	test('the kernel is flat', () => {
		const strange = files('nodes/shared/**/*').filter(
			(file) => !/^nodes\/shared\/[a-z]\w*\.ts$/.test(file),
		);
		expect(strange).toEqual([]);
	});

	test.each(vendors)('nodes/$folder has the rooms that every vendor has', ({ folder, nodes }) => {
		const atRoot = new Set([
			'credential.ts',
			'transport.ts',
			...nodes.flatMap((node) => {
				const name = node[0].toUpperCase() + node.slice(1);
				return [`${name}.node.ts`, `${name}.node.json`];
			}),
		]);
		const strange = files(`nodes/${folder}/**/*`).filter((file) => {
			const [, , first = '', ...below] = file.split('/');
			if (below.length > 0) return !ROOMS.includes(first);
			return !atRoot.has(first) && !/^\w+(\.dark)?\.svg$/.test(first);
		});
		expect(strange).toEqual([]);
	});

	test('credentials/ holds one file a vendor and icons', () => {
		const credentials = vendors.map(
			({ credential }) => `${credential[0].toUpperCase()}${credential.slice(1)}.credentials.ts`,
		);
		const found = files('credentials/**/*').filter((file) => !file.endsWith('.svg'));
		expect(found.map((file) => basename(file))).toEqual([...credentials].sort());
	});

	test('one list names all vendors', () => {
		const code = files(
			'*.{cjs,js,mjs,mts}',
			'{bench,credentials,nodes,scripts,test}/**/*.{mjs,mts,ts}',
			'sandbox/*.mts',
			'sandbox/{demo,vendors}/**/*.mts',
		);
		const lists = code.filter((file) => {
			const content = text(file).toLowerCase();
			return vendors.every(({ name }) => content.includes(name));
		});
		// People run the converter alone; its own test holds its list to the other.
		expect(lists).toEqual(['scripts/convert-workflows.mjs', 'vendors.mts']);
	});
});

describe('the package', () => {
	test("n8n's lint configuration is the template's", () => {
		expect(text('eslint.config.mjs')).toBe(
			"import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n",
		);
	});

	test('depends on nothing at run time', () => {
		const manifest = JSON.parse(text('package.json')) as Record<string, unknown>;
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.overrides).toBeUndefined();
	});

	test('package.json lists every node and credential', () => {
		const { n8n } = JSON.parse(text('package.json')) as {
			n8n: { nodes: string[]; credentials: string[] };
		};
		const built = (file: string) => `dist/${file.replace(/\.ts$/, '.js')}`;
		expect([...n8n.nodes].sort()).toEqual(files('nodes/**/*.node.ts').map(built).sort());
		expect([...n8n.credentials].sort()).toEqual(
			files('credentials/*.credentials.ts').map(built).sort(),
		);
	});
});

describe('the repository', () => {
	test('names one Node for people, editors and the pinned n8n', () => {
		const { devDependencies } = JSON.parse(text('package.json'));
		const { dependencies } = JSON.parse(text('sandbox/n8n/package.json'));
		expect(devDependencies.node).toBe(dependencies.node);
		expect(devDependencies.node.split('.')[0]).toBe(text('.nvmrc').trim());
		expect(text('.devcontainer/devcontainer.json')).toContain(`:${text('.nvmrc').trim()}-`);
	});

	test('names no machine and no registry', () => {
		const sources = files(
			'{bench,docs,examples,scripts,test}/**/*.{json,md,mjs,mts,yaml,yml}',
			'sandbox/{contracts,demo,vendors}/**/*.{mts,yaml}',
			'{.devcontainer,.github}/**/*.{json,md,yml}',
			'*.{cjs,js,json,md,mjs,mts}',
		);
		const found = sources.filter(
			(file) =>
				// The folder of n8n's own image is everybody's.
				/\/(home|root|Users)\/(?!node\/\.n8n)\w|registry\.npmjs/.test(text(file)) &&
				!file.endsWith('houseRules.test.mts'),
		);
		expect(found).toEqual([]);
	});
});
