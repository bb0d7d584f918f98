import { batchingFor } from '../../../nodes/shared/settings.ts';
import {
	asNumber,
	asText,
	isPlainObject,
	isSafeName,
	valueAt,
} from '../../../nodes/shared/values.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';
import { parametersOf } from '../../support/parameters.mts';

describe('values of an answer', () => {
	const own = { toString: null, valueOf: null };

	test.each([
		['text', 'text', NaN],
		[7, '7', 7],
		[true, 'true', 1],
		[null, 'null', 0],
		[own, '', NaN],
		[[own], '', NaN],
	])('%j as a text and as a number', (value, text, number) => {
		expect(asText(value)).toBe(text);
		expect(asNumber(value)).toBe(number);
	});
});

test.each([
	[250, 250],
	[-1, 0],
	[Number.MAX_VALUE, 3_600_000],
])('a Batch Interval of %d ms is one of %d', (batchInterval, interval) => {
	const options = { batching: { batch: { batchInterval } } };
	expect(batchingFor({} as VendorApi, parametersOf({ options })).interval).toBe(interval);
});

describe('a name that came from outside', () => {
	test.each([
		['email', true],
		['page[0]', true],
		['Categoría ', true],
		['', false],
		['__proto__', false],
		['constructor', false],
		['prototype', false],
		['a\nb', false],
		['\u0000', false],
	])('%j may be a member: %s', (name, may) => {
		expect(isSafeName(name)).toBe(may);
	});
});

describe('the value of a field', () => {
	const record = { 'a.b': 1, a: { b: 2, c: { d: 3 } }, '.x': 4, '': { y: 5 }, list: [{ z: 6 }] };

	test.each([
		['a.b', 1],
		['a.c.d', 3],
		['.x', 4],
		['.y', 5],
		['a.x', undefined],
		['x', undefined],
		['list.z', undefined],
		['toString', undefined],
		['a.constructor', undefined],
	])('%j: %j', (name, value) => {
		expect(valueAt(record, name)).toBe(value);
	});

	test.each([null, undefined, 'text', []])('of %j is none', (value) => {
		expect(valueAt(value, 'length')).toBeUndefined();
	});
});

test.each([
	[{}, true],
	[Object.create(null), true],
	[new Date(), false],
	[new Map(), false],
	[[], false],
	[null, false],
	['text', false],
])('%p is a plain object: %s', (value, is) => {
	expect(isPlainObject(value)).toBe(is);
});
