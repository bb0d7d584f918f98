import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastLines } from './process.mts';

/** A server of this machine's, started for one run. */
export interface Service {
	/** With its version. */
	title: string;
	/** How an n8n reaches it. */
	environment: Record<string, string>;
	stop(): Promise<void>;
	/** For the moment in which this process itself is ended. */
	kill(): void;
}

/** @throws with the end of its log when the server ends, or gives no answer within half a minute */
export async function untilItAnswers<T>(
	title: string,
	server: ChildProcess,
	logFile: string,
	ask: () => Promise<T>,
): Promise<T> {
	let reason: unknown;
	server.once('error', (error) => (reason = error));
	for (let waited = 0; waited < 150; waited++) {
		await sleep(200);
		if (server.exitCode !== null || server.pid === undefined) break;
		try {
			return await ask();
		} catch (error) {
			reason = error;
		}
	}
	throw new Error(`${title} did not start (${String(reason)}). Its log:\n${lastLines(logFile)}`);
}
