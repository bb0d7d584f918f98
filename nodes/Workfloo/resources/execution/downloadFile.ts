import { evidence } from '../../../shared/evidence';
import { mimeTypeOf } from '../../../shared/files';
import { requestOperation } from '../../../shared/operation';
import { outputFileField, withFile } from '../../../shared/outputFile';
import { path } from '../../../shared/path';
import type { VendorResponse } from '../../../shared/request';
import { isRecord } from '../../../shared/values';
import { executionId, sandboxMode } from '../properties';

/**
 * A file that a step holds. Kiban sends base64 without a type, and does not say which name of the
 * detail it wants, so any name goes.
 * Source: https://github.com/kiban-cloud/kiban-sdk (getWorkflooFile)
 */
export const downloadFile = requestOperation({
	name: 'Download File',
	value: 'downloadFile',
	action: 'Download file of execution',
	description: 'Download a file that was uploaded or made in a step of a run',
	kind: 'read',
	properties: [
		executionId,
		{
			displayName: 'Node ID',
			name: 'nodeId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1748283724487877',
			description: 'The step that holds the file: an ID in the nodes of Get',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ine_front',
			description: 'The name of the file as Get shows it in that step',
		},
		outputFileField,
	],
	options: [sandboxMode],
	request: (parameters) => {
		const id = parameters.locator('executionId');
		const nodeId = parameters.id('nodeId');
		const fileName = parameters.text('fileName');
		return {
			method: 'GET',
			path: path`/api/v1/workfloo/${id}/file`,
			query: { nodeId, name: fileName },
			evidence: evidence('a file as base64', (response) => base64In(response) !== ''),
			id,
			nodeId,
			fileName,
			field: parameters.outputField('binaryPropertyName'),
		};
	},
	output: (response, { id, nodeId, fileName, field }) => {
		const content = Buffer.from(base64In(response), 'base64');
		const mimeType = mimeTypeOf(fileName, content);
		const json = { id, nodeId, fileName, mimeType, bytes: content.length };
		return withFile(json, field, { content, fileName, mimeType });
	},
});

/** Base64 without the prefix of a data URL; empty if there is none, because Node decodes any text. */
function base64In({ body }: VendorResponse): string {
	const text = isRecord(body) ? body.fileBase64 : undefined;
	if (typeof text !== 'string') return '';
	const base64 = text.replace(/^data:[^,]{0,200},/, '').trim();
	return /^[\w+/\r\n-]+={0,2}$/.test(base64) ? base64 : '';
}
