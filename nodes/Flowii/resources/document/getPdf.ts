import { requestOperation } from '../../../shared/operation';
import { outputFileField, withFile } from '../../../shared/outputFile';
import { fileFrom, fileOf } from '../../api/files';
import { pathId } from '../../api/ids';
import { companyInput } from '../../operations/inputs';

export const getPdf = requestOperation({
	name: 'Get PDF',
	value: 'getPdf',
	action: 'Get PDF of document',
	description: 'Get a document as a PDF file',
	kind: 'read',
	properties: [
		{
			displayName: 'Document ID',
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 97273',
		},
		outputFileField,
		companyInput,
	],
	options: [
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. sk',
			description: 'BCP 47 code of the language in which the document is printed',
		},
	],
	request: (parameters) => {
		const id = pathId(parameters.id('recordId'), 'recordId');
		return {
			method: 'GET',
			path: `/documents/${id}/pdf`,
			query: { language: parameters.optionalText('options.language') },
			answer: 'binary',
			evidence: fileOf('pdf'),
			id,
			field: parameters.outputField('binaryPropertyName'),
		};
	},
	output: (response, { id, field }) => {
		const file = fileFrom(response, `document-${id}`, 'pdf');
		const { fileName, mimeType, content } = file;
		return withFile({ id, fileName, mimeType, fileSize: content.length }, field, file);
	},
});
