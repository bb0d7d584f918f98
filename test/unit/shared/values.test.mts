import { batchingFor } from '../../../nodes/shared/settings.ts';
import { asNumber, asText } from '../../../nodes/shared/values.ts';
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
