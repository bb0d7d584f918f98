import { RecordWithFiles, type RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { fileFrom } from '../../api/files';
import { companyInput, outputFileField } from '../../operations/inputs';

export const getPdf: RequestOperation = {
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
	request: (parameters) => ({
		method: 'GET',
		path: path`/documents/${parameters.id('recordId')}/pdf`,
		query: { language: parameters.optionalText('options.language') },
		answer: 'binary',
	}),
	output: (response, parameters) => {
		const id = parameters.id('recordId');
		const file = fileFrom(response, `document-${id}`);
		return new RecordWithFiles(
			{ id, fileName: file.fileName, mimeType: file.mimeType, fileSize: file.content.length },
			{ [parameters.text('binaryPropertyName')]: file },
		);
	},
};
