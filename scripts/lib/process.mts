import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { root } from './paths.mts';

export interface ChildOptions {
	cwd?: string;
	env?: Record<string, string | undefined>;
	/** Where the output goes; without it, the output is that of this process. */
	logFile?: string;
}

/** Runs a program to its end and gives its exit code. */
export async function run(
	program: string,
	args: string[],
	options: ChildOptions = {},
): Promise<number> {
	const child = launch(program, args, options);
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}

/** Runs a program that has to succeed; the error holds the end of its log. */
export async function mustRun(
	program: string,
	args: string[],
	options: ChildOptions & { logFile: string },
): Promise<void> {
	const code = await run(program, args, options);
	if (code !== 0) {
		throw new Error(
			`"${program} ${args.join(' ')}" ended with ${code}.\n${lastLines(options.logFile)}`,
		);
	}
}

export function launch(
	program: string,
	args: string[],
	{ cwd = root, env = process.env, logFile }: ChildOptions,
	detached = false,
): ChildProcess {
	if (logFile === undefined) return spawn(program, args, { cwd, env, stdio: 'inherit' });
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'a');
	try {
		return spawn(program, args, { cwd, env, detached, stdio: ['ignore', log, log] });
	} finally {
		closeSync(log);
	}
}

/** Asks a process group to end and, after a while, makes it. */
export async function endGroup(pid: number, patienceInSeconds = 15): Promise<void> {
	if (!signalGroup(pid, 'SIGTERM')) return;
	for (let waited = 0; waited < patienceInSeconds * 10; waited++) {
		await sleep(100);
		if (!signalGroup(pid, 0)) return;
	}
	signalGroup(pid, 'SIGKILL');
}

/** False when no process of the group is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false;
	}
}

export async function freePort(): Promise<number> {
	return await listenOnce(0);
}

export async function isFree(port: number): Promise<boolean> {
	return await listenOnce(port).then(
		() => true,
		() => false,
	);
}

async function listenOnce(port: number): Promise<number> {
	const server = createServer();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const { port: found } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return found;
}

export function lastLines(file: string, count = 25): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
