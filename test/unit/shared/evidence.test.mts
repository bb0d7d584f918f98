import {
	anyAnswer,
	anyOf,
	emptyAnswer,
	evidence,
	recordList,
	recordsBy,
	recordWith,
} from '../../../nodes/shared/evidence.ts';

const answer = (body: unknown, headers = {}) => ({ status: 200, headers, body });

describe('law 12: the form of a success', () => {
	test.each([
		[recordWith(), 'a record'],
		[recordWith('id'), 'a record with id'],
		[recordWith('id', 'uuid'), 'a record with id or uuid'],
		[recordList, 'a list of records'],
		[emptyAnswer, 'an answer without content'],
		[anyAnswer, 'JSON, CSV or an answer without content'],
		[anyOf(emptyAnswer, recordWith('id')), 'an answer without content or a record with id'],
		[evidence('a flag', () => true), 'a flag'],
	])('is put into words: %#', ({ form }, words) => {
		expect(form).toBe(words);
	});

	test.each([
		['x', true],
		[0, true],
		[' ', false],
		[true, false],
		[{}, false],
		[null, false],
		[undefined, false],
	])('an ID of %p names something: %s', (id, names) => {
		expect(recordWith('id').isIn(answer({ id }))).toBe(names);
	});

	test('any record has a member at least', () => {
		expect(recordWith().isIn(answer({}))).toBe(false);
		expect(recordWith().isIn(answer({ a: undefined }))).toBe(true);
		expect(recordWith('a', 'b').isIn(answer({ b: 1 }))).toBe(true);
	});

	test.each([
		[[], true],
		[[{}], true],
		[[{}, 'a'], false],
		[undefined, false],
	])('a list of %j has records only: %s', (list, has) => {
		expect(recordsBy(() => list).isIn(answer(''))).toBe(has);
	});

	test.each([
		['', true],
		[Buffer.alloc(0), true],
		[' ', false],
		[Buffer.from('x'), false],
		[{}, false],
		[null, false],
	])('%p is empty: %s', (body, is) => {
		expect(emptyAnswer.isIn(answer(body))).toBe(is);
	});

	test.each([
		[{ a: 1 }, {}, true],
		[null, {}, true],
		['', {}, true],
		['a;b', {}, false],
		['a;b', { 'content-type': 'text/csv' }, true],
		['a;b', { 'content-type': 'TEXT/CSV; charset=utf-8' }, true],
		['a;b', { 'content-type': 'x text/csv' }, false],
		['<b>Error</b>', { 'content-type': 'text/csv' }, false],
		[Buffer.from('x'), {}, false],
	])('%p with %j passes for a call of the user: %s', (body, headers, passes) => {
		expect(anyAnswer.isIn(answer(body, headers))).toBe(passes);
	});

	test('one of several is enough', () => {
		const either = anyOf(emptyAnswer, recordWith('id'));
		expect(either.isIn(answer(''))).toBe(true);
		expect(either.isIn(answer({ id: 1 }))).toBe(true);
		expect(either.isIn(answer({ a: 1 }))).toBe(false);
	});
});
