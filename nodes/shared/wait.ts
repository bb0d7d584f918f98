import { sleep } from 'n8n-workflow';

/** A longer wait is made of several: older n8n cannot end a sleep, and timers overflow at 24.8 days. */
const LONGEST_SLEEP = 60_000;

/** The user or n8n ended the execution. */
export function cancelled(): Error {
	return new Error('The execution was cancelled');
}

/**
 * Waits, on every n8n: `sleep` of n8n-workflow knows its second argument only since about 2.35.
 *
 * @throws as soon as the signal is given
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	for (let left = milliseconds; left > 0; left -= LONGEST_SLEEP) {
		if (signal?.aborted) throw cancelled();
		await untilAborted(sleep(Math.min(left, LONGEST_SLEEP), signal), signal);
	}
}

/**
 * The result of `work`, unless the signal comes first.
 *
 * @throws when the signal comes
 */
export async function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await work;
	// Whatever becomes of the work after the signal interests nobody.
	work.catch(() => undefined);
	if (signal.aborted) throw cancelled();
	let stop = () => {};
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(cancelled());
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
