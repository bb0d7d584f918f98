import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import pinned from '../../sandbox/n8n/package.json' with { type: 'json' };
import { pack } from './n8n.mts';
import { cache, root } from './paths.mts';
import { mustRun } from './process.mts';

/**
 * Any versions of n8n and of its engine, each in a folder of its own under `.cache/`, installed
 * once. The pinned n8n is installed by `scripts/run.mjs`, from a lock file.
 */

/** Gives the folder with the n8n's node_modules; `1.123` and `latest` work like exact versions. */
export async function installN8n(wanted: string): Promise<string> {
	const version = await exactVersion('n8n', wanted);
	const folder = join(cache, 'n8n', version);
	await installOnce(folder, `n8n ${version} (about five minutes and 3 GB)`, {
		dependencies: { n8n: version, node: nodeFor(version) },
		// As for the pinned n8n; and n8n 1.x names an xlsx that is not on npm.
		overrides: { ...pinned.overrides, xlsx: '0.18.5' },
	});
	return join(folder, 'node_modules');
}

/** n8n 1.x was made for Node 20 to 24; its own image has 22. */
function nodeFor(n8nVersion: string): string {
	return n8nVersion.startsWith('1.') ? '22.21.0' : pinned.dependencies.node;
}

/** Gives the folder with an n8n-core, the n8n-workflow that it asks for, and the built package. */
export async function installCore(wanted: string): Promise<string> {
	const version = await exactVersion('n8n-core', wanted);
	const folder = join(cache, 'n8n-core', version);
	await installOnce(folder, `n8n-core ${version} (about a minute and 400 MB)`, {
		dependencies: { 'n8n-core': version },
	});
	await unpackPackage(folder);
	return folder;
}

/**
 * The package as users get it. Unpacked and not installed, so that its peer dependency n8n-workflow
 * is the one beside it.
 */
async function unpackPackage(folder: string): Promise<void> {
	const tarball = await pack(root, join(folder, 'packed'));
	const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		name: string;
	};
	const unpacked = join(folder, 'node_modules', name);
	await rm(unpacked, { recursive: true, force: true });
	await mkdir(unpacked, { recursive: true });
	await mustRun('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], {
		logFile: join(folder, 'packed', 'unpack.log'),
	});
}

/**
 * The engine of an n8n, whose versions differ: n8n 1.123 has n8n-core 1.122. `latest-2` is the
 * newest of the second minor version before the latest.
 */
export async function engineOf(wanted: string): Promise<string> {
	const [, before] = /^latest-(\d+)$/.exec(wanted) ?? [];
	const version = before === undefined ? wanted : await minorBeforeLatest(Number(before));
	return await newest(`n8n@${version}`, 'dependencies.n8n-core');
}

async function minorBeforeLatest(distance: number): Promise<string> {
	const [all, latest] = await Promise.all([view('n8n', 'versions'), newest('n8n', 'version')]);
	return minorBefore(all, latest, distance);
}

/** `2.39` for `2.41.3` and 2, if n8n has released it: minor versions need not be without gaps. */
export function minorBefore(versions: string[], latest: string, distance: number): string {
	const numbersOf = (version: string) => version.split('.').map(Number) as [number, number];
	const [latestMajor, latestMinor] = numbersOf(latest);
	const minors = versions
		.filter((version) => /^\d+\.\d+\.\d+$/.test(version))
		.map(numbersOf)
		.filter(
			([major, minor]) => major < latestMajor || (major === latestMajor && minor < latestMinor),
		)
		.sort(([major, minor], [other, otherMinor]) => other - major || otherMinor - minor)
		.map(([major, minor]) => `${major}.${minor}`);
	const found = [...new Set(minors)][distance - 1];
	if (found === undefined)
		throw new Error(`There is no minor version ${distance} before ${latest}`);
	return found;
}

/** Exact versions are not looked up, so that what is installed works offline. */
async function exactVersion(name: string, wanted: string): Promise<string> {
	if (/^\d+\.\d+\.\d+/.test(wanted)) return wanted;
	return await newest(`${name}@${wanted}`, 'version');
}

async function newest(spec: string, field: string): Promise<string> {
	const found = (await view(spec, field)).at(-1);
	if (found === undefined) throw new Error(`There is no ${spec}`);
	return found;
}

/** npm gives one value, or one for each version that fits, the newest last. */
async function view(spec: string, field: string): Promise<string[]> {
	const { stdout } = await promisify(execFile)('npm', ['view', spec, field, '--json']);
	return stdout.trim() === '' ? [] : [JSON.parse(stdout) as string | string[]].flat();
}

interface Manifest {
	dependencies: Record<string, string>;
	overrides?: Record<string, string>;
}

/** Their packages' scripts run only for these: sqlite3 is compiled where no binary fits. */
const withScripts = ['node', 'sqlite3'];

async function installOnce(folder: string, title: string, manifest: Manifest): Promise<void> {
	const stampFile = join(folder, 'installed.json');
	const wanted = JSON.stringify({ private: true, ...manifest }, null, '\t');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;

	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), wanted);
	console.error(`› Installing ${title}, only this once …`);
	const began = Date.now();
	const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
	const alive = setInterval(() => console.error(`  … ${seconds()}`), 20_000);
	const npm = async (...args: string[]) =>
		await mustRun('npm', args, {
			cwd: folder,
			env: { ...process.env, PATH: pathWithoutProject() },
			logFile: join(folder, 'install.log'),
		});
	try {
		await npm('install', '--ignore-scripts', '--no-audit', '--no-fund');
		const rebuild = withScripts.filter((name) => existsSync(join(folder, 'node_modules', name)));
		if (rebuild.length > 0) await npm('rebuild', '--ignore-scripts=false', ...rebuild);
	} finally {
		clearInterval(alive);
	}
	await writeFile(stampFile, wanted);
	console.error(`✓ Installed in ${seconds()}.`);
}

/** npm itself runs on the Node that it came with, not on the project's. */
function pathWithoutProject(): string {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.filter((entry) => !entry.endsWith(join('node_modules', '.bin')))
		.join(delimiter);
}
