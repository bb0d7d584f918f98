import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const VENDORS = ['Egito', 'Flowii', 'Gamfi', 'WolkvoxCrm', 'Workfloo'];

function filesIn(folder: string, ending: RegExp): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const shipped = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];
const IMPORT =
	/^(?:import|export)\b[^;]*? from '([^']+)'|^import '([^']+)'|\b(?:require|import)\('([^']+)'\)/gm;
const importsOf = (file: string) =>
	[...text(file).matchAll(IMPORT)].map(([, named, bare, called]) => named ?? bare ?? called);

describe('shipped code', () => {
	test('imports only n8n-workflow, node:crypto and its own files', () => {
		const foreign = shipped.flatMap((file) =>
			importsOf(file)
				.filter((target) => !/^(n8n-workflow|node:crypto|\.{1,2}\/.*)$/.test(target))
				.map((target) => `${file}: ${target}`),
		);
		expect(foreign).toEqual([]);
	});

	test.each(VENDORS)('%s imports no other vendor', (vendor) => {
		const others = VENDORS.filter((other) => other !== vendor);
		const crossing = filesIn(`nodes/${vendor}`, /\.ts$/).filter((file) =>
			importsOf(file).some((target) => others.some((other) => target.includes(`/${other}/`))),
		);
		expect(crossing).toEqual([]);
	});

	test('the kernel imports no vendor', () => {
		const crossing = filesIn('nodes/shared', /\.ts$/).filter((file) =>
			importsOf(file).some((target) => VENDORS.some((vendor) => target.includes(vendor))),
		);
		expect(crossing).toEqual([]);
	});

	test('has no disabled lint rule and no leftover', () => {
		const found = shipped.filter((file) =>
			/eslint-disable|@ts-ignore|@ts-expect-error|\bTODO\b|\bFIXME\b/.test(text(file)),
		);
		expect(found).toEqual([]);
	});

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
		expect([...n8n.nodes].sort()).toEqual(
			filesIn('nodes', /\.node\.ts$/)
				.map(built)
				.sort(),
		);
		expect([...n8n.credentials].sort()).toEqual(
			filesIn('credentials', /\.credentials\.ts$/)
				.map(built)
				.sort(),
		);
	});
});

describe('the repository', () => {
	test('names no machine and no registry', () => {
		const folders = [
			'scripts',
			'sandbox/contracts',
			'sandbox/demo',
			'sandbox/vendors',
			'test',
			'bench',
			'docs',
			'examples',
		];
		const sources = folders.flatMap((folder) => filesIn(folder, /\.(mts|mjs|md|json|ya?ml)$/));
		const found = sources.filter(
			(file) =>
				/\/(home|root|Users)\/\w|registry\.npmjs/.test(text(file)) &&
				!file.endsWith('houseRules.test.mts'),
		);
		expect(found).toEqual([]);
	});
});
