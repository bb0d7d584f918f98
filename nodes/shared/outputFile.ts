import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { RecordWithFiles } from './operation';
import type { FileContent } from './request';

/** Where an operation puts the file that it brings; `parameters.outputField` reads it. */
export const outputFileField = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	description: 'Name of the binary field of the output item that gets the file',
	hint: 'The name of the output binary field to put the file in',
} as const satisfies INodeProperties;

/** An item with one file: what is known about it as json, the bytes in the binary field. */
export function withFile(json: IDataObject, field: string, file: FileContent): RecordWithFiles {
	return new RecordWithFiles(json, { [field]: file });
}
