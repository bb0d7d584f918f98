import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * The middle of `rounds` ratios of two times that were taken one right after the other, so that a slow
 * moment of the machine meets both. The first round only warms up.
 */
export async function medianRatio(
	one: () => Promise<number>,
	other: () => Promise<number>,
	rounds = 5,
): Promise<number> {
	const ratios: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const isSwapped = round % 2 === 1;
		const first = await (isSwapped ? other() : one());
		const second = await (isSwapped ? one() : other());
		if (round > 0) ratios.push(isSwapped ? second / first : first / second);
	}
	return median(ratios);
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Does something with the vendor of `server.mts`, which runs while that lasts. */
export async function withServer<T>(args: string[], work: (url: string) => Promise<T>): Promise<T> {
	const script = fileURLToPath(new URL('server.mts', import.meta.url));
	const child = spawn(process.execPath, [script, ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
		return await work(url);
	} finally {
		child.kill();
	}
}

/** Runs one measurement in a fresh process and gives what it printed as JSON on its last line. */
export async function inFreshProcess<T>(module: string, args: string[] = []): Promise<T> {
	const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
	const child = spawn(
		process.execPath,
		['--import', file('engine.mts'), file('measure.mts'), module, ...args],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	let last = '';
	createInterface(child.stdout).on('line', (line) => (last = line));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`The measurement ${module} failed`);
	return JSON.parse(last) as T;
}
