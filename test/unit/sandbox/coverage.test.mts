import type { DocumentedCall } from '../../../sandbox/contract.mts';
import { measure } from '../../../sandbox/coverage.mts';
import type { RecordedRequest } from '../../../sandbox/vendor.mts';

const documented = (id: string, more: Partial<DocumentedCall> = {}): DocumentedCall => ({
	id,
	operationId: id,
	method: 'GET',
	path: '/',
	source: 'https://library.example',
	grade: 'documented',
	...more,
});

const recorded = (call: string | null, more: Partial<RecordedRequest> = {}) =>
	({ call, valid: true, status: 200, ...more }) as RecordedRequest;

const calls = [
	documented('list'),
	documented('get'),
	documented('listV1', { coveredBy: { call: 'list', reason: 'older form of the same list' } }),
	documented('registerDevice', { excluded: 'for phones only' }),
];

it('counts a call that was really made, once', () => {
	expect(measure(calls, [recorded('list'), recorded('list'), recorded('get')])).toEqual({
		documented: 4,
		covered: 3,
		coveredBy: [{ call: 'listV1', by: 'list', reason: 'older form of the same list' }],
		excluded: [{ call: 'registerDevice', reason: 'for phones only' }],
		missing: [],
	});
});

it('counts nothing for requests that say nothing about the call', () => {
	const records = [
		recorded('list', { valid: false }),
		recorded('list', { status: 404 }),
		recorded('list', { status: 0 }),
		recorded('list', { fault: 'html' }),
		recorded('list', { fault: 'errorUnder200' }),
		recorded('unheardOf'),
		recorded(null),
	];

	expect(measure(calls, records)).toMatchObject({
		covered: 0,
		coveredBy: [],
		missing: ['list', 'get', 'listV1'],
	});
});

it('counts requests that were only late or had to log in again', () => {
	const records = [
		recorded('list', { fault: 'delay' }),
		recorded('get', { fault: 'expireTokens' }),
	];

	expect(measure(calls, records).missing).toEqual([]);
});

it('counts a call that was left out as driven once a test drives it', () => {
	expect(
		measure(
			calls,
			calls.map(({ id }) => recorded(id)),
		),
	).toMatchObject({
		covered: 4,
		coveredBy: [],
		excluded: [],
	});
});
