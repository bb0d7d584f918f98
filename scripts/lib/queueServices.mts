import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { endGroup, freePort, lastLines, launch, signalGroup } from './process.mts';
import { type Postgres, startPostgres } from './queuePostgres.mts';
import { type Service, untilItAnswers } from './queueService.mts';

export interface Services {
	/** Everything of this run, n8n's data included; removed in the end. */
	folder: string;
	postgres: Postgres;
	redis: Service;
	close(): Promise<void>;
	kill(): void;
}

/** What n8n's queue mode needs, in a folder of its own on free ports. */
export async function startServices(): Promise<Services> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-'));
	// PostgreSQL's own user has to get through to its part.
	await chmod(folder, 0o711);
	const running: Service[] = [];
	const kill = () => {
		for (const service of running) service.kill();
		// What was killed a moment ago may still be writing.
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	process.once('exit', kill);
	const postgres = await startPostgres(join(folder, 'postgres'));
	running.push(postgres);
	const redis = await startRedis(join(folder, 'redis'));
	running.push(redis);
	return {
		folder,
		postgres,
		redis,
		kill,
		close: async () => {
			await Promise.all(running.map(async (service) => await service.stop()));
			process.off('exit', kill);
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

async function startRedis(folder: string): Promise<Service> {
	// Where `scripts/run.mjs` found it.
	const { REDIS_SERVER = 'redis-server' } = process.env;
	const logFile = join(folder, 'redis.log');
	const port = String(await freePort());
	await mkdir(folder);
	const server = launch(
		REDIS_SERVER,
		// Without a snapshot: nothing outlives the run.
		['--bind', '127.0.0.1', '--port', port, '--dir', folder, '--save', '', '--appendonly', 'no'],
		{ cwd: folder, logFile },
		true,
	);
	const pid = server.pid ?? 0;
	const { stdout } = await promisify(execFile)(REDIS_SERVER, ['--version']);
	await untilItAnswers('Redis', server, logFile, async () => {
		if (!lastLines(logFile).includes('Ready to accept connections')) throw new Error('not yet');
	});
	return {
		title: `Redis ${/v=([\d.]+)/.exec(stdout)?.[1]}`,
		environment: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: port,
		},
		stop: async () => await endGroup(pid),
		kill: () => void signalGroup(pid, 'SIGKILL'),
	};
}
