/**
 * The thin repositories of the single-service packages: what `npm run packages` cut, at the commit
 * that npm's provenance will name, so that n8n's scanner and people find the sources there.
 *
 * Node's own library only: this runs in the job that holds the mirrors' keys, where nothing is installed.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Made by building and testing a cut; never part of it. */
const NOT_MIRRORED = ['.git', 'node_modules', 'dist', '.cache'];

interface Source {
	/** `owner/name` of the repository that this one is generated from. */
	repository: string;
	commit: string;
}

/**
 * Brings a clone of the mirror to what the cut holds, and pushes it with the version's tag, both or
 * nothing. A second run with the same cut changes nothing; another cut under the same version is refused.
 */
export function updateMirror(cut: string, clone: string, source: Source): string {
	const { name, version } = JSON.parse(readFileSync(join(cut, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: clone, encoding: 'utf8' }).trim();

	const readme = readFileSync(join(cut, 'README.md'), 'utf8');
	if (!/^> Generated from /m.test(readme.split(/^## /m)[0])) {
		throw new Error(`README.md of ${name} does not say on top where it is generated from`);
	}
	for (const entry of readdirSync(clone)) {
		if (entry !== '.git') rmSync(join(clone, entry), { recursive: true });
	}
	cpSync(cut, clone, {
		recursive: true,
		filter: (path) => !NOT_MIRRORED.includes(basename(path)),
	});
	sendIssues(clone, source);
	git('add', '--all');

	const tree = git('write-tree');
	if (git('tag', '--list', version) !== '') {
		if (git('rev-parse', `${version}^{tree}`) === tree)
			return `${name} ${version} was there already`;
		throw new Error(`The mirror of ${name} has another ${version}: publish under a new version`);
	}
	git(
		...['-c', 'user.name=github-actions[bot]'],
		...['-c', 'user.email=41898282+github-actions[bot]@users.noreply.github.com'],
		...['commit', '--quiet', '--allow-empty', '--message'],
		`${version}\n\nGenerated from ${source.repository}@${source.commit}`,
	);
	git('tag', version);
	git('push', '--quiet', '--atomic', 'origin', 'HEAD', version);
	return `${name} ${version} is ${git('rev-parse', 'HEAD')}`;
}

/** Nobody should write an issue where nobody looks; the README of each cut says so on top. */
function sendIssues(clone: string, { repository }: Source): void {
	const templates = join(clone, '.github', 'ISSUE_TEMPLATE');
	mkdirSync(templates, { recursive: true });
	writeFileSync(
		join(templates, 'config.yml'),
		[
			'blank_issues_enabled: false',
			'contact_links:',
			'  - name: Report it where this package is made',
			`    url: https://github.com/${repository}/issues/new/choose`,
			'    about: This repository is generated.',
			'',
		].join('\n'),
	);
}
