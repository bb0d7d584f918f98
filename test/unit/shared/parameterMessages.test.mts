import type { Parameters as Reads } from '../../../nodes/shared/parameters.ts';
import { Parameters } from '../../../nodes/shared/parameters.ts';
import { plainSource } from '../../../nodes/shared/source.ts';

const of = (p: unknown, more = {}) => new Parameters(plainSource({ p } as never, more));
const EXPRESSION =
	"'p' is empty: the expression gave no value for this item. Compare the names in the expression with the input of the item.";

/** What somebody reads who left it empty, and what who entered the wrong thing. */
describe('law 9: a wrong input is told by name, with what to enter', () => {
	const required: Array<[string, (parameters: Reads) => unknown, string]> = [
		['text', (p) => p.text('p'), 'Enter a value.'],
		['id', (p) => p.id('p'), 'Enter an ID.'],
		['locator', (p) => p.locator('p'), 'Choose an entry from the list or enter an ID.'],
		['choice', (p) => p.choice('p'), 'Choose an entry from the list or enter a value.'],
		['email', (p) => p.email('p'), 'Enter a value.'],
		['number', (p) => p.number('p'), 'Enter a number.'],
		['date', (p) => p.date('p', 'iso'), 'Choose a date.'],
	];

	test.each(required)('%s: nothing was entered', (_kind, read, hint) => {
		for (const nothing of [undefined, null, '']) {
			expect(() => read(of(nothing))).toThrow(`'p' is empty. ${hint}`);
			expect(() => read(of(nothing, { isExpression: () => true }))).toThrow(EXPRESSION);
			// Nobody wrote an expression where an agent fills in.
			const tool = { isExpression: () => true, isTool: true };
			expect(() => read(of(nothing, tool))).toThrow(`'p' is empty. ${hint}`);
		}
	});

	const NO_TEXT = 'Enter a text, not a list or an object.';
	const wrong: Array<[string, (parameters: Reads) => unknown, unknown, string]> = [
		['text', (p) => p.text('p'), { a: 1 }, `'p' is not a text, but an object. ${NO_TEXT}`],
		['text', (p) => p.text('p'), ['a'], `'p' is not a text, but a list. ${NO_TEXT}`],
		['text', (p) => p.text('p'), NaN, "'p' is NaN. The expression did not give a number."],
		[
			'text',
			(p) => p.text('p'),
			'[object Object]',
			"'p' contains [object Object]. Choose a single field of the object, for example {{ $json.customer.id }}.",
		],
		[
			'text',
			(p) => p.text('p'),
			'\udc00',
			"'p' contains half of a character. Enter the text again.",
		],
		['id', (p) => p.id('p'), true, "'p' is 'true', not an ID. Check the expression."],
		['id', (p) => p.id('p'), 'undefined', "'p' is 'undefined', not an ID. Check the expression."],
		[
			'id',
			(p) => p.id('p'),
			{ value: 'a\u0000b' },
			"'p' contains a control character. Enter the ID again.",
		],
		['choice', (p) => p.choice('p'), { value: {} }, `'p' is not a text, but an object. ${NO_TEXT}`],
		[
			'email',
			(p) => p.email('p'),
			'ewa',
			"'p' is not an e-mail address: ewa. Use the form name@example.com.",
		],
		[
			'number',
			(p) => p.number('p'),
			'1,5',
			"'p' is not a number: 1,5. Use digits and a decimal point.",
		],
		[
			'number',
			(p) => p.number('p'),
			[1],
			"'p' is not a number, but a list. Use digits and a decimal point.",
		],
		[
			'number',
			(p) => p.number('p'),
			Infinity,
			"'p' is not a number: Infinity. Use digits and a decimal point.",
		],
		['flag', (p) => p.flag('p'), 'yes', "'p' is neither true nor false: yes"],
		[
			'date',
			(p) => p.date('p', 'iso'),
			'soon',
			"'p' is not a date: soon. Use the form 2026-01-31 or 2026-01-31T09:00:00.",
		],
		[
			'date',
			(p) => p.date('p', 'iso'),
			'01.02.2026',
			"'p' can mean two days: 01.02.2026. Use the form 2026-01-31 or 2026-01-31T09:00:00.",
		],
		[
			'jsonObject',
			(p) => p.jsonObject('p'),
			'[1]',
			'\'p\' is not a JSON object. Use the form { "field": "value" }.',
		],
		[
			'json',
			(p) => p.json('p'),
			'{"a":',
			"'p' is not valid JSON. Check quotes, commas and brackets.",
		],
		[
			'list',
			(p) => p.list('p'),
			['a'],
			'\'p\' is not a list of rows. Use the form [{ "name": "value" }].',
		],
		[
			'pairs',
			(p) => p.pairs('p'),
			{ values: [{ name: ' ', value: 'x' }] },
			"'p' has a row without a name. Name every row.",
		],
		[
			'mapped',
			(p) => p.mapped('p'),
			{ value: 'x' },
			"'p' is not a set of fields. Map the fields again.",
		],
		[
			'outputField',
			(p) => p.outputField('p'),
			'__proto__',
			"'p' cannot be the name of a field. Use a name such as data.",
		],
	];

	test.each(wrong)('%s: %#', (_kind, read, value, message) => {
		let said = '';
		try {
			read(of(value));
		} catch (error) {
			said = (error as Error).message;
		}
		expect(said).toBe(message);
	});
});

