import type { IDataObject } from 'n8n-workflow';

import { type IfIncomplete, judged, wholeList } from '../../../nodes/shared/lists.ts';
import { inOnePiece } from '../../../nodes/shared/paging.ts';

const things = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

function wish(limit: number, ifIncomplete: IfIncomplete = 'error') {
	const hints: string[] = [];
	return { limit, ifIncomplete, hints, hint: (text: string) => void hints.push(text) };
}

describe('law 7: lists are whole or say that they are not', () => {
	const part = { records: things(2), gap: '3 records were announced, and 2 came' };

	test('Return All of a part is an error that says how to get it', () => {
		expect(() => judged(part, wish(Infinity))).toThrow(
			expect.objectContaining({
				name: 'VendorError',
				message: 'The list is not complete: 3 records were announced, and 2 came',
				problem: expect.objectContaining({
					hint: expect.stringContaining("If Incomplete > 'Return What Came'"),
					details: { received: 2 },
				}),
			}),
		);
	});

	test.each([
		['whoever said so gets the part', wish(Infinity, 'returnPart')],
		['a limited list may lack some', wish(3)],
	])('%s, with a hint', (_who, wanted) => {
		expect(judged(part, wanted)).toEqual(things(2));
		expect(wanted.hints).toEqual([
			'The list is not complete: 3 records were announced, and 2 came.',
		]);
	});

	test('a whole list comes without a word', () => {
		const wanted = wish(Infinity);
		expect(judged({ records: things(2) }, wanted)).toEqual(things(2));
		expect(wanted.hints).toEqual([]);
	});

	test('brings no more than the limit', async () => {
		const call = async () => ({ status: 200, headers: {}, body: things(5) });
		const paging = inOnePiece(({ body }) => body as IDataObject[]);
		const spec = { method: 'GET', path: '/' } as const;
		expect(await wholeList(call, spec, paging, wish(3))).toEqual(things(3));
	});
});
