import type { RecordedRequest } from './vendor.mts';

/** Where engine tests leave what the vendors saw, for `scripts/api-coverage.mts`. */
export const RECORDINGS = new URL('../.cache/recorded/', import.meta.url);

/** Names of headers, query and body members whose values are secrets. */
const SECRET = /token|secret|password|passwd|api-?_?key|authorization|cookie/i;
const MASK = '***';

/** A copy that may be printed or kept in a file: no secret, and files only by their size. */
export function masked(record: RecordedRequest): RecordedRequest {
	return {
		...record,
		query: mask(record.query) as RecordedRequest['query'],
		headers: mask(record.headers) as RecordedRequest['headers'],
		body: mask(record.body),
	};
}

function mask(value: unknown): unknown {
	if (Buffer.isBuffer(value)) return `${value.length} bytes`;
	if (Array.isArray(value)) return value.map(mask);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [name, SECRET.test(name) ? MASK : mask(member)]),
	);
}
