import { requestOperation } from '../../../shared/operation';
import { outputFileField, withFile } from '../../../shared/outputFile';
import { asText, isRecord } from '../../../shared/values';
import { contentOf, fileWithContent } from '../../api/evidence';
import { wholeId } from '../../api/ids';
import { flatten, recordOf } from '../../api/read';
import { companyInput } from '../../operations/inputs';
import { file } from '../../tables/others';

/** Files travel as base64 inside JSON, in both directions. */
export const download = requestOperation({
	name: 'Download',
	value: 'download',
	action: 'Download file',
	description: 'Get an attachment with its content, as a file of the item',
	kind: 'read',
	properties: [
		companyInput,
		{
			displayName: 'File ID',
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 26391',
			description: "'Get Many' of this resource lists the files of a record with their IDs",
		},
		outputFileField,
	],
	request: (parameters) => {
		const id = wholeId(parameters.id('recordId'), 'recordId');
		return {
			method: 'GET',
			path: `/files/${id}`,
			evidence: fileWithContent(id),
			field: parameters.outputField('binaryPropertyName'),
		};
	},
	output: ({ body }, { field }) => {
		const record = recordOf(body);
		const attributes = isRecord(record.attributes) ? { ...record.attributes } : {};
		delete attributes.content;
		return withFile(flatten({ ...record, attributes }, file.fields), field, {
			content: contentOf(record) ?? Buffer.alloc(0),
			fileName: asText(attributes.name ?? `file-${asText(record.id)}`),
			mimeType: asText(attributes['content-type'] ?? 'application/octet-stream'),
		});
	},
});
