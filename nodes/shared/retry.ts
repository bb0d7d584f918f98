import { isCertificateFault, type NetworkFault, wasNeverSent } from './network';
import type { Overload } from './pace';
import type { Kind, VendorResponse } from './request';

/** How one try ended. */
export type Outcome =
	| { is: 'answer'; response: VendorResponse }
	| { is: 'fault'; fault: NetworkFault };

/** Together the waits of one call never exceed this. */
export const LONGEST_TOTAL_WAIT = 120_000;

/** More tries than this help nobody, whatever an expression gives. */
const MOST_RETRIES = 10;

const FIRST_WAIT = 1_000;

/** Statuses by which a server says that trying again later helps. */
const RETRIED_READ_STATUSES = [408, 429, 502, 503, 504];

/**
 * Whether trying again can help and cannot do harm. A write is repeated only if the vendor surely
 * did nothing: it refused for the rate (429), or the connection was never made.
 */
function mayRetry(outcome: Outcome, kind: Kind): boolean {
	if (outcome.is === 'fault') {
		if (isCertificateFault(outcome.fault)) return false;
		return kind === 'read' || wasNeverSent(outcome.fault);
	}
	const { status } = outcome.response;
	return kind === 'read' ? RETRIED_READ_STATUSES.includes(status) : status === 429;
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
	if (tries > Math.min(maxRetries, MOST_RETRIES) || !mayRetry(outcome, kind)) return undefined;
	const asked = outcome.is === 'fault' ? undefined : retryAfter(outcome.response.headers, now);
	const wait = asked ?? FIRST_WAIT * 2 ** (tries - 1) * (0.5 + random / 2);
	return waited + wait > LONGEST_TOTAL_WAIT ? undefined : wait;
}

/** Whether the failed try tells of a vendor that has too much to do, or a network that has. */
export function overloadIn(outcome: Outcome): Overload | undefined {
	if (outcome.is === 'fault') return isCertificateFault(outcome.fault) ? undefined : 'failed';
	const { status } = outcome.response;
	if (status === 429) return 'refused';
	return status >= 500 ? 'failed' : undefined;
}

/**
 * `Retry-After` in milliseconds, from seconds (fractions too) or an HTTP date. A value that names no
 * time to come says nothing.
 */
export function retryAfter(
	headers: Record<string, string>,
	now: number = Date.now(),
): number | undefined {
	const value = headers['retry-after']?.trim() ?? '';
	if (/^[+-]?\d*\.?\d+$/.test(value)) return positive(Number(value) * 1000);
	// Only a date of HTTP: Date.parse takes a lot for one.
	return /^[A-Za-z]{3,9},? /.test(value) ? positive(Date.parse(value) - now) : undefined;
}

function positive(milliseconds: number): number | undefined {
	return milliseconds > 0 ? milliseconds : undefined;
}
