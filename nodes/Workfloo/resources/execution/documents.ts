import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../../shared/parameters';

/** Which file of the item is which document of the step. */
export const documentProperties: INodeProperties[] = [
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
						hint: 'The name of the input binary field containing the file to be uploaded',
					},
				],
			},
		],
	},
	{
		displayName: 'Additional Documents',
		name: 'additionalDocuments',
		type: 'json',
		default: '{}',
		description:
			'Documents as base64 text by document ID, without "data:" in front. A set is a list of objects: { "payslips": [{ "payslip": "…" }] }.',
	},
];

/**
 * `{ documentId: base64 }`, as Kiban takes it.
 *
 * @param isWanted leaves out files by the name of their binary field; a wanted file must be there
 */
export async function documentAnswers(
	parameters: Parameters,
	isWanted: (binaryField: string) => boolean = () => true,
): Promise<IDataObject> {
	const rows = parameters.list('documents.values').map((_, index) => `documents.values.${index}`);
	const wanted = rows.filter((row) => isWanted(parameters.text(`${row}.binaryPropertyName`)));
	const files = await Promise.all(
		wanted.map(async (row) => {
			const { content } = await parameters.file(`${row}.binaryPropertyName`);
			return [parameters.id(`${row}.documentId`), content.toString('base64')] as const;
		}),
	);
	return { ...parameters.jsonObject('additionalDocuments'), ...Object.fromEntries(files) };
}
