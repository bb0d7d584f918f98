import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { RecordWithFiles, type RequestOperation } from '../../../nodes/shared/operation.ts';
import { fileItem, outputOf, recordsIn } from '../../../nodes/shared/output.ts';
import { withFile } from '../../../nodes/shared/outputFile.ts';

describe('law 8: one item a record', () => {
	test.each<[string, unknown, IDataObject | IDataObject[]]>([
		['a record', { id: 1 }, { id: 1 }],
		['a list', [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
		['a list of texts', ['a', { id: 1 }], [{ value: 'a' }, { id: 1 }]],
		['an empty text', '', { success: true }],
		['null', null, { success: true }],
		['nothing', undefined, { success: true }],
		['a text', 'done', { value: 'done' }],
		['a number', 0, { value: 0 }],
	])('%s', (_what, body, records) => expect(recordsIn(body)).toEqual(records));

	const response = { status: 200, headers: {}, body: { id: 1 } };
	const spec = { method: 'GET', path: '/' } as const;

	test('an operation may have a rule of its own; one record is a list of one', () => {
		const plain = {} as RequestOperation;
		const own = { output: () => [{ own: true }] } as unknown as RequestOperation;
		expect(outputOf(plain, response, spec)).toEqual([{ id: 1 }]);
		expect(outputOf(own, response, spec)).toEqual([{ own: true }]);
	});

	const engine = {
		helpers: {
			prepareBinaryData: async (content: Buffer, fileName: string, mimeType: string) => ({
				data: String(content),
				fileName,
				mimeType,
			}),
		},
	} as unknown as IExecuteFunctions;

	test('files become binary data, their names and types cleaned', async () => {
		const file = { content: Buffer.from('x'), fileName: '../../a.pdf', mimeType: 'no type' };
		const record = withFile({ id: 1 }, 'data', file);
		expect(record).toBeInstanceOf(RecordWithFiles);
		expect(await fileItem(engine, record, 3)).toEqual({
			json: { id: 1 },
			binary: { data: { data: 'x', fileName: 'a.pdf', mimeType: 'application/octet-stream' } },
			pairedItem: { item: 3 },
		});
	});
});
