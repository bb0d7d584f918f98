import type { IDataObject } from 'n8n-workflow';

import { type IfIncomplete, judged, wholeList } from '../../../nodes/shared/lists.ts';
import { inOnePiece } from '../../../nodes/shared/paging.ts';

const things = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

function wish(limit: number, ifIncomplete: IfIncomplete = 'error') {
	const hints: string[] = [];
	return {
		limit,
		ifIncomplete,
		isUsers: true,
		hints,
		hint: (text: string) => void hints.push(text),
	};
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

	test('brings no more than the limit, and says that there is more', async () => {
		const call = async () => ({ status: 200, headers: {}, body: things(5) });
		const paging = inOnePiece(({ body }) => body as IDataObject[]);
		const spec = { method: 'GET', path: '/' } as const;
		const wanted = wish(3);
		expect(await wholeList(call, spec, paging, wanted)).toEqual(things(3));
		expect(wanted.hints).toEqual([
			'There are more records than the limit of 3. Turn on Return All to get all of them.',
		]);
		const exact = wish(5);
		expect(await wholeList(call, spec, paging, exact)).toEqual(things(5));
		expect(exact.hints).toEqual([]);
	});

	test("a limit that the operation has for itself is nobody else's business", () => {
		const own = { ...wish(2), isUsers: false };
		expect(judged({ records: things(2), goesOn: true }, own)).toEqual(things(2));
		expect(own.hints).toEqual([]);
	});
});
