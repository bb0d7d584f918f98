import type { Kind, VendorResponse } from './operation';

/** Why a call got no answer. */
export interface NetworkFault {
	/** Node's code: ECONNREFUSED, ECONNRESET, ETIMEDOUT, ENOTFOUND … */
	code: string;
	message: string;
}

export type Outcome = VendorResponse | NetworkFault;

/** Together the waits of one call never exceed this. */
export const LONGEST_TOTAL_WAIT = 120_000;

const FIRST_WAIT = 1_000;

/** Statuses by which a server says that trying again later helps. */
const RETRIED_READ_STATUSES = [429, 502, 503, 504];

/** The request cannot have reached the vendor, so even a write may be repeated. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

export function isNetworkFault(outcome: Outcome): outcome is NetworkFault {
	return 'code' in outcome;
}

/**
 * Whether trying again can help and cannot do harm. A write is repeated only if the vendor surely
 * did nothing: it refused for the rate (429), or the connection was never made.
 */
export function mayRetry(outcome: Outcome, kind: Kind): boolean {
	if (isNetworkFault(outcome)) return kind === 'read' || NEVER_SENT.includes(outcome.code);
	return kind === 'read' ? RETRIED_READ_STATUSES.includes(outcome.status) : outcome.status === 429;
}

/**
 * Milliseconds to wait before the next try, or `undefined` to give up.
 *
 * @param tries  tries made so far, at least 1
 * @param waited milliseconds that this call has waited already
 * @param random between 0 and 1; spreads clients that failed together
 */
export function waitBeforeRetry(
	outcome: Outcome,
	kind: Kind,
	tries: number,
	maxRetries: number,
	waited: number,
	random: number = Math.random(),
	now: number = Date.now(),
): number | undefined {
	if (tries > maxRetries || !mayRetry(outcome, kind)) return undefined;
	const asked = isNetworkFault(outcome) ? undefined : retryAfter(outcome.headers, now);
	const wait = asked ?? FIRST_WAIT * 2 ** (tries - 1) * (0.5 + random / 2);
	return waited + wait > LONGEST_TOTAL_WAIT ? undefined : wait;
}

/** `Retry-After` in milliseconds, from seconds or an HTTP date. */
export function retryAfter(
	headers: Record<string, string>,
	now: number = Date.now(),
): number | undefined {
	const value = headers['retry-after']?.trim();
	if (value === undefined || value === '') return undefined;
	if (/^\d+$/.test(value)) return Number(value) * 1000;
	const moment = Date.parse(value);
	return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
