import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { VendorName } from '../../../vendors.mts';
import { readExamples } from '../examples.mts';
import { pack } from '../n8n.mts';
import { cache, root } from '../paths.mts';
import { mustRun } from '../process.mts';
import { scan } from '../scan.mts';
import { allScenarios, playAll, vendorOf } from '../scenarios.mts';
import { openStage, type Stage } from '../stage.mts';
import { counted, jestStep, type Outcome, type Step } from '../steps.mts';
import { type Cut, cuts, umbrella } from './cuts.mts';
import { problemsOf, sizeLimits } from './tarball.mts';
import { writePackage } from './write.mts';

/** Where the packages are proven: each in a folder of its own, outside of the project. */
export interface Workshop {
	folder: string;
	/** The packages use the project's own development dependencies, and one n8n has them all. */
	together: boolean;
}

const sources = ({ folder }: Workshop, { name }: Cut) => join(folder, name);
const tarballFolder = ({ folder }: Workshop, { name }: Cut) => join(folder, 'packed', name);
const tarball = (workshop: Workshop, cut: Cut) => {
	const { version } = JSON.parse(
		readFileSync(join(sources(workshop, cut), 'package.json'), 'utf8'),
	) as { version: string };
	return join(tarballFolder(workshop, cut), `${cut.name}-${version}.tgz`);
};

/** All that a cut has to pass before n8n sees it. */
export function buildSteps(workshop: Workshop, cut: Cut): Step[] {
	const folder = sources(workshop, cut);
	const npmRun = (script: string): Step => ({
		name: `${cut.name}: n8n-node ${script}`,
		run: async () => {
			// n8n's tool draws while it works; of interest is only what it says when it fails.
			const logFile = join(cache, 'packages', `${cut.name}-${script}.log`);
			await rm(logFile, { force: true });
			await mustRun('npm', ['run', '--silent', script], { cwd: folder, logFile });
			return counted(true);
		},
	});
	return [
		{
			name: `${cut.name}: ${workshop.together ? 'lock file' : 'npm ci'}`,
			run: async () => {
				writePackage(cut, folder);
				await install(folder, workshop);
				return counted(true);
			},
		},
		npmRun('lint'),
		npmRun('build'),
		{ name: `${cut.name}: npm pack`, run: async () => await packed(workshop, cut) },
		{
			name: `${cut.name}: n8n package scanner`,
			run: async () => counted(await scan(folder, tarball(workshop, cut))),
		},
	];
}

/**
 * The cut's lock file is a part of the project's, so the project's node_modules hold what `npm ci`
 * would bring. Without `together` it brings them; with it, npm only says whether it would.
 */
async function install(folder: string, { together }: Workshop): Promise<void> {
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
	await mustRun('npm', together ? [...args, '--dry-run'] : args, {
		cwd: folder,
		logFile: join(cache, 'packages', 'install.log'),
	});
	if (together) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

async function packed(workshop: Workshop, cut: Cut): Promise<Outcome> {
	const file = await pack(sources(workshop, cut), tarballFolder(workshop, cut));
	const problems = problemsOf(file, sizeLimits.single);
	for (const problem of problems) console.log(`✗ ${problem}`);
	return { ...counted(problems.length === 0), note: sizeOf(file) };
}

/** The engine's tests of these vendors on the packages as users get them. */
export function engineStep(workshop: Workshop, wanted: Cut[]): Step {
	const unpacked = join(workshop.folder, 'unpacked');
	const vendors = wanted.map(({ vendor }) => vendor.name);
	return {
		name: `${titleOf(wanted)}: engine tests`,
		run: async () => {
			await rm(unpacked, { recursive: true, force: true });
			for (const cut of wanted) {
				const folder = join(unpacked, cut.name);
				await mkdir(folder, { recursive: true });
				await mustRun(
					'tar',
					['-xzf', tarball(workshop, cut), '--strip-components=1', '-C', folder],
					{ logFile: join(cache, 'packages', 'unpack.log') },
				);
			}
			const files = `test/engine/(${vendors.join('|')})[.-]`;
			return await jestStep('engine', ['--testPathPatterns', files], {
				PACKAGES_IN: unpacked,
			}).run();
		},
	};
}

/** The packages in a fresh n8n: it knows their nodes, and their examples do the right thing. */
export function n8nStep(workshop: Workshop, wanted: Cut[]): Step {
	return {
		name: `${titleOf(wanted)}: in n8n`,
		run: async () => {
			const vendors = wanted.map(({ vendor }): VendorName | undefined => vendor.name);
			const scenarios = (await allScenarios()).filter((scenario) =>
				vendors.includes(vendorOf(scenario)),
			);
			const stage = await openStage({
				folder: join(cache, `packages-${process.pid}`),
				throwAway: true,
				sandboxPorts: 'ephemeral',
				tarballs: wanted.map((cut) => tarball(workshop, cut)),
				examples: wanted.flatMap((cut) =>
					readExamples(join(sources(workshop, cut), 'examples'), `${cut.vendor.name}/`),
				),
				say: (text) => console.log(text),
			});
			try {
				const unknown = await missingNodes(stage, wanted);
				for (const type of unknown) console.log(`✗ n8n does not know ${type}`);
				const played = await playAll(scenarios, stage.sandboxClient, stage.client);
				for (const { scenario, checks } of played) {
					for (const { what, expected, seen } of checks.filter(({ ok }) => !ok)) {
						console.log(`✗ ${scenario.example}, ${what}: ${expected} expected, ${seen} seen`);
					}
				}
				const right = played.filter(({ checks }) => checks.every(({ ok }) => ok)).length;
				return {
					passed: right + Number(unknown.length === 0),
					failed: played.length - right + Number(unknown.length > 0),
				};
			} finally {
				await stage.close();
			}
		},
	};
}

/** Of the node types that the packages must bring, the tools for agents included, those that n8n lacks. */
async function missingNodes({ client }: Stage, wanted: Cut[]): Promise<string[]> {
	const known = await client.file<{ name: string }[]>('/types/nodes.json');
	return wanted
		.flatMap(({ name, vendor }) =>
			[...vendor.nodes, `${vendor.nodes[0]}Tool`].map((node) => `${name}.${node}`),
		)
		.filter((type) => !known.some(({ name }) => name === type));
}

function titleOf(wanted: Cut[]): string {
	return wanted.length === cuts.length ? 'all packages' : wanted.map(({ name }) => name).join(', ');
}

function sizeOf(file: string): string {
	return `${Math.ceil(readFileSync(file).length / 1000)} kB`;
}

/** The package with all vendors, by the same rules. */
export const umbrellaStep: Step = {
	name: `${umbrella.name}: npm pack`,
	run: async () => {
		if (!existsSync(join(root, 'dist'))) throw new Error('Not built yet: npm run build');
		const file = await pack(root, join(cache, 'packages', 'umbrella'));
		const problems = problemsOf(file, sizeLimits.umbrella);
		for (const problem of problems) console.log(`✗ ${problem}`);
		return { ...counted(problems.length === 0), note: sizeOf(file) };
	},
};
