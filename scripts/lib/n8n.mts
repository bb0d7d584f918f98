import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nClient } from '../../sandbox/demo/scenario.mts';
import { type Login, N8nApi } from './n8n-api.mts';
import { n8nRuntime } from './paths.mts';
import { endGroup, freePort, lastLines, launch, mustRun, signalGroup } from './process.mts';

export const owner: Login = { email: 'owner@example.com', password: 'Backoffice-1' };

/** A credential as `n8n import:credentials` reads it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** What a folder remembers of its n8n, so that any process can find and end it. */
interface Settings {
	port: number;
	brokerPort: number;
	encryptionKey: string;
	/** The node_modules it runs from; without it, those of the pinned n8n. */
	modules?: string;
	/** What it is started as; without it, the whole n8n. */
	role?: 'worker';
	/** More of n8n's own settings. */
	environment?: Record<string, string>;
	pid?: number;
}

export type N8nOptions = Partial<Omit<Settings, 'brokerPort' | 'pid'>>;

/**
 * One n8n with its data in a folder of its own.
 *
 * The folder holds everything, also the port and the process id: the test runner starts n8n,
 * the tests (processes of their own) attach to it, and either may restart or stop it.
 */
export class N8n {
	readonly folder: string;

	#settings: Settings;

	private constructor(folder: string, settings: Settings) {
		this.folder = folder;
		this.#settings = settings;
	}

	/** Prepares an n8n without data; `start` brings it up. */
	static async create(folder: string, options: N8nOptions = {}): Promise<N8n> {
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		const n8n = new N8n(folder, {
			...options,
			port: options.port ?? (await freePort()),
			brokerPort: await freePort(),
			encryptionKey: options.encryptionKey ?? randomBytes(24).toString('hex'),
		});
		await n8n.#save();
		return n8n;
	}

	/** Takes up the data of the last time; without such data, begins anew. */
	static async open(folder: string, port?: number): Promise<N8n> {
		if (!existsSync(join(folder, 'settings.json'))) return await N8n.create(folder, { port });
		const n8n = await N8n.attach(folder);
		if (n8n.running && (await n8n.#answers())) {
			throw new Error(`n8n is already running with this data, at ${n8n.url}`);
		}
		n8n.#settings.pid = undefined;
		n8n.#settings.port = port ?? (await freePort());
		n8n.#settings.brokerPort = await freePort();
		await n8n.#save();
		return n8n;
	}

	/** Finds the n8n that another process made in this folder. */
	static async attach(folder: string): Promise<N8n> {
		const n8n = new N8n(folder, { port: 0, brokerPort: 0, encryptionKey: '' });
		await n8n.#load();
		return n8n;
	}

	get url(): string {
		return `http://127.0.0.1:${this.#settings.port}`;
	}

	get #modules(): string {
		return this.#settings.modules ?? n8nRuntime;
	}

	get #program(): string {
		return join(this.#modules, 'node', 'bin', 'node');
	}

	get #cli(): string {
		return join(this.#modules, 'n8n', 'bin', 'n8n');
	}

	get logFile(): string {
		return join(this.folder, 'n8n.log');
	}

	/**
	 * Installs packed packages the way n8n installs community packages: into its nodes folder,
	 * without scripts, development or peer dependencies.
	 */
	async installPackages(tarballs: string[]): Promise<void> {
		const nodes = join(this.folder, '.n8n', 'nodes');
		await rm(nodes, { recursive: true, force: true });
		await mkdir(nodes, { recursive: true });
		await writeFile(
			join(nodes, 'package.json'),
			JSON.stringify({ name: 'installed-nodes', private: true }),
		);
		await mustRun(
			'npm',
			[
				'install',
				'--ignore-scripts',
				'--omit=dev',
				'--omit=peer',
				'--legacy-peer-deps',
				'--no-audit',
				'--no-fund',
				...tarballs,
			],
			{ cwd: nodes, logFile: join(this.folder, 'install.log') },
		);
	}

	/** Stores credentials under ids of our own; n8n must not be running. */
	async importCredentials(credentials: StoredCredential[]): Promise<void> {
		const file = join(this.folder, 'credentials.json');
		await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
		try {
			await this.#command(['import:credentials', `--input=${file}`]);
		} finally {
			await rm(file);
		}
	}

