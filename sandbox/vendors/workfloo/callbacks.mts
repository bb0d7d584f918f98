import { randomUUID } from 'node:crypto';

import { type Run, settledStatusOf } from './runs.mts';

/** One event that was posted, or tried to be, to a run's `callbackUrl`. */
export interface Callback {
	eventId: string;
	eventType: string;
	runId: string;
	url: string;
	/** HTTP status of the receiver; 0 when it could not be reached, null while under way. */
	answered: number | null;
	currentNodeType: string;
	status: string;
}

/**
 * Posts the status to the run's callback address, once and without retries: Kiban does not say
 * whether it retries. The header of the key and the event types are not published either; the
 * names here are the likely ones.
 */
export async function sendCallback(
	run: Run,
	log: Callback[],
	{ times, now }: { times: number; now: number },
): Promise<void> {
	if (!run.callbackUrl) return;
	const status = settledStatusOf(run, now);
	const eventId = randomUUID();
	const eventType = run.status === 'PROGRESS' ? 'workfloo.waiting' : 'workfloo.finished';
	for (let sent = 0; sent < times; sent += 1) {
		const entry: Callback = {
			eventId,
			eventType,
			runId: run.id,
			url: run.callbackUrl,
			answered: null,
			currentNodeType: String(status.currentNodeType ?? ''),
			status: run.status,
		};
		log.push(entry);
		entry.answered = await post(run, status, eventId, eventType);
	}
}

async function post(
	run: Run,
	status: Record<string, unknown>,
	eventId: string,
	eventType: string,
): Promise<number> {
	try {
		const response = await fetch(run.callbackUrl ?? '', {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-kiban-event-id': eventId,
				'x-kiban-event-type': eventType,
				...(run.callbackKey ? { 'x-api-key': run.callbackKey } : {}),
			},
			body: JSON.stringify(status),
			signal: AbortSignal.timeout(10_000),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0;
	}
}
