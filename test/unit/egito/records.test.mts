import {
	flattened,
	idOf,
	isRecordWith,
	isSame,
	newestFirst,
	titleOf,
} from '../../../nodes/Egito/api/records.ts';
import { valueAt } from '../../../nodes/shared/values.ts';
import { cpuTimeOf } from '../../support/cpu.mts';

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

test('30,000 levels do not exhaust the stack, and 5,000 fields take no time', () => {
	let deep = {};
	for (let level = 0; level < 30_000; level++) deep = { a: deep };
	expect(Object.keys(flattened(deep))).toHaveLength(1);

	const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, { v: i }]));
	expect(cpuTimeOf(() => flattened(wide))).toBeLessThan(500);
	expect(Object.keys(flattened(wide))).toHaveLength(5_000);
});

test.each([
	[{ id: 7 }, '7'],
	[{ id: 'a88c5bc3-4404' }, 'a88c5bc3-4404'],
	[{ id: 0 }, undefined],
	[{ id: '0' }, undefined],
	[{ id: null }, undefined],
	[{ id: 'Brak uprawnień' }, undefined],
	[{ id: { nested: 1 } }, undefined],
	[{ name: 'x' }, undefined],
])('ID of %j', (record, id) => {
	expect(idOf(record)).toBe(id);
});

test("an opportunity's value and an entry's key are no IDs of a record", () => {
	expect(idOf({ name: 'Delivery fleet', value: '48000' })).toBeUndefined();
	expect(idOf({ key: 3 })).toBeUndefined();
});

test('an ID of another name comes first', () => {
	expect(idOf({ id: 1, recordId: 2 }, 'recordId')).toBe('2');
	expect(idOf({ id: 1 }, 'recordId')).toBe('1');
});

test.each([
	['its ID', { id: 101, accountId: 5 }, true],
	['the same ID as text', { id: '101' }, true],
	['another ID, though a field holds this one', { id: 102, parentId: 101 }, false],
	['no known name of an ID, but the ID', { leadId: 101, name: 'x' }, true],
	['no ID at all', { name: 'x' }, false],
])('a record that shows %s', (_, record, expected) => {
	expect(isRecordWith(record, '101', 'id')).toBe(expected);
});

test('people write the same value in different cases and systems compose letters differently', () => {
	expect(isSame(' Anna@X.pl', 'anna@x.pl ')).toBe(true);
	expect(isSame('Zieli\u0144ski', 'Zielin\u0301ski')).toBe(true);
	expect(isSame(undefined, 'x')).toBe(false);
});

test('the newest records are those with the highest IDs', () => {
	const records = [{ id: 9 }, { id: 101 }, { id: '20' }, { id: 'x' }];
	expect(newestFirst(records, 'id').map(({ id }) => id)).toEqual([101, '20', 9, 'x']);
});

test.each([
	[{ name: 'Anna', surname: 'Nowak', companyName: 'X' }, 'Anna Nowak'],
	[{ name: 'Browar' }, 'Browar'],
	[{ companyName: 'ACME', email: 'a@b.c' }, 'ACME'],
	[{ id: 9 }, 'ID 9'],
])('title of %j', (record, title) => {
	expect(titleOf(record)).toBe(title);
});
