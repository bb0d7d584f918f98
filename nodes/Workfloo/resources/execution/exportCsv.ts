import { evidence } from '../../../shared/evidence';
import { requestOperation } from '../../../shared/operation';
import { outputFileField, withFile } from '../../../shared/outputFile';
import type { VendorResponse } from '../../../shared/request';
import { isMarkup } from '../../../shared/text';
import { listRequest, runPaging } from '../../api/paging';
import { sandboxMode } from '../properties';
import { listFilters, listQuery } from './listQuery';

/** Most rows that one call may ask for. Source: https://github.com/kiban-cloud/kiban-sdk */
const MOST_ROWS = 10_000;

/**
 * The same list as Get Many, as the file that Kiban makes of it; its columns are not documented.
 * Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
export const exportCsv = requestOperation({
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
		outputFileField,
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
	request: (parameters) => {
		const page = wholeFrom(parameters.optionalNumber('options.page') ?? 1);
		const itemsPerPage = wholeFrom(parameters.number('limit'));
		return {
			...listRequest({ ...listQuery(parameters), page, itemsPerPage, format: 'CSV' }),
			answer: 'binary',
			evidence: csv,
			page: { index: page - 1, size: itemsPerPage },
			field: parameters.outputField('binaryPropertyName'),
		};
	},
	output: (response, { field, page }) => {
		const content = response.body as Buffer;
		const file = { content, fileName: 'workfloo-executions.csv', mimeType: 'text/csv' };
		const { fileName, mimeType } = file;
		const isPart = 'link' in response.headers && runPaging.next?.(response, page) !== undefined;
		return withFile({ fileName, mimeType, bytes: content.length, hasMore: isPart }, field, file);
	},
});

/** Like the *Limit* of the lists. */
function wholeFrom(number: number): number {
	return Math.max(1, Math.floor(number));
}

/** `text/csv`, as documented; what is wrong comes as JSON or as a page, whatever it is called. */
const csv = evidence('a CSV file', ({ body, headers }: VendorResponse) => {
	if (!Buffer.isBuffer(body) || !/^\w+\/csv\b/i.test(headers['content-type'] ?? '')) return false;
	const start = body.subarray(0, 1_000).toString('utf8').trimStart();
	return !/^[{[]/.test(start) && !isMarkup(start);
});
