import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import {
	editorSource,
	itemSources,
	plainSource,
	triggerSource,
} from '../../../nodes/shared/source.ts';

const FILE = { data: '', mimeType: 'text/plain', fileName: 'a.txt' };

/** A run of two items; a value that is a function is what an expression gives for an item. */
function engineOf(
	values: Record<string, unknown>,
	stored: IDataObject = {},
	more: Partial<IExecuteFunctions> = {},
) {
	const asked: string[] = [];
	const engine = {
		getNode: () => ({ name: 'Node', parameters: stored }),
		getInputData: () => [
			{ json: { a: 1 }, binary: { data: FILE, other: FILE } },
			{ json: { a: 2 } },
		],
		getTimezone: () => 'Europe/Warsaw',
		getNodeParameter: (name: string, item: number, fallback: unknown, options?: object) => {
			asked.push(`${name} of ${item}${options ? ' extracted' : ''}`);
			const value = values[name];
			if (value === undefined) return fallback;
			if (options) return `extracted ${JSON.stringify((value as IDataObject).value)}`;
			return typeof value === 'function' ? (value as (index: number) => unknown)(item) : value;
		},
		evaluateExpression: (expression: string, item: number) => `${expression} for ${item}`,
		helpers: { getBinaryDataBuffer: async (item: number, name: string) => `${name} of ${item}` },
		...more,
	} as unknown as IExecuteFunctions;
	return { sources: itemSources(engine), asked };
}

describe('the parameters of an item', () => {
	test('come with what belongs to the item', async () => {
		const { sources } = engineOf({});
		const [first, second] = [sources(0), sources(1)];
		expect(first).toMatchObject({
			itemIndex: 0,
			itemCount: 2,
			timezone: 'Europe/Warsaw',
			isTool: false,
			item: { a: 1 },
			fileNames: ['data', 'other'],
		});
		expect(second).toMatchObject({ itemIndex: 1, item: { a: 2 }, fileNames: [] });
		expect(second.evaluate('$json')).toBe('$json for 1');
		expect(await first.binary('file', 'data')).toEqual({ data: FILE, content: 'data of 0' });
		expect(first.get('missing')).toBeNull();
		expect(sources(7)).toMatchObject({ item: {}, fileNames: [] });
	});

	test('know whether an agent asks, where n8n does', () => {
		expect(engineOf({}, {}, { isToolExecution: () => true }).sources(0).isTool).toBe(true);
	});

	test('say which files there are when one is missing', async () => {
		const { sources } = engineOf({});
		await expect(sources(0).binary('file', 'x')).rejects.toMatchObject({
			parameter: 'file',
			reason: 'names no file of the item: x',
			hint: 'The item carries: data, other.',
		});
		await expect(sources(1).binary('file', 'data')).rejects.toMatchObject({
			hint: expect.stringMatching(/^The item carries no file\. Read one first/) as string,
		});
	});

	test('without an expression are read once', () => {
		const { sources, asked } = engineOf({ a: 'x', 'b.c': 7, d: null }, { a: 'x', b: { c: 7 } });
		for (const item of [0, 1]) {
			expect(sources(item).get('a')).toBe('x');
			expect(sources(item).get('b.c')).toBe(7);
			expect(sources(item).get('d')).toBeNull();
		}
		expect(asked).toEqual(['a of 0', 'b.c of 0', 'd of 0']);
	});

	test.each([
		['itself', 'a', { a: '={{ $json.a }}' }],
		['beside it in a collection', 'a.b', { a: { b: 1, c: { d: '=x' } } }],
	])('with an expression %s are read for each item', (_where, name, stored) => {
		const { sources, asked } = engineOf({ [name]: (item: number) => item }, stored);
		expect([0, 1, 1].map((item) => sources(item).get(name))).toEqual([0, 1, 1]);
		expect(asked).toHaveLength(3);
	});

	test('that are objects are read anew, so that no item changes those of another', () => {
		const { sources, asked } = engineOf({ a: () => ({ b: 1 }) }, { a: { b: 1 } });
		(sources(0).get('a') as IDataObject).b = 2;
		expect(sources(1).get('a')).toEqual({ b: 1 });
		expect(asked).toHaveLength(2);
	});
});

describe('the value of a locator', () => {
	const locator = { __rl: true, mode: 'url', value: 'https://x/7' };

	test('is extracted by n8n', () => {
		const { sources } = engineOf({ id: locator }, { id: locator });
		expect(sources(0).getExtracted('id')).toBe('extracted "https://x/7"');
		// What was extracted is not taken for the locator itself.
		expect(sources(1).get('id')).toEqual(locator);
	});

	test.each([
		['a plain value', 'id', '7'],
		['an object that is no locator', 'id', { __rl: 'true', value: '7' }],
		['a locator inside of a collection', 'filters.id', locator],
	])('is left as it is: %s', (_what, name, value) => {
		const { sources, asked } = engineOf({ [name]: value });
		expect(sources(0).getExtracted(name)).toEqual(value);
		expect(asked).toEqual([`${name} of 0`]);
	});
});

describe('an expression', () => {
	const stored = {
		plain: 'x',
		own: '={{ 1 }}',
		locator: { __rl: true, value: '={{ 1 }}' },
		collection: { inner: '=x', rows: [{ a: '=x' }, { a: 'x' }] },
		whole: '={{ $json }}',
		late: 'x=',
		number: 7,
	};

	test.each([
		['plain', false],
		['own', true],
		['locator', true],
		['collection', false],
		['collection.inner', true],
		['collection.rows.0.a', true],
		['collection.rows.1.a', false],
		['whole.inner.part', true],
		['plain.inner', false],
		['late', false],
		['number', false],
		['missing', false],
		['missing.inner', false],
	])('gives %s: %s', (name, is) => {
		expect(engineOf({}, stored).sources(0).isExpression(name)).toBe(is);
	});
});

describe('parameters without items', () => {
	const asked: unknown[][] = [];
	const read = (...given: unknown[]) => {
		asked.push(given);
		return 'value';
	};

	beforeEach(() => {
		asked.length = 0;
	});

	test.each([
		[
			'of a trigger',
			triggerSource({ getTimezone: () => 'Europe/Warsaw', getNodeParameter: read } as never),
			['a', null, undefined],
		],
		[
			'of the editor',
			editorSource({
				getTimezone: () => 'Europe/Warsaw',
				getCurrentNodeParameter: read,
			} as unknown as ILoadOptionsFunctions),
			['a', undefined],
		],
	])('%s', async (_whose, source, question) => {
		expect(source.get('a')).toBe('value');
		expect(asked).toEqual([question]);
		expect(source).toMatchObject({
			itemIndex: 0,
			itemCount: 1,
			timezone: 'Europe/Warsaw',
			isTool: false,
			item: {},
			fileNames: [],
		});
		expect(source.isExpression('a')).toBe(false);
		expect(source.evaluate('$json')).toBe('$json');
		await expect(source.binary('file', 'data')).rejects.toMatchObject({
			reason: 'names no file of the item: data',
			hint: expect.stringMatching(/^The item carries no file/) as string,
		});
	});

	test('of a plain object have dotted names', () => {
		const source = plainSource({ a: { b: 1 }, c: 2 }, { timezone: 'America/Bogota' });
		expect(source.get('a.b')).toBe(1);
		expect(source.get('c')).toBe(2);
		expect(source.get('c.d')).toBeUndefined();
		expect(source.get('x.y.z')).toBeUndefined();
		expect(source.timezone).toBe('America/Bogota');
		expect(plainSource({}).timezone).toBe('UTC');
	});
});
