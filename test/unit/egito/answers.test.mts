import {
	announcedIn,
	asOneItem,
	created,
	gotten,
	listIn,
	recordsOfGet,
	recordsOfList,
	recordWithId,
	savedRecord,
	updated,
} from '../../../nodes/Egito/api/answers.ts';
import { strangeAnswers } from '../../../sandbox/answers.mts';

/** Shapes of answers are not published, so every plausible one must be read, and no other believed. */

const A = { id: 1, name: 'A' };
const B = { id: 2, name: 'B' };
const LEAD = { type: 'Lead' };

const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const listed = (body: unknown, property?: string) =>
	recordsOfList(answer(body), { ...LEAD, property });

describe('records of a list', () => {
	test.each([
		['a bare list', [A, B], [A, B]],
		['an envelope', { data: [A, B], total: 2 }, [A, B]],
		['an envelope in an envelope', { result: { rows: [A] } }, [A]],
		['an envelope with the name of the type', { leads: [A], tags: [{ x: 1 }], errors: [] }, [A]],
		['the same in the singular', { Lead: [A], contacts: [B] }, [A]],
		["Grails' name of a list", { leadInstanceList: [A], leadInstanceTotal: 1 }, [A]],
		['an envelope of unknown name', { wynik: [A, B], ile: 2 }, [A, B]],
		['an envelope beside a list of errors', { wynik: [A], errors: [] }, [A]],
		['a single record', A, [A]],
		['a single record in an envelope', { data: A }, [A]],
		[
			'a record that has a list itself',
			{ id: 1, phones: [{ n: 1 }] },
			[{ id: 1, phones: [{ n: 1 }] }],
		],
		['an empty list', [], []],
		['an empty envelope', { items: [] }, []],
		['an empty envelope of unknown name that says so', { wynik: [], ile: 0 }, []],
	])('%s', (_, body, records) => {
		expect(listed(body)).toEqual(records);
	});

	test.each([
		['an empty object', {}],
		['an empty answer', ''],
		['null', null],
		['a text', 'Brak uprawnień'],
		['an envelope without a list', { data: null }],
		['a list of scalars', ['x', 7]],
		['a list of lists', [[]]],
		['an object without an ID', { service: 'nginx-ingress', healthy: true }],
		['an empty list of unknown meaning', { service: 'x', checks: [] }],
		['nothing but errors', { data: { errors: [{ field: 'x' }] } }],
		['two lists of unknown names', { left: [A], right: [B] }],
		['endless envelopes', JSON.parse('{"data":'.repeat(20_000) + '[]' + '}'.repeat(20_000))],
	])('%s is no list, which is not the same as an empty one', (_, body) => {
		expect(listed(body)).toBeUndefined();
	});

	test('are where the user says, or nowhere', () => {
		const body = { left: [A], right: [B], none: [] };
		expect(listed(body, 'right')).toEqual([B]);
		expect(listed(body, 'none')).toEqual([]);
		expect(listed({ a: { b: [A] } }, 'a.b')).toEqual([A]);
		expect(listed(body, 'absent')).toBeUndefined();
	});
});

describe('how many there are', () => {
	test.each([
		['total', { leads: [A], total: 120 }, 120],
		['a count as text', { data: [A], totalCount: '7' }, 7],
		["Grails' total", { leadInstanceList: [A], leadInstanceTotal: 9 }, 9],
		['the count of a type', { leads: [A], leadCount: 4 }, 4],
		['a count in a summary', { data: [A], meta: { total: 5 } }, 5],
		['a count in an envelope', { result: { rows: [A], count: 3 } }, 3],
		['no count', { leads: [A], page: 2, max: 20 }, undefined],
		['a bare list', [A], undefined],
		['no number', { leads: [A], total: 'many' }, undefined],
	])('%s', (_, body, count) => {
		expect(announcedIn(answer(body), 'Lead')).toBe(count);
	});

	test('a header says it, too', () => {
		expect(announcedIn({ ...answer([A]), headers: { 'x-total-count': '12' } })).toBe(12);
	});
});

