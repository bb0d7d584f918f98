import { mimeTypeOf } from '../../../shared/mimeType';
import { VendorError } from '../../../shared/nodeErrors';
import { RecordWithFiles, type RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { isRecord } from '../../../shared/values';
import { executionId, sandboxMode } from '../properties';

/**
 * A file that a step holds. Kiban sends base64 without a type, and does not say which name of the
 * detail it wants, so any name goes.
 * Source: https://github.com/kiban-cloud/kiban-sdk (getWorkflooFile)
 */
export const downloadFile: RequestOperation = {
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
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	options: [sandboxMode],
	request: (parameters) => ({
		method: 'GET',
		path: path`/api/v1/workfloo/${parameters.locator('executionId')}/file`,
		query: { nodeId: parameters.id('nodeId'), name: parameters.text('fileName') },
	}),
	output: ({ body, status }, parameters) => {
		const base64 = isRecord(body) ? body.fileBase64 : undefined;
		if (typeof base64 !== 'string' || base64 === '') {
			throw new VendorError(
				{ message: 'Workfloo sent no file', hint: 'Check the node ID and the file name.' },
				status,
			);
		}
		const content = Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64');
		const fileName = parameters.text('fileName');
		const mimeType = mimeTypeOf(fileName, content);
		return new RecordWithFiles(
			{
				id: parameters.locator('executionId'),
				nodeId: parameters.id('nodeId'),
				fileName,
				mimeType,
				bytes: content.length,
			},
			{ [parameters.text('binaryPropertyName')]: { content, fileName, mimeType } },
		);
	},
};
