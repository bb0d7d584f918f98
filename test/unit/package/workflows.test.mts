import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import { vendors } from '../../../vendors.mts';

/** The workflows are code that runs only at GitHub: what can be said of them here is said here. */
const ROOT = resolve(__dirname, '../../..');
const CUT = 'scripts/templates/package';
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface WorkflowStep {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
}

interface Job {
	needs?: string | string[];
	permissions?: Record<string, string>;
	environment?: string;
	steps: WorkflowStep[];
	'timeout-minutes'?: number;
	strategy?: { matrix: { include?: Array<Record<string, string>>; script?: string[] } };
}

interface Workflow {
	on: Record<string, { tags?: string[] } | null>;
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const files = globSync(['.github/workflows/*.yml', `${CUT}/*.yml`], { cwd: ROOT }).sort();
const workflow = (file: string) => parse(text(file)) as Workflow;
const commands = (job: Job) => job.steps.map(({ run }) => run ?? '').join('\n');

test('there are workflows to look at', () => expect(files.length).toBeGreaterThan(3));

describe.each(files)('%s', (file) => {
	const { permissions, jobs } = workflow(file);

	test('names every action by its full commit, and says which version that is', () => {
		const uses = [...text(file).matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
		expect(uses.length).toBeGreaterThan(0);
		for (const action of uses)
			expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	test('may do nothing that it does not say', () => {
		expect(permissions).toBeDefined();
		for (const right of Object.values(permissions ?? {})) expect(right).toBe('read');
	});

	test('ends every job in time', () => {
		for (const [name, job] of Object.entries(jobs)) {
			if (name !== 'report') expect(job['timeout-minutes']).toBeGreaterThan(0);
		}
	});

	test('lets no text from outside into a script', () => {
		for (const job of Object.values(jobs)) {
			expect(commands(job)).not.toMatch(/\$\{\{ *github\.(event|head_ref|ref_name)/);
		}
	});
});

test('one version of an action everywhere', () => {
	const used = new Map<string, Set<string>>();
	for (const file of files) {
		for (const [, action = '', version = ''] of text(file).matchAll(/uses: (\S+)@(.*)$/gm)) {
			used.set(action, (used.get(action) ?? new Set()).add(version));
		}
	}
	for (const [action, versions] of used) expect([action, versions.size]).toEqual([action, 1]);
});

describe.each(['.github/workflows/publish.yml', `${CUT}/publish.yml`])('%s', (file) => {
	const { on, jobs } = workflow(file);
	const { build, publish, scan, release } = jobs;

	test('starts from version tags only', () => {
		expect(on).toEqual({ push: { tags: ['[0-9]+.[0-9]+.[0-9]+'] } });
	});

	test('only one job holds the id-token, and it runs npm publish and nothing else', () => {
		const holders = Object.entries(jobs).filter(
			([, { permissions }]) => permissions?.['id-token'] !== undefined,
		);
		expect(holders.map(([name]) => name)).toEqual(['publish']);
		expect(publish?.permissions).toEqual({ 'id-token': 'write' });
		const runs = publish?.steps.flatMap(({ run }) => run ?? []) ?? [];
		expect(runs).toHaveLength(1);
		expect(runs[0]).toMatch(/^npm publish \.\/release\/\S+\.tgz --provenance .*--ignore-scripts$/);
		// Nothing of the repository is there to be run.
		const actions = publish?.steps.flatMap(({ uses }) => uses?.replace(/@.*/, '') ?? []);
		expect(actions).toEqual(['actions/setup-node', 'actions/download-artifact']);
	});

	test('publishes what was tested and packed, scans what was published', () => {
		expect(publish?.needs).toBe('build');
		expect(scan?.needs).toBe('publish');
		expect(release?.needs).toBe('publish');
		expect(scan?.permissions).toEqual({});
		const { devDependencies } = JSON.parse(text('package.json')) as {
			devDependencies: Record<string, string>;
		};
		const version = devDependencies['@n8n/scan-community-package'];
		expect(commands(scan!)).toContain(`@n8n/scan-community-package@${version}`);
	});

	test('does not leave a token in the files of the job that runs dependencies', () => {
		const checkout = build?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkout?.with).toEqual({ 'persist-credentials': false });
		expect(build?.permissions).toEqual({ contents: 'read' });
	});

	test('publishes with the Node that the project names', () => {
		const setup = publish?.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
		expect(String(setup?.with?.['node-version'])).toBe(text('.nvmrc').trim());
	});
});

test('each single-service package has a mirror and a key of its own', () => {
	const { mirror, publish } = workflow('.github/workflows/publish.yml').jobs;
	const rows = mirror?.strategy?.matrix.include ?? [];
	expect(rows.map(({ key }) => key)).toEqual(
		vendors.map(({ name }) => `MIRROR_KEY_${name.toUpperCase()}`),
	);
	// The keys are in the mirrors' environment; the job with the id-token cannot read them.
	expect(mirror?.environment).not.toBe(publish?.environment);
	expect(commands(mirror!)).not.toMatch(/\bnpm\b|\bnpx\b/);
});

describe('the step of a cut that compares tag, version and changelog', () => {
	const step = workflow(`${CUT}/publish.yml`).jobs.build?.steps.find(({ name }) =>
		name?.startsWith('Tag, version'),
	);

	function run(tag: string, version: string, changelog: string): string | undefined {
		const cwd = mkdtempSync(join(tmpdir(), 'tag-'));
		try {
			writeFileSync(join(cwd, 'package.json'), JSON.stringify({ version }));
			writeFileSync(join(cwd, 'CHANGELOG.md'), changelog);
			const env = { ...process.env, GITHUB_REF_NAME: tag };
			// GitHub runs steps with these two.
			execFileSync('bash', ['-e', '-o', 'pipefail', '-c', step?.run ?? ''], {
				cwd,
				env,
				stdio: 'pipe',
			});
			return readFileSync(join(cwd, 'release/notes.md'), 'utf8').trim();
		} catch {
			return undefined;
		} finally {
			rmSync(cwd, { recursive: true });
		}
	}

	const changelog = '# Changelog\n\n## 1.1.0\n\n- New.\n\n## 1.0.0\n\n- First.\n';

	test('gives the notes', () => expect(run('1.1.0', '1.1.0', changelog)).toBe('- New.'));
	test.each([
		['another version', '1.1.0', '1.0.0', changelog],
		['no section', '1.2.0', '1.2.0', changelog],
		['an empty section', '1.2.0', '1.2.0', changelog.replace('## 1.1', '## 1.2.0\n\n## 1.1')],
		['a version that only looks like it', '1x1.0', '1.1.0', changelog],
	])('refuses %s', (_what, tag, version, log) => expect(run(tag, version, log)).toBeUndefined());
});

test('the weekly run tries the newest n8n, the two minors before and 1.123', () => {
	const { jobs } = workflow('.github/workflows/weekly.yml');
	const scripts = Object.values(jobs).flatMap(({ strategy }) => strategy?.matrix.script ?? []);
	for (const n8n of ['latest', 'latest-1', 'latest-2', '1.123']) {
		expect(scripts).toContain(`test:n8n -- n8n@${n8n}`);
	}
	const known = Object.keys((JSON.parse(text('package.json')) as { scripts: object }).scripts);
	for (const script of scripts) expect(known).toContain(script.split(' ')[0]);
	expect(jobs.report?.permissions).toMatchObject({ issues: 'write' });
});