	/** Starts n8n and waits until it answers. */
	async start(): Promise<void> {
		await this.#load();
		if (this.running) return;
		const child = launch(
			this.#program,
			[this.#cli, this.#settings.role ?? 'start'],
			{ cwd: this.folder, env: this.#environment(), logFile: this.logFile },
			true,
		);
		child.unref();
		this.#settings.pid = child.pid;
		await this.#save();
		await this.#ready();
	}

	/** Asks n8n to end, which first ends what it has begun, and after a while makes it. */
	async stop(patienceInSeconds?: number): Promise<void> {
		await this.#load();
		if (this.#settings.pid !== undefined) await endGroup(this.#settings.pid, patienceInSeconds);
		this.#settings.pid = undefined;
		await this.#save();
	}

	/** Ends n8n at once, for the moment in which this process itself is ended. */
	kill(): void {
		if (this.#settings.pid !== undefined) signalGroup(this.#settings.pid, 'SIGKILL');
	}

	get running(): boolean {
		return this.#settings.pid !== undefined && signalGroup(this.#settings.pid, 0);
	}

	/** Logs in; the first time, this makes the owner. */
	async client(): Promise<N8nApi & N8nClient> {
		const api = new N8nApi(this.url, this.#modules);
		const { userManagement } = await api.request<{
			userManagement: { showSetupOnFirstLoad: boolean };
		}>('GET', '/rest/settings');
		await (userManagement.showSetupOnFirstLoad ? api.setUpOwner(owner) : api.logIn(owner));
		return Object.assign(api, {
			restart: async () => {
				await this.stop();
				await this.start();
			},
		});
	}

	async #ready(): Promise<void> {
		for (let waited = 0; waited < 480; waited++) {
			await sleep(250);
			if (!this.running) break;
			if (await this.#answers()) return;
		}
		throw new Error(`n8n did not start. The end of its log:\n${lastLines(this.logFile)}`);
	}

	/** n8n 1.x calls itself ready a moment before it has routes. A worker has none but its health. */
	async #answers(): Promise<boolean> {
		const isWorker = this.#settings.role === 'worker';
		for (const path of ['/healthz/readiness', ...(isWorker ? [] : ['/rest/settings'])]) {
			const response = await fetch(this.url + path).catch(() => undefined);
			if (response?.ok !== true) return false;
		}
		return true;
	}

	async #command(args: string[]): Promise<void> {
		await mustRun(this.#program, [this.#cli, ...args], {
			cwd: this.folder,
			env: this.#environment(),
			logFile: this.logFile,
		});
	}

	/** n8n sees nothing of the caller's own n8n settings or proxies. */
	#environment(): Record<string, string | undefined> {
		const { port, brokerPort, encryptionKey, environment } = this.#settings;
		return {
			HOME: process.env.HOME,
			LANG: process.env.LANG,
			TMPDIR: process.env.TMPDIR,
			PATH: [dirname(this.#program), process.env.PATH].join(delimiter),
			GENERIC_TIMEZONE: 'UTC',
			N8N_USER_FOLDER: this.folder,
			N8N_ENCRYPTION_KEY: encryptionKey,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: String(port),
			N8N_HOST: '127.0.0.1',
			WEBHOOK_URL: `${this.url}/`,
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			N8N_SECURE_COOKIE: 'false',
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			// A worker listens for questions about its health alone.
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...environment,
		};
	}

	get #settingsFile(): string {
		return join(this.folder, 'settings.json');
	}

	async #load(): Promise<void> {
		this.#settings = JSON.parse(await readFile(this.#settingsFile, 'utf8')) as Settings;
	}

	async #save(): Promise<void> {
		await writeFile(this.#settingsFile, JSON.stringify(this.#settings), { mode: 0o600 });
	}
}

/** Packs a package as npm would publish it; gives the path of the tarball. */
export async function pack(packageFolder: string, destination: string): Promise<string> {
	await rm(destination, { recursive: true, force: true });
	await mkdir(destination, { recursive: true });
	await mustRun('npm', ['pack', '--ignore-scripts', '--pack-destination', destination], {
		cwd: packageFolder,
		logFile: join(destination, 'pack.log'),
	});
	const tarball = (await readdir(destination)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${destination}`);
	return join(destination, tarball);
}
