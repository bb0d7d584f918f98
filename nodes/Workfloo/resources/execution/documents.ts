import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';

/** Which file of the item is which document of the step. */
export const documentProperties = properties(
	{
		displayName: 'Documents',
		name: 'documents',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Document',
		default: {},
		description: 'Files of the input item',
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Document ID',
						name: 'documentId',
						type: 'string',
						default: '',
						placeholder: 'e.g. ine_front',
						description: 'As in the status: document > documentField > ID',
					},
					{
						displayName: 'Input Binary Field',
						name: 'binaryPropertyName',
						type: 'string',
						default: 'data',
						description: 'Name of the binary field of the input item that holds the file',
						hint: 'The name of the input binary field containing the file to be uploaded',
					},
				],
			},
		],
	},
	{
		displayName: 'Additional Documents (JSON)',
		name: 'additionalDocuments',
		type: 'json',
		default: '{}',
		description:
			'Documents as base64 text by document ID, without "data:" in front. A set is a list of objects: { "payslips": [{ "payslip": "…" }] }.',
	},
);

type DocumentParameters = Reader<ParametersIn<typeof documentProperties>>;

/**
 * `{ documentId: base64 }`, as Kiban takes it.
 *
 * @param isWanted leaves out files by the name of their binary field; a wanted file must be there
 */
export async function documentAnswers(
	parameters: DocumentParameters,
	isWanted: (binaryField: string) => boolean = () => true,
): Promise<IDataObject> {
	const documents: IDataObject = {};
	for (const row of parameters.list('documents.values').keys()) {
		const id = parameters.id(`documents.values.${row}.documentId`);
		const field = `documents.values.${row}.binaryPropertyName` as const;
		if (id in documents) {
			throw new InputProblem(
				`documents.values.${row}.documentId`,
				`names ${id} twice`,
				"Each document has one file. A set of files belongs into 'Additional Documents (JSON)'.",
			);
		}
		if (!isWanted(parameters.text(field))) continue;
		const { content } = await parameters.file(field);
		documents[id] = content.toString('base64');
	}
	return { ...parameters.jsonObject('additionalDocuments'), ...documents };
}
