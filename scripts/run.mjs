/**
 * Entry of every npm script: `node scripts/run.mjs <command> [arguments]`.
 *
 * Plain JavaScript on Node's own library, because it runs before anything is installed: it makes
 * sure of what the command needs (dependencies, the pinned n8n, Chromium, the build), then hands
 * over to the command's script, which runs on Node 24.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');
const logs = join(cache, 'logs');
const runtime = join(root, 'sandbox', 'n8n');
const node24 = join(root, 'node_modules', '.bin', 'node');

const commands = {
	start: { script: 'scripts/start.mts', needs: [installN8n, build] },
	dev: { script: 'scripts/dev.mts', needs: [installN8n, build] },
	demo: { script: 'scripts/demo.mts', needs: [installN8n, build] },
	test: { script: 'scripts/test.mts', needs: [] },
	'test:faults': { script: 'scripts/test-faults.mts', needs: [build] },
	'test:fuzz': { script: 'scripts/test-fuzz.mts', needs: [build] },
	'test:n8n': { script: 'scripts/test-n8n.mts', needs: [build] },
	'test:packages': { script: 'scripts/test-packages.mts', needs: [installN8n, build] },
	'test:queue': { script: 'scripts/test-queue.mts', needs: [installN8n, findServers, build] },
	'test:mutants': { script: 'scripts/test-mutants.mts', needs: [] },
	'test:e2e': { script: 'scripts/test-e2e.mts', needs: [installN8n, findChromium, build] },
	// The bench compares with the HTTP Request node of the pinned n8n.
	bench: { script: 'bench/run.mts', needs: [installN8n, build] },
	screenshots: { script: 'scripts/screenshots.mts', needs: [installN8n, findChromium, build] },
	'api-coverage': { script: 'scripts/api-coverage.mts', needs: [build] },
	build: { script: 'scripts/build.mts', needs: [] },
	packages: { script: 'scripts/packages.mts', needs: [] },
	new: { script: 'scripts/new.mts', needs: [] },
	generate: { script: 'scripts/generate.mts', needs: [build] },
	release: { script: 'scripts/release.mts', needs: [] },
	lint: { script: 'scripts/lint.mts', needs: [] },
	typecheck: { script: 'scripts/typecheck.mts', needs: [] },
};

/** Programs that npm put before the user's own in PATH must not serve npm itself. */
const searchPath = (process.env.PATH ?? '')
	.split(delimiter)
	.filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
const pathWithoutProject = searchPath.join(delimiter);

const children = new Set();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		interrupted = true;
		// Ctrl-C in a terminal reaches the children too; npm ends surely only with this.
		for (const child of children) child.kill('SIGTERM');
	});
}

/** Progress goes to standard error, so that `--json` and the like can be piped. */
const say = (text) => process.stderr.write(`${text}\n`);

try {
	// `npm run x -- …` takes the two dashes away; typed by hand they may still be there.
	const [name, ...args] = process.argv.slice(2);
	process.exitCode = await main(name, args[0] === '--' ? args.slice(1) : args);
} catch (error) {
	say(interrupted ? '✗ Interrupted.' : `✗ ${error.message}`);
	process.exitCode = interrupted ? 130 : 1;
}

async function main(name, args) {
	const command = commands[name];
	if (command === undefined) {
		throw new Error(`Unknown command. Commands: ${Object.keys(commands).join(', ')}`);
	}
	if (Number(process.versions.node.split('.')[0]) < 20) {
		throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
	}
	const environment = { ...process.env };
	for (const need of [installDependencies, ...command.needs]) await need(environment, args);
	return await runToEnd(node24, [join(root, command.script), ...args], { env: environment });
}

async function installDependencies() {
	await install({
		title: 'development dependencies',
		duration: 'one to two minutes',
		name: 'root',
		folder: root,
		rebuild: ['node'],
		complete: () => runs(node24),
	});
}

async function installN8n(_environment, args) {
	// The command installs that one itself, beside the pinned one.
	if (args.some((arg) => /^--n8n(=|$)/.test(arg))) return;
	const modules = join(runtime, 'node_modules');
	await install({
		title: 'the pinned n8n',
		duration: 'about five minutes and 3 GB, only this once',
		name: 'n8n',
		folder: runtime,
		// sqlite3 is compiled where there is no ready-made binary for this machine.
		rebuild: ['node', 'sqlite3'],
		complete: () =>
			runs(join(modules, '.bin', 'node')) &&
			existsSync(join(modules, 'n8n', 'bin', 'n8n')) &&
			existsSync(join(modules, 'sqlite3', 'build', 'Release', 'node_sqlite3.node')),
	});
}

/**
 * Installs a lock file's packages unless that is done already. The stamp says for which lock file;
 * while an installation runs it says "unfinished", so that a broken-off one is done again.
 * Only the scripts of the packages in `rebuild` run.
 */
