import type { IDataObject } from 'n8n-workflow';

import { namedPaging, pagination } from '../../../nodes/shared/namedPaging.ts';
import { Parameters } from '../../../nodes/shared/parameters.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import { plainSource } from '../../../nodes/shared/source.ts';

const reader = {
	records: ({ body }: { body: unknown }) => body as IDataObject[],
	announced: () => undefined,
	identity: (record: IDataObject) => String(record.id),
};
const spec: RequestSpec = { method: 'GET', path: '/things', query: { a: 1 } };
const answer = (count: number) => ({
	status: 200,
	headers: {},
	body: Array.from({ length: count }, (_none, id) => ({ id })),
});

/** The paging of what a user entered. */
function pagingOf(pages: unknown) {
	const values = { options: { pagination: { pages } } } as IDataObject;
	return namedPaging(new Parameters(plainSource(values)) as never, reader);
}

describe('pages by names that the user enters', () => {
	test.each([[undefined], ['text'], [[]]])('are none where nothing is entered: %p', (pages) => {
		expect(pagingOf(pages)).toBeUndefined();
	});

	test('need the name of the position', () => {
		expect(() => pagingOf({ size: 5 })).toThrow('has no position parameter');
	});

	test('have the defaults that the editor shows', () => {
		const [{ values }] = pagination.options;
		const shown = Object.fromEntries(values.map(({ name, default: value }) => [name, value]));
		expect(shown).toMatchObject({ first: 1, size: 50, counts: 'pages' });
		const paging = pagingOf({ positionParameter: 'page' });
		expect(paging?.pageSize).toBe(50);
		const page = { index: 0, size: 50 };
		expect(paging?.request?.(spec, page as never)).toEqual({ ...spec, query: { a: 1, page: 1 } });
		expect(paging?.next?.(answer(3), page as never)).toBe('2');
	});

	test.each([
		[12, 12],
		[2.9, 2],
		[0, 1],
		[-3, 1],
	])('of %d records hold %i', (size, pageSize) => {
		expect(pagingOf({ positionParameter: 'page', size })?.pageSize).toBe(pageSize);
	});

	test('begin at the first, and go on behind what came', () => {
		const entered = { positionParameter: 'from', sizeParameter: 'limit', first: 0 };
		const paging = pagingOf({ ...entered, counts: 'records' });
		const page = { index: 1, size: 50, cursor: '30' } as never;
		expect(paging?.request?.(spec, page)).toMatchObject({
			query: { a: 1, from: 30, limit: 50 },
		});
		expect(paging?.next?.(answer(20), page)).toBe('50');
		const first = { index: 0, size: 50 } as never;
		expect(paging?.request?.(spec, first)).toMatchObject({ query: { from: 0 } });
		expect(paging?.next?.(answer(20), first)).toBe('20');
	});

	test.each([
		['the form', { form: { b: 2 } }, { form: { b: 2, page: 1 } }],
		['the JSON body', { body: { b: 2 } }, { body: { b: 2, page: 1 } }],
		['the query', {}, { query: { page: 1 } }],
	])('are asked for in %s, where the call carries its others', (_where, more, result) => {
		const bare: RequestSpec = { method: 'POST', path: '/x', ...more };
		const paging = pagingOf({ positionParameter: 'page' });
		const asked = paging?.request?.(bare, { index: 0, size: 50 } as never);
		expect(asked).toEqual({ method: 'POST', path: '/x', ...result });
	});
});
