import { RecordWithFiles, type RequestOperation } from '../../../shared/operation';
import { sandboxMode } from '../properties';
import { listFilters, listQuery } from './listQuery';

/** Most rows that one call may ask for. Source: https://github.com/kiban-cloud/kiban-sdk */
const MOST_ROWS = 10_000;

/**
 * The same list as Get Many, as the file that Kiban makes of it; its columns are not documented.
 * Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
export const exportCsv: RequestOperation = {
	name: 'Export as CSV',
	value: 'exportCsv',
	action: 'Export executions as CSV',
	description: 'Get many runs as one CSV file',
	kind: 'read',
	properties: [
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			default: 50,
			typeOptions: { minValue: 1, maxValue: MOST_ROWS },
			description: 'Max number of results to return',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		...listFilters,
	],
	options: [
		{
			displayName: 'Page',
			name: 'page',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1 },
			description: 'Which part of a list that is longer than the limit',
		},
		sandboxMode,
	],
	request: (parameters) => ({
		method: 'GET',
		path: '/api/v2/workfloo',
		query: {
			...listQuery(parameters),
			page: parameters.optionalNumber('options.page') ?? 1,
			itemsPerPage: parameters.number('limit'),
			format: 'CSV',
		},
		answer: 'binary',
	}),
	output: ({ body }, parameters) => {
		const content = Buffer.isBuffer(body) ? body : Buffer.from(String(body));
		const file = { content, fileName: 'workfloo-executions.csv', mimeType: 'text/csv' };
		return new RecordWithFiles(
			{ fileName: file.fileName, mimeType: file.mimeType, bytes: content.length },
			{ [parameters.text('binaryPropertyName')]: file },
		);
	},
};