async function install({ title, duration, name, folder, rebuild, complete }) {
	const stampFile = join(cache, `installed-${name}`);
	const lock = readFileSync(join(folder, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
	if (stamp === wanted && complete()) return;

	mkdirSync(logs, { recursive: true });
	// Somebody's own `npm ci` or `npm install` leaves only the scripts of packages to be run.
	const isThere = stamp !== 'unfinished' && isInstalled(folder, JSON.parse(lock));
	if (isThere && complete()) {
		writeFileSync(stampFile, wanted);
		return;
	}
	say(isThere ? `› Preparing ${title} …` : `› Installing ${title} (${duration}) …`);
	writeFileSync(stampFile, 'unfinished');
	const logFile = join(logs, `install-${name}.log`);
	writeFileSync(logFile, '');
	const began = Date.now();
	const npm = async (...args) =>
		await withLog(`Installing ${title}`, logFile, 'npm', [...args, '--ignore-scripts'], folder);
	const prepare = async () => {
		for (const packageName of rebuild) {
			// .npmrc forbids scripts; these are wanted.
			const args = ['rebuild', packageName, '--ignore-scripts=false'];
			await withLog(`Preparing ${packageName}`, logFile, 'npm', args, folder);
		}
	};
	if (isThere) await prepare();
	if (!isThere || !complete()) {
		await npm('ci').catch(async () => {
			// npm ci gives up when the lock file lacks an optional package of any other system.
			if (interrupted) throw new Error('Interrupted');
			say('  … npm ci refused the lock file; npm install …');
			rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
			await npm('install', '--no-save');
		});
		await prepare();
	}
	if (!complete()) throw new Error(`The installation of ${title} is incomplete; see ${logFile}`);
	writeFileSync(stampFile, wanted);
	say(`✓ ${isThere ? 'Prepared' : 'Installed'} ${title} in ${seconds(began)}.`);
}

/** Whether npm has already brought node_modules to this lock file (somebody ran `npm ci`). */
function isInstalled(folder, lock) {
	const installedFile = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedFile)) return false;
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
	return Object.entries(lock.packages).every(
		([path, { version, optional, extraneous }]) =>
			path === '' ||
			installed[path]?.version === version ||
			// For other machines than this one.
			(!installed[path] && (optional || extraneous)),
	);
}

async function findChromium(environment) {
	const { CHROMIUM_PATH } = process.env;
	const usual = [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	];
	const find = () => (CHROMIUM_PATH ? [CHROMIUM_PATH] : usual).find(runs);
	if (!CHROMIUM_PATH && find() === undefined) {
		await aptInstall('Chromium', ['chromium', 'fonts-liberation']);
	}
	const chromium = find();
	if (chromium === undefined) {
		throw new Error(
			'This command needs Chromium. Install it (Debian and Ubuntu: sudo apt-get install ' +
				'chromium) or say where it is: CHROMIUM_PATH=/path/to/chromium npm run …',
		);
	}
	environment.CHROMIUM_PATH = chromium;
}

/** PostgreSQL's programs are rarely in PATH: Debian has a folder for each version. */
async function findServers(environment) {
	const { POSTGRES_BIN, REDIS_SERVER } = process.env;
	const find = (program, folders) => folders.find((folder) => runs(join(folder, program)));
	const postgres = () => {
		const debian = '/usr/lib/postgresql';
		const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
		const usual = [...versions.map((version) => join(debian, version, 'bin')), ...searchPath];
		return find('initdb', POSTGRES_BIN ? [POSTGRES_BIN] : usual);
	};
	const redis = () => find('redis-server', REDIS_SERVER ? [dirname(REDIS_SERVER)] : searchPath);
	const missing = () => [
		...(postgres() === undefined ? ['postgresql'] : []),
		...(redis() === undefined ? ['redis-server'] : []),
	];
	if (missing().length > 0) await aptInstall('PostgreSQL and Redis', missing());
	if (missing().length > 0) {
		throw new Error(
			`The test of queue mode needs ${missing().join(' and ')}. Install it (Debian and Ubuntu: sudo ` +
				`apt-get install ${missing().join(' ')}) or say where it is: POSTGRES_BIN=/path/to/bin ` +
				'REDIS_SERVER=/path/to/redis-server npm run test:queue',
		);
	}
	environment.POSTGRES_BIN = postgres();
	environment.REDIS_SERVER = join(redis(), 'redis-server');
}

/** Installs packages of the system where that is possible: as root, with apt-get. */
async function aptInstall(title, packages) {
	if (process.getuid?.() !== 0 || !runs('apt-get')) return;
	say(`› Installing ${title} (apt-get install ${packages.join(' ')}) …`);
	mkdirSync(logs, { recursive: true });
	const logFile = join(logs, `install-${packages[0]}.log`);
	writeFileSync(logFile, '');
	const began = Date.now();
	await withLog('Reading package lists', logFile, 'apt-get', ['update', '-q'], root);
	const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
	await withLog(`Installing ${title}`, logFile, 'apt-get', args, root);
	say(`✓ Installed ${title} in ${seconds(began)}.`);
}

async function build(environment) {
	const script = join(root, 'scripts', 'build.mts');
	const code = await runToEnd(node24, [script, '--if-changed'], { env: environment });
	if (code !== 0) throw new Error('The package could not be built; see above.');
}

/** Runs a program whose output only matters when it fails, and shows that it is alive. */
async function withLog(title, logFile, program, args, cwd) {
	const began = Date.now();
	const alive = setInterval(() => say(`  … ${title.toLowerCase()}: ${seconds(began)}`), 20_000);
	const log = openSync(logFile, 'a');
	try {
		const env = { ...process.env, PATH: pathWithoutProject, DEBIAN_FRONTEND: 'noninteractive' };
		const code = await runToEnd(program, args, { cwd, env, stdio: ['ignore', log, log] });
		if (code === 0) return;
		const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
		throw new Error(`"${program} ${args.join(' ')}" failed. The end of ${logFile}:\n${tail}`);
	} finally {
		clearInterval(alive);
		closeSync(log);
	}
}

function runToEnd(program, args, options) {
	if (interrupted) throw new Error('Interrupted');
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
		children.add(child);
		child.once('error', reject);
		child.once('exit', (code) => {
			children.delete(child);
			resolve(code ?? 1);
		});
	});
}

function runs(program) {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function seconds(began) {
	return `${Math.round((Date.now() - began) / 1000)} s`;
}