describe('record of a get', () => {
	test.each([
		['the record itself', A, [A]],
		['a list', [A], [A]],
		['an envelope', { data: A }, [A]],
		['an envelope with the name of the type', { lead: A, errors: [] }, [A]],
		['an envelope in an envelope', { response: { lead: A } }, [A]],
		['a record with a member named like an envelope', { id: 1, item: A }, [{ id: 1, item: A }]],
		[
			'a record without ID and with one list',
			{ name: 'x', phones: [A] },
			[{ name: 'x', phones: [A] }],
		],
		['an empty envelope', { lead: null }, []],
		['an empty list', [], []],
	])('%s', (_, body, records) => {
		expect(recordsOfGet(body, LEAD)).toEqual(records);
	});

	test.each([[{}], [''], [null], ['text'], [7], [[[]]]])('none in %j', (body) => {
		expect(recordsOfGet(body, LEAD)).toBeUndefined();
	});

	test('is the one with the ID, where Egito gives all it has', () => {
		expect(recordWithId([A, B], 'id', '2')).toBe(B);
		expect(recordWithId([A, B], 'id', '3')).toBeUndefined();
		expect(recordWithId([{ id: 9, owner: 2 }], 'id', '2')).toBeUndefined();
	});

	test('is looked for at Records Property first', () => {
		expect(recordsOfGet({ a: A, data: B }, { property: 'a' })).toEqual([A]);
		expect(recordsOfGet({ data: B }, { property: 'a' })).toEqual([B]);
	});
});

describe('evidence', () => {
	test.each([
		['the ID', { id: 5 }],
		['a wrapped ID', { lead: { id: 5, version: 0 } }],
		['an ID beside empty errors', { id: '5', errors: [] }],
	])('of a create: %s', (_, body) => {
		expect(created('Lead', 'id').isIn(answer(body))).toBe(true);
		expect(savedRecord(body, 'Lead', 'id')).toMatchObject({ id: expect.anything() });
	});

	test.each([
		['a text', 'Brak uprawnień'],
		['a number', 42],
		['a sentence as ID', { id: 'Brak uprawnień' }],
		['no ID', { id: null }],
		['ID 0', { id: 0 }],
		['success alone', { success: true }],
		['another status', { status: 'error', message: 'The lead was not saved' }],
		['several records', [{ id: 1 }, { id: 2 }]],
	])('none of a create: %s', (_, body) => {
		expect(created('Lead', 'id').isIn(answer(body))).toBe(false);
	});

	test('of an update is the ID that was sent, and no other', () => {
		expect(updated('Lead', 'id', '5').isIn(answer({ id: 5 }))).toBe(true);
		expect(updated('Lead', 'recordId', '5').isIn(answer({ recordId: '5' }))).toBe(true);
		expect(updated('Lead', 'id', '5').isIn(answer({ id: 501 }))).toBe(false);
		expect(updated('Lead', 'id', '5').isIn(answer({ success: true }))).toBe(false);
	});

	test('of a get is the record that was asked for, or an empty envelope', () => {
		const { isIn } = gotten(LEAD, 'id', '1');
		expect(isIn(answer({ lead: A }))).toBe(true);
		expect(isIn(answer({ lead: null }))).toBe(true);
		expect(isIn(answer(B))).toBe(false);
		expect(isIn(answer({ service: 'nginx-ingress', healthy: true }))).toBe(false);
	});

	test.each(strangeAnswers)('$name is no saved record', ({ answer: { body } }) => {
		expect(created('Lead', 'id').isIn(answer(body))).toBe(false);
		expect(updated('Lead', 'id', '5').isIn(answer(body))).toBe(false);
	});
});

test('a saved record comes out unwrapped, its ID under the name id', () => {
	expect(savedRecord({ lead: { id: 5, version: 0 } }, 'Lead', 'id')).toEqual({ id: 5, version: 0 });
	expect(savedRecord({ recordId: 5 }, 'Lead', 'recordId')).toEqual({ id: 5, recordId: 5 });
});

test('a raw answer becomes one item', () => {
	expect(asOneItem([A, B])).toEqual({ response: [A, B] });
	expect(asOneItem({ data: [A] })).toEqual({ data: [A] });
});

test('a list in the list is found by the name of the type', () => {
	expect(listIn({ opportunities: [A], data: [B] }, { type: 'Opportunity' })).toEqual([A]);
});
