import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { changelogOf } from '../../../scripts/lib/packages/changelog.mts';
import { type Cut, cutOf, cuts, umbrella } from '../../../scripts/lib/packages/cuts.mts';
import { files, sourcesOf } from '../../../scripts/lib/packages/sources.mts';
import { templateFiles } from '../../../scripts/lib/packages/template.mts';
import { writePackage } from '../../../scripts/lib/packages/write.mts';
import { vendors } from '../../../vendors.mts';

/** What `npm run packages` writes. What n8n's tools and n8n itself say of it: `npm run test:packages`. */
const ROOT = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'backoffice-cuts-'));

beforeAll(() => {
	for (const cut of cuts) writePackage(cut, join(folder, cut.name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = ({ name }: Cut) =>
	globSync('**/*', { cwd: join(folder, name), withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length + 1));
const text = ({ name }: Cut, file: string) => readFileSync(join(folder, name, file), 'utf8');
const json = (cut: Cut, file: string) => JSON.parse(text(cut, file));
const code = /^(nodes|credentials|examples)\//;

describe.each(cuts)('$name', (cut) => {
	const { vendor, name, repository } = cut;

	test('holds all of its vendor', () => {
		const own = files(`nodes/${vendor.folder}/**/*`);
		expect(sourcesOf(cut)).toEqual(expect.arrayContaining(own));
	});

	test('imports only what it holds, and holds no part of the kernel that it does not import', () => {
		const sources = filesOf(cut).filter((file) => file.endsWith('.ts'));
		const imported = sources.flatMap((file) =>
			[...text(cut, file).matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) => {
				const path = join(dirname(file), target);
				return (
					sources.find((one) => one === `${path}.ts` || one === join(path, 'index.ts')) ?? path
				);
			}),
		);
		expect(imported.filter((file) => !sources.includes(file))).toEqual([]);
		const kernel = sources.filter((file) => file.startsWith('nodes/shared/'));
		expect(kernel.filter((file) => !imported.includes(file))).toEqual([]);
	});

	test('is the same code as this project, but for addresses', () => {
		for (const file of filesOf(cut).filter((one) => code.test(one) && one.endsWith('.ts'))) {
			const here = readFileSync(join(ROOT, file), 'utf8').split('\n');
			const there = text(cut, file).split('\n');
			const changed = there.filter((line, index) => line !== here[index]);
			expect(there).toHaveLength(here.length);
			for (const line of changed) expect(line).toContain(`${repository}/blob/main/README.md#`);
			expect(changed.length > 0).toBe(file.startsWith('credentials/'));
		}
	});

	test('knows nothing of the package with all vendors where n8n looks', () => {
		const strange = filesOf(cut).filter(
			(file) =>
				code.test(file) && text(cut, file).replaceAll(repository, '').includes(umbrella.name),
		);
		expect(strange).toEqual([]);
	});

	test('does not speak of other vendors', () => {
		const others = vendors.filter((other) => other.name !== vendor.name);
		const words = others.flatMap((other) => [other.name, other.title.split(' ')[0] ?? '']);
		const mentions = new RegExp(words.join('|'), 'i');
		// The lock file lists what the tools consist of.
		const looked = filesOf(cut).filter((file) => !/\.svg$|^package-lock/.test(file));
		expect(looked.filter((file) => mentions.test(text(cut, file)))).toEqual([]);
	});

	test("has n8n's template files as they are", () => {
		for (const [file, template] of Object.entries(templateFiles)) {
			expect(text(cut, file)).toBe(readFileSync(template, 'utf8'));
		}
	});

	test('describes itself', () => {
		const manifest = json(cut, 'package.json');
		expect(manifest).toMatchObject({
			name,
			repository: { url: `git+${repository}.git` },
			scripts: { prepublishOnly: 'n8n-node prerelease' },
			n8n: { strict: true, n8nNodesApiVersion: 1 },
			peerDependencies: { 'n8n-workflow': '*' },
		});
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.dependencies).toBeUndefined();
		const built = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		expect(built).toHaveLength(vendor.nodes.length + 1);
		const sources = built.map((file) => file.replace('dist/', '').replace(/\.js$/, '.ts'));
		expect(sources.filter((file) => !existsSync(join(folder, name, file)))).toEqual([]);
	});

	test('shows its own page for its nodes and its credential', () => {
		for (const node of filesOf(cut).filter((file) => file.endsWith('.node.json'))) {
			const { node: type, resources } = json(cut, node);
			expect(type).toMatch(new RegExp(`^${name}\\.`));
			for (const [{ url }] of Object.values<[{ url: string }]>(resources)) {
				expect(url).toMatch(`${repository}/blob/main/README.md`);
			}
		}
	});

	test('has examples with its own nodes', () => {
		const examples = filesOf(cut).filter((file) => file.startsWith('examples/'));
		expect(examples.length).toBeGreaterThan(2);
		for (const file of examples) expect(text(cut, file)).toContain(`"type": "${name}.`);
	});

	test('has a README whose links lead somewhere', () => {
		const readme = text(cut, 'README.md');
		const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
			title
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replaceAll(' ', '-'),
		);
		const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
		const dead = links.filter((target) => {
			if (target.startsWith('#')) return !headings.includes(target.slice(1));
			return !target.startsWith('https://') && !existsSync(join(folder, name, target));
		});
		expect(dead).toEqual([]);
		// Of our templates; n8n's own expressions have a blank there.
		expect(readme).not.toMatch(/\{\{\w/);
	});

	test.each([
		'Installation',
		'Credential',
		'First workflow',
		'Operations',
		'As a tool of an agent',
		'Troubleshooting',
		'What you can rely on',
		'Compatibility',
	])('has a README with the section "%s"', (title) => {
		expect(text(cut, 'README.md')).toContain(`\n## ${title}\n`);
	});

	test("locks what this project's own lock file locks", () => {
		const ours = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
		const { '': self, ...theirs } = json(cut, 'package-lock.json').packages;
		expect(self.devDependencies).toEqual(json(cut, 'package.json').devDependencies);
		expect(Object.keys(theirs).length).toBeGreaterThan(100);
		for (const [path, locked] of Object.entries(theirs)) expect(locked).toEqual(ours[path]);
	});
});

describe('CHANGELOG.md of a cut', () => {
	const changelog = [
		'# Changelog\n\nAll changes.\n\n## Unreleased\n\n',
		'- Gamfi: one thing.\n- Egito: another thing,\n  in two lines.\n- Egito and Gamfi: both.\n',
		'- Everything waits shorter.\n- For maintainers: `npm run x`.\n\n## 0.1.0\n\n',
		'### Added\n\n- Egito: the first thing.\n\n### Mended\n\n- All: retries.\n',
	].join('');

	test("keeps the vendor's lines and those for all", () => {
		expect(changelogOf(cutOf('gamfi'), changelog)).toBe(
			'# Changelog\n\nAll changes.\n\n## Unreleased\n\n- Gamfi: one thing.\n- Egito and Gamfi: both.\n' +
				'- Everything waits shorter.\n\n## 0.1.0\n\n### Mended\n\n- All: retries.\n',
		);
	});
});

test('a package that does not exist is named', () => {
	expect(() => cutOf('zebra')).toThrow('There is no package for "zebra"');
});
