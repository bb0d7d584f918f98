import type { INodeProperties } from 'n8n-workflow';

import type { RequestOperation } from '../../../shared/operation';
import { outputFileField, withFile } from '../../../shared/outputFile';
import type { RequestSpec } from '../../../shared/request';
import { fileFrom, fileOf } from '../../api/files';
import { wholeId } from '../../api/ids';
import { companyInput, searchedLocator } from '../../operations/inputs';

/** FLOWii lists documents only below a partner or an order, so the picker goes by the partner. */
const documentInput: INodeProperties = {
	...searchedLocator({
		displayName: 'Document',
		name: 'recordId',
		from: 'document',
		empty: "Choose, by the partner's name",
	}),
	required: true,
	description: "The list shows the documents of the partners that FLOWii's search finds",
};

interface PdfSpec extends RequestSpec {
	id: string;
	/** The binary field of the file. */
	field: string;
}

export const getPdf: RequestOperation<PdfSpec> = {
	name: 'Get PDF',
	value: 'getPdf',
	action: 'Get PDF of invoice or other document',
	description: 'Get a document as it is printed, as a PDF file',
	kind: 'read',
	properties: [companyInput, documentInput, outputFileField],
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
		const id = wholeId(parameters.locator('recordId'), 'recordId');
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
};
