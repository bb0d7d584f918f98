import {
	asOneItem,
	flattened,
	idOf,
	recordsIn,
	recordsOfGet,
	savedRecord,
	titleOf,
	valueAt,
} from '../../../nodes/Egito/api/records.ts';

/** Shapes of answers are not published, so every plausible one must be read. */

const A = { id: 1, name: 'A' };
const B = { id: 2, name: 'B' };

describe('records of a list', () => {
	test.each([
		['a bare list', [A, B], [A, B]],
		['an envelope', { data: [A, B], total: 2 }, [A, B]],
		['an envelope in an envelope', { result: { rows: [A] } }, [A]],
		['an envelope of unknown name', { wynik: [A, B], ile: 2 }, [A, B]],
		['a single record', A, [A]],
		[
			'a record that has a list itself',
			{ id: 1, phones: [{ n: 1 }] },
			[{ id: 1, phones: [{ n: 1 }] }],
		],
		['scalars', ['x', 7], [{ value: 'x' }, { value: 7 }]],
		['an empty list', [], []],
		['an empty envelope', { items: [] }, []],
		['an empty object', {}, []],
		['an empty answer', '', []],
		['null', null, []],
	])('%s', (_, body, records) => {
		expect(recordsIn(body)).toEqual(records);
	});

	test('two lists are not guessed between, unless the user names one', () => {
		const body = { left: [A], right: [B] };
		expect(recordsIn(body)).toEqual([body]);
		expect(recordsIn(body, 'right')).toEqual([B]);
		expect(recordsIn({ a: { b: [A] } }, 'a.b')).toEqual([A]);
		expect(recordsIn(body, 'absent')).toEqual([]);
	});
});

test.each([
	['the record itself', A, [A]],
	['a list', [A], [A]],
	['an envelope', { data: A }, [A]],
	['a record with a member named like an envelope', { id: 1, item: A }, [{ id: 1, item: A }]],
	[
		'a record without ID and with one list',
		{ name: 'x', phones: [A] },
		[{ name: 'x', phones: [A] }],
	],
	['nothing', {}, []],
])('record of a get: %s', (_, body, records) => {
	expect(recordsOfGet(body)).toEqual(records);
});

test.each([
	[{ id: 5, version: 1 }, undefined, { id: 5, version: 1 }],
	[5, undefined, { id: 5 }],
	['', '7', { success: true, id: '7' }],
	[{}, '7', { id: '7' }],
])('saved record of %j', (body, id, record) => {
	expect(savedRecord(body, id)).toEqual(record);
});

test('values are found under literal and nested names', () => {
	expect(valueAt({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
	expect(valueAt({ a: { b: { c: 3 } } }, 'a.b.c')).toBe(3);
	expect(valueAt({ a: 'text' }, 'a.b')).toBeUndefined();
});

test('nested values get dotted names, lists stay', () => {
	expect(flattened({ a: { b: { c: 1 } }, d: [1], e: null })).toEqual({
		'a.b.c': 1,
		d: [1],
		e: null,
	});
});

test.each([
	[{ id: 0 }, '0'],
	[{ value: 'x' }, 'x'],
	[{ key: 3, label: 'y' }, '3'],
	[{ name: 'x' }, undefined],
	[{ id: { nested: 1 } }, undefined],
])('ID of %j', (record, id) => {
	expect(idOf(record)).toBe(id);
});

test('an ID of another name comes first', () => {
	expect(idOf({ id: 1, recordId: 2 }, 'recordId')).toBe('2');
});

test.each([
	[{ name: 'Anna', surname: 'Nowak', companyName: 'X' }, 'Anna Nowak'],
	[{ name: 'Browar' }, 'Browar'],
	[{ companyName: 'ACME', email: 'a@b.c' }, 'ACME'],
	[{ id: 9 }, 'ID 9'],
])('title of %j', (record, title) => {
	expect(titleOf(record)).toBe(title);
});

test('a raw answer becomes one item', () => {
	expect(asOneItem([A, B])).toEqual({ response: [A, B] });
	expect(asOneItem({ data: [A] })).toEqual({ data: [A] });
});
