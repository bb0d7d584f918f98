import type { IDataObject } from 'n8n-workflow';

import { cleanFileName } from '../../../shared/files';
import type { RequestOperation } from '../../../shared/operation';
import type { RequestSpec } from '../../../shared/request';
import { oneRecord } from '../../api/evidence';
import { recordOf } from '../../api/read';
import { companyInput } from '../../operations/inputs';
import { ownerInputs, ownerPath } from '../../operations/owners';
import { file } from '../../tables/others';

const { owners, segment } = file.below;

interface UploadSpec extends RequestSpec {
	/** What is known of the file, for the output: FLOWii answers with its ID only. */
	known: IDataObject;
}

/** Files travel as base64 inside JSON, in both directions. */
export const upload: RequestOperation<UploadSpec> = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload file to partner, order or other record',
	description: 'Attach a file to a partner, business case, order, task or event',
	kind: 'write',
	properties: [
		companyInput,
		...ownerInputs(owners),
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			description: 'Where the node before puts the file; most nodes call it data',
			hint: 'The name of the input binary field that holds the file',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'File Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. contract.pdf',
					description: 'Instead of the name that the input file has',
				},
				{
					displayName: 'Note',
					name: 'note',
					type: 'string',
					default: '',
					description: 'What users of FLOWii should know about the file',
				},
			],
		},
	],
	request: async (parameters) => {
		const path = `${ownerPath(owners, parameters)}/${segment}`;
		const { content, fileName, mimeType } = await parameters.file('binaryPropertyName');
		const name = cleanFileName(parameters.optionalText('additionalFields.name') ?? fileName);
		const note = parameters.optionalText('additionalFields.note');
		const attributes: IDataObject = {
			name,
			content: content.toString('base64'),
			'content-type': mimeType,
			...(note !== undefined && { note }),
		};
		return {
			method: 'POST',
			path,
			body: { data: { type: file.type, attributes } },
			evidence: oneRecord,
			known: { name, size: content.length, contentType: mimeType },
		};
	},
	output: ({ body }, { known }) => ({ id: recordOf(body).id, ...known }),
};
