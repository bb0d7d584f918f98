import { RecordWithFiles, type RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { isRecord } from '../../../shared/values';
import { flatten, recordOf } from '../../api/read';
import { companyInput, outputFileField } from '../../operations/inputs';
import { file } from '../../tables/others';

/** Files travel as base64 inside JSON, in both directions. */
export const download: RequestOperation = {
	name: 'Download',
	value: 'download',
	action: 'Download file',
	description: 'Get a file with its content',
	kind: 'read',
	properties: [
		{
			displayName: 'File ID',
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 26391',
		},
		outputFileField,
		companyInput,
	],
	request: (parameters) => ({ method: 'GET', path: path`/files/${parameters.id('recordId')}` }),
	output: (response, parameters) => {
		const record = recordOf(response.body);
		const { content, ...attributes } = isRecord(record.attributes) ? record.attributes : {};
		const json = flatten({ ...record, attributes }, file.fields);
		return new RecordWithFiles(json, {
			[parameters.text('binaryPropertyName')]: {
				content: Buffer.from(typeof content === 'string' ? content : '', 'base64'),
				fileName: String(attributes.name ?? `file-${String(record.id)}`),
				mimeType: String(attributes['content-type'] ?? 'application/octet-stream'),
			},
		});
	},
};
