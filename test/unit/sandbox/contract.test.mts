import type { Document } from 'openapi-backend';
import { parse } from 'yaml';

import { openContract } from '../../../sandbox/contract.mts';
import { CONTRACT } from './library.mts';

/** The library's contract with some text replaced. */
const opened = async (from: string | RegExp, to: string) =>
	await openContract(parse(CONTRACT.replace(from, to)) as Document, 'library');

it('lists operations and the documented calls in them', async () => {
	const { operations, calls } = await opened('', '');

	expect(operations.map(({ operationId, login }) => [operationId, login])).toEqual([
		['login', true],
		['getBook', false],
		['writeBook', false],
		['listShelves', false],
	]);
	expect(calls.map((call) => call.id)).toEqual([
		'login',
		'getBook',
		'addComic',
		'addScan',
		'addBook',
		'listShelves',
	]);
	expect(calls[2]).toMatchObject({
		operationId: 'writeBook',
		source: 'https://library.example/docs',
		grade: 'documented',
	});
});

it('takes an operation with `x-calls: []` for a second way to make a call that is counted elsewhere', async () => {
	const { calls, match, callOf } = await opened(
		'operationId: listShelves',
		'operationId: listShelves\n      x-calls: []',
	);
	const found = match('GET', '/shelves');

	expect(calls.map((call) => call.id)).not.toContain('listShelves');
	if (!('operation' in found)) throw new Error('no match');
	expect(
		callOf(found.operation, {
			method: 'GET',
			path: '/shelves',
			query: {},
			headers: {},
			mediaType: undefined,
			body: undefined,
		}),
	).toBeNull();
});

it.each([
	['no OpenAPI', 'openapi: 3.0.3', 'openapi: 7', 'not valid OpenAPI'],
	['no operationId', 'operationId: listShelves', 'x-none: 1', 'GET /shelves has no operationId'],
	['no source', /(listShelves\n\s+)x-source.*\n\s+/, '$1', 'listShelves has no x-source'],
	['no URL as source', /(listShelves\n\s+x-source:).*/, '$1 manual', 'listShelves has no x-source'],
	['an unknown grade', /(listShelves\n.*\n\s+x-grade:).*/, '$1 sure', 'listShelves has no x-grade'],
	['a name used twice', 'id: addScan', 'id: addBook', 'two calls are named addBook'],
	[
		'an exclusion without a reason',
		'operationId: listShelves',
		"operationId: listShelves\n      x-excluded: ' '",
		'listShelves is excluded without a reason',
	],
	[
		'a cover that is no call',
		'operationId: listShelves',
		'operationId: listShelves\n      x-covered-by: { call: browse, reason: newer }',
		'listShelves is covered by an unknown call',
	],
	[
		'a cover without a reason',
		'operationId: listShelves',
		'operationId: listShelves\n      x-covered-by: { call: getBook }',
		'listShelves is covered without a reason',
	],
	['a media type it cannot check', 'application/vnd.api+json', 'text/csv', 'takes text/csv'],
])('refuses a contract with %s', async (_what, from, to, message) => {
	expect(CONTRACT).not.toBe(CONTRACT.replace(from, to));
	await expect(opened(from, to)).rejects.toThrow(message);
});
