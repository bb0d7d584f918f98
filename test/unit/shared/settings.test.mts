import type { IDataObject } from 'n8n-workflow';

import { Parameters } from '../../../nodes/shared/parameters.ts';
import {
	batchingFor,
	callSettings,
	ifIncompleteOf,
	limitOf,
} from '../../../nodes/shared/settings.ts';
import { plainSource } from '../../../nodes/shared/source.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api = { name: 'Vendor' } as VendorApi;
const given = (values: IDataObject) => new Parameters(plainSource(values));
const read = { kind: 'read' } as never;
const write = { kind: 'write' } as never;

describe('options of every operation', () => {
	test('have defaults', () => {
		expect(callSettings(api, read, given({}))).toEqual({
			maxRetries: 3,
			timeout: 60_000,
			preview: 'none',
			given: {},
		});
	});

	test('count as they are entered, with what the vendor reads for all', () => {
		const options = { maxRetries: 0, timeout: 5, previewRequest: true };
		const vendor = { ...api, input: () => ({ company: 7 }) };
		expect(callSettings(vendor, read, given({ options }))).toEqual({
			maxRetries: 0,
			timeout: 5,
			preview: 'all',
			given: { company: 7 },
		});
		expect(callSettings(vendor, write, given({ options })).preview).toBe('writes');
	});
});

describe('items at once', () => {
	const batching = (batch: IDataObject, vendor = api) =>
		batchingFor(vendor, given({ options: { batching: { batch } } }));

	test('are earned, five at the most or as many as the vendor is said to bear', () => {
		const { pace, interval } = batching({});
		expect([pace.items, pace.requests, pace.most, interval]).toEqual([1, 1, 5, 0]);
		expect(batching({}, { ...api, atOnce: 2 }).pace.most).toBe(2);
	});

	test.each([
		[1, 1],
		[7, 7],
		[51, 50],
		[1e9, 50],
		[0, 1],
		[-1, 1],
	])('are fixed by Items per Batch: %i is %i', (batchSize, most) => {
		const { pace } = batching({ batchSize });
		expect([pace.items, pace.requests, pace.most]).toEqual([most, most, most]);
	});

	test.each([
		[0, 0],
		[-5, 0],
		[1_500, 1_500],
		[1e12, 3_600_000],
	])('pause for Batch Interval: %i is %i', (batchInterval, interval) => {
		expect(batching({ batchInterval }).interval).toBe(interval);
	});
});

describe('the length of a list', () => {
	test.each([
		[{ returnAll: true, limit: 5 }, Infinity],
		[{ returnAll: false, limit: 5 }, 5],
		[{ limit: 5.9 }, 5],
		[{ limit: 0 }, 1],
		[{ limit: -5 }, 1],
		[{}, Infinity],
	])('%j: %d', (values, limit) => {
		expect(limitOf(given(values))).toBe(limit);
	});

	test.each([
		['returnPart', 'returnPart'],
		['error', 'error'],
		['anything', 'error'],
		[undefined, 'error'],
	])('that is not whole: %p is %s', (ifIncomplete, means) => {
		expect(ifIncompleteOf(given({ options: { ifIncomplete } }))).toBe(means);
	});
});
