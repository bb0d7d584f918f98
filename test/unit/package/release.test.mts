import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { changelogProblems, hasUnreleased, notesOf } from '../../../scripts/lib/changelog.mts';
import { updateMirror } from '../../../scripts/lib/mirror.mts';
import { minorBefore } from '../../../scripts/lib/n8n-install.mts';
import {
	placeholdersIn,
	repositoryOf,
	strayAddresses,
} from '../../../scripts/lib/placeholders.mts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'release-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), content);
}

describe('the changelog', () => {
	const changelog =
		'# Changelog\n\nAll of it.\n\n## 0.2.0\n\n- Two.\n- More.\n\n## 0.1.0\n\nOne.\n';

	test('gives the notes of a version', () => {
		expect(notesOf(changelog, '0.2.0')).toBe('- Two.\n- More.');
		expect(notesOf(changelog, '0.1.0')).toBe('One.');
		expect(notesOf(changelog, '0.3.0')).toBeUndefined();
		expect(notesOf(changelog.replace('## 0.2.0', '## [0.2.0] - 2026-01-31'), '0.2.0')).toMatch(
			/Two/,
		);
	});

	test('must have the version on top, with something in it', () => {
		expect(changelogProblems(changelog, '0.2.0')).toEqual([]);
		expect(
			changelogProblems(changelog.replace('## 0.2', '## Unreleased\n\n## 0.2'), '0.2.0'),
		).toEqual([]);
		expect(changelogProblems(changelog, '0.1.0')).toEqual([
			'the newest section is "0.2.0", not "0.1.0"',
		]);
		expect(changelogProblems('# Changelog\n', '0.1.0')).toHaveLength(1);
		expect(changelogProblems(changelog.replace('## 0.2', '## 0.3.0\n\n## 0.2'), '0.3.0')).toEqual([
			'the section "0.3.0" is empty',
		]);
	});

	test('tells what is unreleased', () => {
		const waiting = changelog.replace('## 0.2', '## Unreleased\n\n- New.\n\n## 0.2');
		expect(hasUnreleased(waiting)).toBe(true);
		expect(changelogProblems(waiting, '0.2.0')).toEqual([]);
		expect(hasUnreleased(waiting.replace('- New.', ''))).toBe(false);
		expect(hasUnreleased(changelog)).toBe(false);
	});
});

describe('placeholders', () => {
	test('are told by name', () => {
		expect(
			placeholdersIn({
				author: { name: 'Somebody', email: 'us@some-org.invalid' },
				homepage: 'https://github.com/<owner>/x',
				bugs: { email: 'a@mail.example.com' },
			}),
		).toEqual([
			'package.json › author › email: us@some-org.invalid',
			'package.json › homepage: https://github.com/<owner>/x',
			'package.json › bugs › email: a@mail.example.com',
		]);
	});

	test('are not what is real', () => {
		expect(
			placeholdersIn({
				author: { email: 'us@invalid.org' },
				files: ['dist'],
				homepage: 'https://x.dev',
			}),
		).toEqual([]);
	});

	test('nor do old addresses stay behind when the project moves', () => {
		write('README.md', 'https://github.com/old/n8n-nodes-x and https://github.com/n8n-io/n8n');
		write('nodes/X/X.node.json', '{"url": "https://github.com/new/n8n-nodes-x/blob/main/x.md"}');
		write('nodes/X/Y.node.json', '{"url": "https://github.com/new/n8n-nodes-z"}');
		expect(strayAddresses(folder, 'new', ['n8n-nodes-x', 'n8n-nodes-y'])).toEqual([
			'README.md: github.com/old/n8n-nodes-x',
			'nodes/X/Y.node.json: github.com/new/n8n-nodes-z',
		]);
	});

	test('a repository is told by its address', () => {
		const at = (url: string) => repositoryOf({ repository: { url } });
		expect(at('git+https://github.com/some-org/n8n-nodes-x.git')).toBe('some-org/n8n-nodes-x');
		expect(() => at('https://gitlab.com/some-org/x.git')).toThrow('no repository on GitHub');
	});
});

