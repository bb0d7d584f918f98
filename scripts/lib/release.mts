import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import { changelogProblems, hasUnreleased, notesOf } from './changelog.mts';
import { updateMirror } from './mirror.mts';
import { pack } from './n8n.mts';
import { cuts, umbrella } from './packages/cuts.mts';
import { packagesFolder } from './packages/write.mts';
import { cache, root } from './paths.mts';
import { placeholdersIn, repositoryOf, strayAddresses } from './placeholders.mts';
import { mustRun, run } from './process.mts';
import { scan } from './scan.mts';
import { counted, type Outcome, programStep, projectEnvironment, type Step } from './steps.mts';

const git = async (...args: string[]) =>
	(await promisify(execFile)('git', args, { cwd: root, env: withoutQuestions })).stdout.trim();

/** git must not ask for a password where a repository does not exist. */
const withoutQuestions = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: 'true' };

/** What the workflow hands from the job that builds to the ones that publish. */
export const releaseFolder = join(cache, 'release');

/** The package with all vendors, then the cuts, each in its folder. */
export const packages = [
	{ ...umbrella, folder: root },
	...cuts.map(({ name, repository }) => ({ name, repository, folder: join(packagesFolder, name) })),
];

interface Manifest {
	version: string;
	repository: { url: string };
}

const manifestIn = (folder: string) => JSON.parse(textIn(folder, 'package.json')) as Manifest;

function textIn(folder: string, file: string): string {
	return readFileSync(join(folder, file), 'utf8');
}

export const { version } = manifestIn(root);

/** What has to be right in the project, for a release under this tag. */
export function preparation(tag: string): Step[] {
	return [
		check('versions and changelog agree with the tag', () => disagreements(root, tag)),
		check('addresses of the project are those of package.json', () => {
			const [owner = ''] = repositoryOf(manifestIn(root)).split('/');
			return strayAddresses(
				root,
				owner,
				packages.map(({ name }) => name),
			);
		}),
		script('cut the single-service packages', 'packages.mts'),
		...cuts.map(({ name }) =>
			check(`${name}: versions and changelog`, () =>
				disagreements(join(packagesFolder, name), tag),
			),
		),
		script('build', 'build.mts'),
		...cuts.map(({ name }) => ({ name: `${name}: build`, run: async () => await buildCut(name) })),
		{ name: 'empty the folder of the release', run: emptyReleaseFolder },
		...packages.map(({ name, folder }) => ({
			name: `${name}: pack and scan`,
			run: async () => counted(await scan(folder, await packed(folder))),
		})),
		{ name: 'notes and sources for the jobs that publish', run: async () => await collect(tag) },
	];
}

/** What a release would do to the world, done to a copy of it. */
export const rehearsal: Step[] = [
	...packages.map(({ name }) => ({
		name: `${name}: npm publish --dry-run`,
		run: async () => await publishDry(name),
	})),
	...cuts.map(({ name }) => ({
		name: `${name}: mirror commit and tag, in a temporary repository`,
		run: async () => await mirrorDry(join(packagesFolder, name)),
	})),
];

/** What only the publisher can decide or bring about; fails until it is done. */
export function publisherChecks(): Step[] {
	const found = placeholdersIn(manifestIn(root));
	return [
		check('package.json has no placeholder', () => found),
		check('CHANGELOG.md: nothing under "Unreleased", which becomes the version', () =>
			hasUnreleased(textIn(root, 'CHANGELOG.md')) ? ['there are lines under "Unreleased"'] : [],
		),
		...packages.map(({ repository }) => ({
			name: repository,
			run: async () => {
				const reached = await git('ls-remote', '--exit-code', repository, 'HEAD').then(
					() => true,
					() => false,
				);
				if (!reached)
					console.log(`✗ there is no such public repository, or no way to it from here`);
				return counted(reached);
			},
		})),
	];
}

function check(name: string, problems: () => string[]): Step {
	return {
		name,
		run: async () => {
			const found = problems();
			for (const problem of found) console.log(`✗ ${problem}`);
			return { passed: found.length === 0 ? 1 : 0, failed: found.length };
		},
	};
}

function script(name: string, file: string): Step {
	return programStep(name, 'node', [join(root, 'scripts', file)]);
}

/** With this project's tools; in its own repository the cut has the same ones. Their spinner is for a log. */
async function buildCut(name: string): Promise<Outcome> {
	await mustRun('n8n-node', ['build'], {
		cwd: join(packagesFolder, name),
		env: projectEnvironment(),
		logFile: join(cache, 'logs', `build-${name}.log`),
	});
	return counted(true);
}

function disagreements(folder: string, tag: string): string[] {
	const { version: ofPackage } = manifestIn(folder);
	const { version: ofLock } = JSON.parse(textIn(folder, 'package-lock.json')) as Manifest;
	return [
		...(ofPackage === tag ? [] : [`package.json has version ${ofPackage}, the tag is ${tag}`]),
		...(ofLock === tag ? [] : [`package-lock.json has version ${ofLock}, the tag is ${tag}`]),
		...changelogProblems(textIn(folder, 'CHANGELOG.md'), tag).map((why) => `CHANGELOG.md: ${why}`),
	];
}

async function emptyReleaseFolder(): Promise<Outcome> {
	await rm(releaseFolder, { recursive: true, force: true });
	await mkdir(join(releaseFolder, 'tarballs'), { recursive: true });
	return counted(true);
}

async function packed(folder: string): Promise<string> {
	const tarball = await pack(folder, join(cache, 'packed'));
	const kept = join(releaseFolder, 'tarballs', basename(tarball));
	await copyFile(tarball, kept);
	return kept;
}

async function collect(tag: string): Promise<Outcome> {
	await writeFile(
		join(releaseFolder, 'notes.md'),
		`${notesOf(textIn(root, 'CHANGELOG.md'), tag) ?? ''}\n`,
	);
	await cp(packagesFolder, join(releaseFolder, 'packages'), {
		recursive: true,
		filter: (path) => !['dist', 'node_modules'].includes(basename(path)),
	});
	return counted(true);
}

async function publishDry(name: string): Promise<Outcome> {
	const [tarball] = globSync(`${name}-${version}.tgz`, { cwd: join(releaseFolder, 'tarballs') });
	if (tarball === undefined) throw new Error('There is no tarball');
	const args = ['publish', `./${tarball}`, '--dry-run', '--access', 'public', '--ignore-scripts'];
	return counted((await run('npm', args, { cwd: join(releaseFolder, 'tarballs') })) === 0);
}

async function mirrorDry(cut: string): Promise<Outcome> {
	const folder = await mkdtemp(join(tmpdir(), 'backoffice-mirror-'));
	try {
		const [bare, clone] = [join(folder, 'mirror.git'), join(folder, 'clone')];
		await git('init', '--quiet', '--bare', '--initial-branch=main', bare);
		await git('clone', '--quiet', bare, clone);
		const source = {
			repository: repositoryOf(manifestIn(root)),
			commit: await git('rev-parse', 'HEAD'),
		};
		console.log(`✓ ${updateMirror(cut, clone, source)}`);
		const manifest = await git(`--git-dir=${bare}`, 'show', `${version}:package.json`);
		return counted(manifest === textIn(cut, 'package.json').trim());
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