describe('what is read of a value', () => {
	const right: Array<[string, (parameters: Reads) => unknown, unknown, unknown]> = [
		['text', (p) => p.text('p'), ' a ', ' a '],
		['text', (p) => p.text('p'), 7, '7'],
		['id', (p) => p.id('p'), ' 7 ', '7'],
		['optionalId', (p) => p.optionalId('p'), '  ', undefined],
		['optionalId', (p) => p.optionalId('p'), { value: null }, undefined],
		['locator', (p) => p.locator('p'), { __rl: true, value: ' x ' }, 'x'],
		['optionalLocator', (p) => p.optionalLocator('p'), { value: '' }, undefined],
		['choice', (p) => p.choice('p'), { value: ' Categoría ' }, ' Categoría '],
		['choice', (p) => p.choice('p'), 'plain ', 'plain '],
		['optionalChoice', (p) => p.optionalChoice('p'), { value: ' ' }, undefined],
		['email', (p) => p.email('p'), ' a@b.pl ', 'a@b.pl'],
		['optionalEmail', (p) => p.optionalEmail('p'), '', undefined],
		['optionalEmail', (p) => p.optionalEmail('p'), 'a@b.pl', 'a@b.pl'],
		['number', (p) => p.number('p'), ' 1.5 ', 1.5],
		['number', (p) => p.number('p'), 0, 0],
		['optionalNumber', (p) => p.optionalNumber('p'), ' ', undefined],
		['flag', (p) => p.flag('p'), 'true', true],
		['flag', (p) => p.flag('p'), 'false', false],
		['flag', (p) => p.flag('p'), undefined, false],
		['optionalFlag', (p) => p.optionalFlag('p'), '', undefined],
		['optionalFlag', (p) => p.optionalFlag('p'), false, false],
		['optionalDate', (p) => p.optionalDate('p', 'iso'), '', undefined],
		['optionalUnixSeconds', (p) => p.optionalUnixSeconds('p'), '1970-01-01T00:01:00Z', 60],
		['optionalUnixSeconds', (p) => p.optionalUnixSeconds('p'), undefined, undefined],
		['jsonObject', (p) => p.jsonObject('p'), ' ', {}],
		['jsonObject', (p) => p.jsonObject('p'), '{"a":1}', { a: 1 }],
		['json', (p) => p.json('p'), '', undefined],
		['json', (p) => p.json('p'), ' [1] ', [1]],
		['json', (p) => p.json('p'), [1], [1]],
		['collection', (p) => p.collection('p'), { a: 1 }, { a: 1 }],
		['collection', (p) => p.collection('p'), [1], {}],
		['collection', (p) => p.collection('p'), 'x', {}],
		['collection', (p) => p.collection('p'), undefined, {}],
		['list', (p) => p.list('p'), '', []],
		['list', (p) => p.list('p'), { a: 1 }, [{ a: 1 }]],
		['list', (p) => p.list('p'), [{ a: 1 }], [{ a: 1 }]],
		[
			'pairs',
			(p) => p.pairs('p'),
			{ values: [{ name: ' a.b ', value: ' x ' }, { name: 'n', value: 0 }, { name: 'e' }] },
			{ 'a.b': ' x ', n: 0, e: '' },
		],
		[
			'pairs, blanks kept',
			(p) => p.pairs('p', 'kept'),
			{ values: [{ name: 'a ', value: 'x' }] },
			{ 'a ': 'x' },
		],
		['texts', (p) => p.texts('p'), ' a, ,b ', ['a', 'b']],
		['texts', (p) => p.texts('p'), ['a', ' b ', 7, ''], ['a', 'b', '7']],
		['texts', (p) => p.texts('p'), undefined, []],
		['mapped', (p) => p.mapped('p'), { value: { a: 1, b: null, c: '' } }, { a: 1, c: '' }],
		['mapped', (p) => p.mapped('p'), { value: null }, {}],
		['mapped', (p) => p.mapped('p'), { value: '' }, {}],
		['mapped', (p) => p.mapped('p'), 'x', {}],
		['outputField', (p) => p.outputField('p'), ' data ', 'data'],
	];

	test.each(right)('%s: %#', (_kind, read, value, result) => {
		expect(read(of(value))).toEqual(result);
	});

	test('a file has the name and type that it came with', async () => {
		const content = Buffer.from('x');
		const binary = async (_parameter: string, property: string) => ({
			data: { data: '', mimeType: 'text/plain', ...(property === 'b' && { fileName: 'b.txt' }) },
			content,
		});
		expect(await of('a', { binary }).file('p')).toEqual({
			content,
			fileName: 'a',
			mimeType: 'text/plain',
		});
		expect(await of('a', { binary }).fileAt('rows', 'b')).toMatchObject({ fileName: 'b.txt' });
	});
});