describe('a mirror', () => {
	const source = { repository: 'org/umbrella', commit: 'c0ffee' };
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
	const inMirror = (file: string) => git('--git-dir=mirror.git', 'show', `main:${file}`);
	const update = () => {
		rmSync(join(folder, 'clone'), { recursive: true, force: true });
		git('clone', '--quiet', 'mirror.git', 'clone');
		return updateMirror(join(folder, 'cut'), join(folder, 'clone'), source);
	};

	beforeEach(() => {
		git('init', '--quiet', '--bare', '--initial-branch=main', 'mirror.git');
		git('clone', '--quiet', 'mirror.git', 'first');
		write('first/old.ts', 'export {};');
		git('-C', 'first', 'add', '.');
		git('-C', 'first', '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-qm', 'x');
		git('-C', 'first', 'push', '-q', 'origin', 'HEAD:main');
		write('cut/package.json', '{"name":"n8n-nodes-x","version":"1.0.0"}');
		write('cut/README.md', '# X\n\n> Generated from Y.\n');
		write('cut/.github/workflows/publish.yml', 'name: Publish\n');
		write('cut/dist/x.js', '');
		write('cut/node_modules/y/index.js', '');
	});

	test('gets what the cut holds, and no more, at the tag', () => {
		update();
		expect(git('--git-dir=mirror.git', 'rev-parse', '1.0.0')).toBe(
			git('--git-dir=mirror.git', 'rev-parse', 'main'),
		);
		expect(git('--git-dir=mirror.git', 'ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual(
			[
				'.github/ISSUE_TEMPLATE/config.yml',
				'.github/workflows/publish.yml',
				'README.md',
				'package.json',
			],
		);
	});

	test('says that it is generated, and sends issues elsewhere', () => {
		update();
		expect(inMirror('.github/ISSUE_TEMPLATE/config.yml')).toContain('/org/umbrella/issues/');
		expect(git('--git-dir=mirror.git', 'log', '-1', '--format=%B', 'main')).toContain(
			'org/umbrella@c0ffee',
		);
		write('cut/README.md', '# X\n\nNo word of it.\n');
		expect(update).toThrow('does not say on top');
	});

	test('is left alone by a second run', () => {
		update();
		const before = git('--git-dir=mirror.git', 'rev-parse', 'main');
		expect(update()).toContain('was there already');
		expect(git('--git-dir=mirror.git', 'rev-parse', 'main')).toBe(before);
	});

	test('never gets another content under a version that it has', () => {
		update();
		write('cut/README.md', '# Y\n\n> Generated from Y.\n');
		expect(update).toThrow('has another 1.0.0');
		expect(inMirror('README.md')).toContain('# X');
		expect(existsSync(join(folder, 'cut/dist/x.js'))).toBe(true);
	});

	test('the next version comes on top of the one before', () => {
		update();
		write('cut/package.json', '{"name":"n8n-nodes-x","version":"1.1.0"}');
		update();
		expect(git('--git-dir=mirror.git', 'tag').split('\n')).toEqual(['1.0.0', '1.1.0']);
		expect(git('--git-dir=mirror.git', 'rev-parse', '1.1.0~1')).toBe(
			git('--git-dir=mirror.git', 'rev-parse', '1.0.0'),
		);
	});
});

test('the minor versions before the latest n8n are found', () => {
	const versions = [
		'1.123.81',
		'2.38.2',
		'2.40.0',
		'2.40.5',
		'2.41.3',
		'2.42.0',
		'2.41.0-beta.1',
		'3.0.0',
	];
	expect(minorBefore(versions, '2.41.3', 1)).toBe('2.40');
	expect(minorBefore(versions, '2.41.3', 2)).toBe('2.38');
	expect(minorBefore(versions, '2.41.3', 3)).toBe('1.123');
	expect(() => minorBefore(versions, '2.41.3', 4)).toThrow('no minor version 4');
});

test('no laptop publishes: what n8n-node has instead needs a mode that only its release sets', () => {
	const manifest = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	expect(manifest.scripts.prepublishOnly).toBe('n8n-node prerelease');
});
