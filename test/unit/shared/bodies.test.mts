import {
	commonProblemIn,
	errorsIn,
	fieldsIn,
	messageIn,
	refusalUnder200,
	saysSomething,
	shallow,
} from '../../../nodes/shared/answerProblems.ts';
import { recordWith } from '../../../nodes/shared/evidence.ts';

const nested = (depth: number, inner: unknown, wrap: (value: unknown) => unknown) =>
	Array.from({ length: depth }).reduce((value) => wrap(value), inner);
const inList = (value: unknown) => [value];
const inError = (value: unknown) => ({ error: value });

describe('the message of a body', () => {
	const keys = [
		'message',
		'Message',
		'errorMessage',
		'error_description',
		'hydra:description',
		'msg',
		'detail',
		'description',
		'title',
		'error',
	];

	test.each(keys)('stands in %s, as a text or inside of it', (key) => {
		expect(messageIn({ [key]: 'no' })).toBe('no');
		expect(messageIn({ [key]: { message: 'no' } })).toBe('no');
	});

	test('is the best of several', () => {
		const body = (from: number) =>
			Object.fromEntries(
				keys
					.slice(from)
					.map((key) => [key, `in ${key}`])
					.reverse(),
			);
		expect(keys.map((_key, index) => messageIn(body(index)))).toEqual(
			keys.map((key) => `in ${key}`),
		);
	});

	test.each(['errors', 'violations', 'fieldErrors', 'validationErrors'])(
		'has the complaints in %s behind it',
		(key) => {
			expect(messageIn({ message: 'Wrong.', [key]: { nip: 'short' } })).toBe('Wrong: nip: short');
			expect(messageIn({ message: 'Wrong:', [key]: ['a', 'b'] })).toBe('Wrong: a; b');
			expect(messageIn({ [key]: [{ field: 'nip', message: 'short' }] })).toBe('nip: short');
		},
	);

	test('does not say the same twice', () => {
		expect(messageIn({ message: 'nip: short', errors: { nip: 'short' } })).toBe('nip: short');
	});

	test.each([
		'@context',
		'@id',
		'@type',
		'exception',
		'path',
		'status',
		'statusCode',
		'timestamp',
		'trace',
		'type',
	])('is not %s, which says nothing to people', (key) => {
		expect(messageIn({ [key]: 'technical', nip: 'short' })).toBe('nip: short');
	});

	test('is cut out of many complaints and deep bodies', () => {
		const many = Array.from({ length: 30 }, (_none, index) => `e${index}`);
		expect(messageIn(many)?.split('; ')).toEqual(many.slice(0, 20));
		expect(messageIn(nested(6, { message: 'deep' }, inError))).toBe('deep');
		expect(messageIn(nested(7, { message: 'deep' }, inError))).toBeUndefined();
		expect(messageIn(nested(6, 'deep', inList))).toBe('deep');
		expect(messageIn(nested(7, 'deep', inList))).toBeUndefined();
	});

	test.each([
		[{ errors: [{ title: 'Quota', detail: 'Quota' }] }, 'Quota'],
		[{ errors: [{ defaultMessage: 'is short', message: 'x' }] }, 'is short'],
		[{ errors: [{ code: 'E1' }, { code: 2 }] }, 'E1; 2'],
		[{ errors: [{ message: ' ', code: 'E1' }] }, 'E1'],
		[{ errors: [{ error: { message: 'inner' } }] }, 'inner'],
		[{ errors: [{ a: { b: 1 } }] }, '{"a":{"b":1}}'],
		[{ errors: [null, '', 'a'] }, 'a'],
		[{ errors: { a: [], b: null, c: 'short' } }, 'c: short'],
		[{ errors: 'short' }, 'short'],
		[{ errors: { title: 'is empty', path: 'is odd' } }, 'title: is empty; path: is odd'],
		[{ nip: ['short', 'odd'], errors: [] }, 'nip: short; odd'],
		[[], undefined],
		[7, undefined],
	])('%j', (body, message) => {
		expect(messageIn(body)).toBe(message);
	});

	test('of errors alone', () => {
		expect(errorsIn(undefined)).toBeUndefined();
		expect(errorsIn(null)).toBeUndefined();
		expect(errorsIn({ nip: 'short' })).toBe('nip: short');
		expect(errorsIn('a', 6)).toBe('a');
		expect(errorsIn('a', 7)).toBeUndefined();
	});
});

