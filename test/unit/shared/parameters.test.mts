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
		['text', 'ready', 'is not a text'],
		['number', 'number', 'is not a number'],
		['jsonObject', 'list', 'is not a JSON object'],
		['jsonObject', 'broken', 'is not valid JSON'],
		['email', 'name', 'is not an e-mail address'],
		['flag', 'name', 'is neither true nor false'],
	] as const)('%s refuses %s', (reader, name, reason) => {
		expect(() => parameters[reader](name)).toThrow(
			expect.objectContaining({ name: 'InputProblem', parameter: name, reason }),
		);
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
