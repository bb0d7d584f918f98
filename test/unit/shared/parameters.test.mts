import { InputProblem } from '../../../nodes/shared/inputProblem.ts';
import { cpuTimeOf } from '../../support/cpu.mts';
import { parametersOf } from '../../support/parameters.mts';

const values = {
	name: 'Zażółć',
	empty: '',
	blank: '  ',
	number: '1,5',
	count: 7,
	zero: 0,
	off: false,
	json: '{"a":1}',
	list: '[1]',
	broken: '{',
	ready: { a: 2 },
	more: { phone: '0048', none: '' },
	rows: { values: [{ name: 'x' }] },
	locator: { __rl: true, mode: 'list', value: ' 12 ' },
	mapper: { mappingMode: 'defineBelow', value: { a: 1, b: null } },
	tags: 'a, b,,c',
};
const parameters = parametersOf(values);

describe('law 9: input is checked before the call', () => {
	test('reads what is there', () => {
		expect(parameters.text('name')).toBe('Zażółć');
		expect(parameters.text('count')).toBe('7');
		expect(parameters.optionalText('more.phone')).toBe('0048');
		expect(parameters.number('zero')).toBe(0);
		expect(parameters.optionalFlag('off')).toBe(false);
		expect(parameters.jsonObject('json')).toEqual({ a: 1 });
		expect(parameters.jsonObject('ready')).toEqual({ a: 2 });
		expect(parameters.list('rows.values')).toEqual([{ name: 'x' }]);
		expect(parameters.locator('locator')).toBe('12');
		// Names keep their blanks, and workflows of earlier versions have them as plain texts.
		expect(parameters.choice('locator')).toBe(' 12 ');
		expect(parameters.choice('name')).toBe('Zażółć');
		expect(parameters.optionalChoice('blank')).toBeUndefined();
		expect(parameters.mapped('mapper')).toEqual({ a: 1 });
		expect(parameters.texts('tags')).toEqual(['a', 'b', 'c']);
	});

	test('leaves out what is empty', () => {
		for (const name of ['empty', 'missing', 'more.none', 'no.such.thing']) {
			expect(parameters.optionalText(name)).toBeUndefined();
			expect(parameters.optionalNumber(name)).toBeUndefined();
			expect(parameters.optionalLocator(name)).toBeUndefined();
			expect(parameters.optionalDate(name, 'date')).toBeUndefined();
			expect(parameters.list(name)).toEqual([]);
		}
		expect(parameters.optionalId('blank')).toBeUndefined();
	});

	test.each([
		['text', 'empty', 'is empty'],
		['id', 'blank', 'is empty'],
		['locator', 'empty', 'is empty'],
		['choice', 'empty', 'is empty'],
		['text', 'ready', 'is not a text'],
		['number', 'number', 'is not a number'],
		['jsonObject', 'list', 'is not a JSON object'],
		['jsonObject', 'broken', 'is not valid JSON'],
		['email', 'name', 'is not an e-mail address'],
		['flag', 'name', 'is neither true nor false'],
	] as const)('%s refuses %s', (reader, name, reason) => {
		expect(() => parameters[reader](name)).toThrow(
			expect.objectContaining({
				name: 'InputProblem',
				parameter: name,
				reason: expect.stringContaining(reason),
			}),
		);
	});

	test.each([
		['id', NaN],
		['id', 'NaN'],
		['id', 'undefined'],
		['id', 'null'],
		['id', true],
		['id', { id: 1 }],
		['id', '[object Object]'],
		['id', '5\r\nX-Evil: 1'],
		['locator', { __rl: true, mode: 'id', value: { id: 1 } }],
		['locator', { __rl: true, mode: 'id', value: 'undefined' }],
		['choice', { __rl: true, mode: 'id', value: 'Invalid DateTime' }],
		['choice', { __rl: true, mode: 'id', value: { id: 1 } }],
		['locator', { __rl: true, mode: 'id', value: NaN }],
		['text', NaN],
		['text', 'order [object Object]'],
		['text', 'half \ud83d of it'],
		['text', ['a']],
		['number', ' x '],
		['number', true],
		['number', Infinity],
		['number', { toString: null }],
		['number', [5]],
		['jsonObject', new Date()],
		['jsonObject', Buffer.from('{}')],
		['jsonObject', new Map([['a', 1]])],
		['texts', [{ a: 1 }]],
		['list', 'abc'],
		['list', ['abc']],
		['outputField', '__proto__'],
		['outputField', 'a\u0000b'],
	] as const)('%s refuses %j, which an expression may give', (reader, value) => {
		const given = parametersOf({ value: value as never });
		expect(() => given[reader]('value')).toThrow(
			expect.objectContaining({ name: 'InputProblem', parameter: 'value' }),
		);
	});

	test('blanks alone are no number', () => {
		expect(parametersOf({ value: '  ' }).optionalNumber('value')).toBeUndefined();
	});

	test.each([['a text'], [[1, 2]], [new Date()]])('a mapping that is %j is refused', (value) => {
		const given = parametersOf({ fields: { mappingMode: 'defineBelow', value } } as never);
		expect(() => given.mapped('fields')).toThrow("'fields' is not a set of fields");
	});

	test('a problem quotes the beginning of what was entered, and no control characters', () => {
		const problem = new InputProblem(
			'company',
			`is not an ID: \u0000${'a'.repeat(60_000)}`,
			'Why?',
		);
		expect(problem.message.length).toBeLessThan(600);
		expect(problem.reason).toMatch(/^is not an ID: a+…$/);
	});

	test('an endless address is refused at once', () => {
		const given = parametersOf({ value: `a@${'.'.repeat(100_000)}@` });
		const time = cpuTimeOf(() =>
			expect(() => given.email('value')).toThrow('is not an e-mail address'),
		);
		expect(time).toBeLessThan(200);
	});

	test.each(['a@b', 'a@.pl', 'a@b..pl', '@b.pl', 'a b@c.pl', 'a@b@c.pl'])(
		'%j is no address',
		(value) => {
			expect(() => parametersOf({ value }).email('value')).toThrow('is not an e-mail address');
		},
	);

	test('rows of name and value become an object, dots stay in the names', () => {
		const rows = (...values: object[]) => parametersOf({ more: { values } } as never);
		expect(rows({ name: ' a.b ', value: 1 }, { name: 'c' }).pairs('more')).toEqual({
			'a.b': 1,
			c: '',
		});
		expect(() => rows({ name: ' ', value: 'x' }).pairs('more')).toThrow('a row without a name');
		expect(Object.keys(rows({ name: '__proto__', value: 'x' }).pairs('more'))).toEqual([
			'__proto__',
		]);
	});

	test('a file keeps its name and type; a missing one is named', async () => {
		const files = {
			data: { content: Buffer.from('x'), fileName: 'a.pdf', mimeType: 'application/pdf' },
		};
		const withFile = parametersOf({ property: 'data', other: 'photo' }, { files });
		expect(await withFile.file('property')).toEqual(files.data);
		await expect(withFile.file('other')).rejects.toThrow('names no file of the item: photo');
	});
});

test.each([
	['Invalid DateTime', "is 'Invalid DateTime', not an ID"],
	['undefined', "is 'undefined', not an ID"],
])('an expression without a result is no ID: %s', (value, message) => {
	expect(() => parametersOf({ id: value }).id('id')).toThrow(message);
});

test('a text with an object in it is not repeated as [object Object] alone', () => {
	const parameters = parametersOf({ flag: 'id [object Object]' });
	expect(() => parameters.flag('flag')).toThrow('so an expression in it gave an object');
});