describe('the fields of a body', () => {
	test.each(['field', 'propertyPath', 'name', 'path', 'property', 'fieldId'])(
		'are named by %s',
		(key) => {
			expect(fieldsIn({ errors: [{ [key]: 'nip', message: 'short' }] })).toEqual({ nip: 'short' });
		},
	);

	test.each([
		[{ errors: { nip: ['short', 'odd'], email: 'taken' } }, { nip: 'short; odd', email: 'taken' }],
		[{ violations: [{ field: 'nip' }, 'text', { message: 'no field' }] }, { nip: '' }],
		[{ errors: { nip: null } }, { nip: '' }],
		[{ errors: 'text' }, undefined],
		[{ message: 'x' }, undefined],
		['text', undefined],
	])('%j', (body, fields) => {
		expect(fieldsIn(body)).toEqual(fields);
	});

	test('are twenty at the most', () => {
		const names = Array.from({ length: 30 }, (_none, index) => `f${index}`);
		const map = Object.fromEntries(names.map((name) => [name, 'x']));
		const list = names.map((field) => ({ field, message: 'x' }));
		expect(Object.keys(fieldsIn({ errors: map }) ?? {})).toEqual(names.slice(0, 20));
		expect(Object.keys(fieldsIn({ errors: list }) ?? {})).toEqual(names.slice(0, 20));
	});

	test('stand in the details of a status only where there are some', () => {
		const spec = { kind: 'read', evidence: recordWith() } as const;
		const problem = commonProblemIn('X', { status: 422, headers: {}, body: { a: 'b' } }, spec);
		expect(problem).not.toHaveProperty('details');
	});
});

describe('a refusal under 200', () => {
	test.each([
		[{ success: 'false' }, { message: 'success: false' }],
		[{ success: false }, { message: 'The request was refused without a reason' }],
		[{ status: 'error', message: 'no' }, { message: 'no' }],
		[{ status: 'fail', message: 'no' }, { message: 'no' }],
		[
			{ code: 400, message: 'no' },
			{ message: 'no', code: '400', status: 400 },
		],
		[
			{ code: '599', message: 'no' },
			{ message: 'no', code: '599', status: 599 },
		],
		[{ success: false, message: 'no', code: null }, { message: 'no' }],
		[
			{ success: false, message: 'no', code: 'E1' },
			{ message: 'no', code: 'E1' },
		],
		[
			{ errors: { nip: 'short' } },
			{ message: 'nip: short', details: { fields: { nip: 'short' } } },
		],
	])('%j', (body, problem) => {
		expect(refusalUnder200(body)).toEqual(problem);
	});

	test.each([
		{ status: 'error' },
		{ status: 'ok', message: 'done' },
		{ code: 399 },
		{ code: 600 },
		{ code: 4000 },
		{ code: '4xx' },
		{ code: 'a404' },
		{ error: 'null', errors: '0' },
	])('%j is none', (body) => {
		expect(refusalUnder200(body)).toBeUndefined();
	});

	test.each([
		[null, false],
		[undefined, false],
		[false, false],
		[0, false],
		['', false],
		[' null ', false],
		['false', false],
		['0', false],
		[[], false],
		[{}, false],
		[true, true],
		[1, true],
		['no', true],
		[['no'], true],
		[{ a: 1 }, true],
	])('%j in the place of an error says something: %s', (value, says) => {
		expect(saysSomething(value)).toBe(says);
	});
});

describe('a value that is shown', () => {
	test('ends six levels deep', () => {
		expect(shallow(nested(6, 1, inList))).toEqual(nested(6, 1, inList));
		expect(shallow(nested(7, 1, inList))).toEqual(nested(6, '…', inList));
		expect(shallow(nested(7, 1, inError))).toEqual(nested(6, '…', inError));
		expect(shallow(null)).toBeNull();
	});

	test('has twenty entries at the most', () => {
		const list = Array.from({ length: 21 }, (_none, index) => index);
		expect(shallow(list)).toEqual(list.slice(0, 20));
		expect(Object.keys(shallow({ ...list }) as object)).toHaveLength(20);
	});
});
