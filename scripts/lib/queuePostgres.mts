import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePort, launch, mustRun } from './process.mts';
import { type Service, untilItAnswers } from './queueService.mts';

/** Where `scripts/run.mjs` found PostgreSQL's programs. */
const { POSTGRES_BIN = '' } = process.env;

/** PostgreSQL refuses to run as root; Debian's package brings this user. */
const UNPRIVILEGED = 'postgres';

export interface Postgres extends Service {
	/** The rows that a statement gives. */
	query(sql: string): Promise<string[][]>;
}

/** A cluster of its own, with a password of its own, that listens on the loopback address only. */
export async function startPostgres(folder: string): Promise<Postgres> {
	const data = join(folder, 'data');
	const passwordFile = join(folder, 'password');
	const logFile = join(folder, 'postgres.log');
	const port = String(await freePort());
	const password = randomBytes(12).toString('hex');
	const options = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };

	await mkdir(folder);
	await writeFile(logFile, '');
	await writeFile(passwordFile, password, { mode: 0o600 });
	if (process.getuid?.() === 0) await mustRun('chown', ['-R', UNPRIVILEGED, folder], { logFile });
	await mustRun(
		...unprivileged(
			'initdb',
			...['--pgdata', data, '--username', 'n8n', '--pwfile', passwordFile],
			...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
		),
		{ ...options, logFile },
	);
	const server = launch(
		...unprivileged(
			'postgres',
			...['-D', data, '-p', port, '-c', 'listen_addresses=127.0.0.1'],
			// Only a crash of the whole machine could lose something, and the run with it.
			...['-c', 'unix_socket_directories=', '-c', 'fsync=off'],
		),
		{ ...options, logFile },
		true,
	);
	// Not by a signal to its group: killed, it would leave shared memory behind.
	const stop = (mode: string) => unprivileged('pg_ctl', 'stop', '-s', '-D', data, '-m', mode);
	const kill = () => void spawnSync(...stop('immediate'), options);
	const environment = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: password,
	};
	const query = async (sql: string) => {
		const { stdout } = await promisify(execFile)(
			join(POSTGRES_BIN, 'psql'),
			[
				...['-h', '127.0.0.1', '-p', port, '-U', 'n8n', '-d', 'postgres'],
				...['--no-psqlrc', '--no-align', '--tuples-only', '--field-separator=\t', '-c', sql],
			],
			{ env: { PATH: process.env.PATH, PGPASSWORD: password } },
		);
		const rows = stdout.split('\n').filter((row) => row !== '');
		return rows.map((row) => row.split('\t'));
	};
	try {
		const [version] = await untilItAnswers('PostgreSQL', server, logFile, async () => {
			return (await query('show server_version')).flat();
		});
		return {
			title: `PostgreSQL ${version?.split(' ')[0]}`,
			environment,
			query,
			stop: async () => await mustRun(...stop('fast'), { ...options, logFile }),
			kill,
		};
	} catch (error) {
		kill();
		throw error;
	}
}

function unprivileged(program: string, ...args: string[]): [string, string[]] {
	const path = join(POSTGRES_BIN, program);
	if (process.getuid?.() !== 0) return [path, args];
	const user = [`--reuid=${UNPRIVILEGED}`, `--regid=${UNPRIVILEGED}`, '--clear-groups'];
	return ['setpriv', [...user, path, ...args]];
}
