import type { IDataObject } from 'n8n-workflow';

import { newRecord, requestOperation } from '../../../shared/operation';
import type { FileContent } from '../../../shared/request';
import { outcomeOf } from '../../api/envelope';
import { insertedRecord } from '../../api/evidence';
import { base64Of, filesOf } from '../../api/files';
import { API_ROOT } from '../../credential';
import { attachmentsOption } from '../properties';
import { fieldInputs } from './fields/properties';
import { fieldsOf } from './fields/read';

/** https://www.crmvox.com/apis-v2/insert/ */
export const create = requestOperation({
	name: 'Create',
	value: 'create',
	action: 'Create record',
	description: 'Create a record in a module',
	kind: 'write',
	properties: fieldInputs('add'),
	options: [attachmentsOption],
	request: async (parameters) =>
		insertRequest(
			parameters.choice('module'),
			fieldsOf(parameters),
			await filesOf(parameters, 'options.attachments'),
		),
	subject: newRecord,
	output: ({ body }) => outcomeOf(body),
});

export function insertRequest(module: string, fields: IDataObject, files: FileContent[]) {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/insert.php`,
		evidence: insertedRecord,
		body: {
			module,
			fields,
			// Described on the page of the update only; so it is left out unless there are files.
			...(files.length > 0 && { attachments: base64Of(files) }),
		},
	} as const;
}
