import {
	LONGEST_TOTAL_WAIT,
	mayRetry,
	retryAfter,
	waitBeforeRetry,
} from '../../../nodes/shared/retry.ts';

const answer = (status: number, headers = {}) => ({ status, headers, body: '' });
const fault = (code: string) => ({ code, message: '' });

describe('law 4: retry', () => {
	test.each([429, 502, 503, 504])('a read survives %i', (status) => {
		expect(mayRetry(answer(status), 'read')).toBe(true);
	});

	test.each([400, 401, 403, 404, 409, 422, 500])('a read does not repeat %i', (status) => {
		expect(mayRetry(answer(status), 'read')).toBe(false);
	});

	test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND'])(
		'a read survives %s',
		(code) => expect(mayRetry(fault(code), 'read')).toBe(true),
	);

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('a write may repeat %s', (code) => {
		expect(mayRetry(fault(code), 'write')).toBe(true);
	});

	test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'UNKNOWN'])(
		'a write is never repeated after %s',
		(code) => expect(mayRetry(fault(code), 'write')).toBe(false),
	);

	test.each([500, 502, 503, 504])('a write is never repeated after %i', (status) => {
		expect(mayRetry(answer(status), 'write')).toBe(false);
	});

	test('waits longer each time, with jitter, and gives up after the last try', () => {
		const waits = [1, 2, 3, 4].map((tries) => waitBeforeRetry(answer(503), 'read', tries, 3, 0, 1));
		expect(waits).toEqual([1000, 2000, 4000, undefined]);
		expect(waitBeforeRetry(answer(503), 'read', 1, 3, 0, 0)).toBe(500);
		expect(waitBeforeRetry(answer(503), 'read', 1, 0, 0)).toBeUndefined();
	});

	test('honours Retry-After in seconds and as a date, within the total wait', () => {
		const now = Date.parse('2026-01-01T00:00:00Z');
		expect(waitBeforeRetry(answer(429, { 'retry-after': '7' }), 'write', 1, 3, 0)).toBe(7000);
		expect(retryAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, now)).toBe(5000);
		expect(retryAfter({ 'retry-after': 'soon' }, now)).toBeUndefined();
		expect(
			waitBeforeRetry(
				answer(429, { 'retry-after': '60' }),
				'read',
				2,
				3,
				LONGEST_TOTAL_WAIT - 1000,
			),
		).toBeUndefined();
	});
});
