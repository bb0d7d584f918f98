import type { Outcome } from '../../../nodes/shared/retry.ts';
import {
	LONGEST_TOTAL_WAIT,
	overloadIn,
	retryAfter,
	waitBeforeRetry,
} from '../../../nodes/shared/retry.ts';

const answer = (status: number, headers = {}): Outcome => ({
	is: 'answer',
	response: { status, headers, body: '' },
});
const fault = (code: string): Outcome => ({ is: 'fault', fault: { code, message: '' } });
const isRetried = (outcome: Outcome, kind: 'read' | 'write') =>
	waitBeforeRetry(outcome, kind, 1, 3, 0) !== undefined;

describe('law 4: retry', () => {
	test.each([408, 429, 502, 503, 504])('a read survives %i', (status) => {
		expect(isRetried(answer(status), 'read')).toBe(true);
	});

	test.each([400, 401, 403, 404, 409, 422, 500])('a read does not repeat %i', (status) => {
		expect(isRetried(answer(status), 'read')).toBe(false);
	});

	test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND'])(
		'a read survives %s',
		(code) => expect(isRetried(fault(code), 'read')).toBe(true),
	);

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
		'a write may repeat %s',
		(code) => expect(isRetried(fault(code), 'write')).toBe(true),
	);

	test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'UNKNOWN'])(
		'a write is never repeated after %s',
		(code) => expect(isRetried(fault(code), 'write')).toBe(false),
	);

	test.each([408, 500, 502, 503, 504])('a write is never repeated after %i', (status) => {
		expect(isRetried(answer(status), 'write')).toBe(false);
	});

	test.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
		'nothing is repeated after the bad certificate %s',
		(code) => {
			expect(isRetried(fault(code), 'read')).toBe(false);
			expect(isRetried(fault(code), 'write')).toBe(false);
		},
	);

	test('waits longer each time, with jitter, and gives up after the last try', () => {
		const waits = [1, 2, 3, 4].map((tries) => waitBeforeRetry(answer(503), 'read', tries, 3, 0, 1));
		expect(waits).toEqual([1000, 2000, 4000, undefined]);
		expect(waitBeforeRetry(answer(503), 'read', 1, 3, 0, 0)).toBe(500);
		expect(waitBeforeRetry(answer(503), 'read', 1, 0, 0)).toBeUndefined();
	});

	test('the waits of a call add up to two minutes at the most', () => {
		const minute = answer(429, { 'retry-after': '60' });
		expect(waitBeforeRetry(minute, 'read', 2, 9, 60_000)).toBe(60_000);
		expect(waitBeforeRetry(minute, 'read', 2, 9, 60_001)).toBeUndefined();
	});

	test('a pause has no more than its half by chance', () => {
		for (const random of [0, 0.25, 1]) {
			const pause = waitBeforeRetry(fault('ECONNRESET'), 'read', 2, 3, 0, random);
			expect(pause).toBe(1000 + 1000 * random);
		}
	});

	test('a billion retries are ten', () => {
		expect(waitBeforeRetry(answer(429, { 'retry-after': '1' }), 'read', 10, 1e9, 0)).toBe(1000);
		expect(
			waitBeforeRetry(answer(429, { 'retry-after': '1' }), 'read', 11, 1e9, 0),
		).toBeUndefined();
	});

	test('honours Retry-After in seconds and as a date, within the total wait', () => {
		const now = Date.parse('2026-01-01T00:00:00Z');
		expect(waitBeforeRetry(answer(429, { 'retry-after': '7' }), 'write', 1, 3, 0)).toBe(7000);
		expect(retryAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, now)).toBe(5000);
		const tooLong = answer(429, { 'retry-after': '60' });
		expect(waitBeforeRetry(tooLong, 'read', 2, 3, LONGEST_TOTAL_WAIT - 1000)).toBeUndefined();
	});

	test.each([
		['0.5', 500],
		['.25', 250],
		['-5', undefined],
		['0', undefined],
		['soon', undefined],
		['2026', 2_026_000],
		['Thu, 01 Jan 2020 00:00:00 GMT', undefined],
		['', undefined],
	])('Retry-After %j asks for %s ms, never for a repetition without pause', (value, expected) => {
		const now = Date.parse('2026-01-01T00:00:00Z');
		expect(retryAfter({ 'retry-after': value }, now)).toBe(expected);
		const pause = waitBeforeRetry(answer(429, { 'retry-after': value }), 'write', 1, 3, 0, 0) ?? 0;
		expect(value === '2026' || pause >= 250).toBe(true);
	});
});

describe('Retry-After', () => {
	const now = Date.parse('2026-01-01T00:00:00Z');

	test.each([
		['7', 7_000],
		[' 7 ', 7_000],
		['+7', 7_000],
		['.5', 500],
		['1.25', 1_250],
		['Thu, 01 Jan 2026 00:00:05 GMT', 5_000],
		['Thu 01 Jan 2026 00:00:05 GMT', 5_000],
		['Thursday, 01 Jan 2026 00:00:05 GMT', 5_000],
	])('%p is a pause of %i ms', (value, pause) => {
		expect(retryAfter({ 'retry-after': value }, now)).toBe(pause);
	});

	test.each(['', '0', '-7', '7a', 'a7', '2026-01-01T00:00:05Z', 'soon'])(
		'%p says nothing',
		(value) => {
			expect(retryAfter({ 'retry-after': value }, now)).toBeUndefined();
		},
	);

	test('nor does an answer without it', () => {
		expect(retryAfter({}, now)).toBeUndefined();
	});
});

describe('law 2: signs of overload', () => {
	test.each([
		[answer(429), 'refused'],
		[answer(500), 'failed'],
		[answer(503), 'failed'],
		[answer(499), undefined],
		[answer(404), undefined],
		[fault('ECONNRESET'), 'failed'],
		[fault('CERT_HAS_EXPIRED'), undefined],
	])('%j: %s', (outcome, sign) => {
		expect(overloadIn(outcome)).toBe(sign);
	});
});
