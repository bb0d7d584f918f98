import type { IDataObject } from 'n8n-workflow';

import { requestOperation } from '../../../shared/operation';
import type { FileContent } from '../../../shared/request';
import { outcomeOf } from '../../api/envelope';
import { changed } from '../../api/evidence';
import { base64Of, filesOf } from '../../api/files';
import { API_ROOT } from '../../credential';
import { attachmentsOption, recordIdProperty } from '../properties';
import { fieldInputs } from './fields/properties';
import { fieldsOf } from './fields/read';

const [moduleInput, fields, moreFields] = fieldInputs('update');

/** https://www.crmvox.com/apis-v2/update/ */
export const update = requestOperation({
	name: 'Update',
	value: 'update',
	action: 'Update record',
	description:
		'Change fields of a record. The vendor does not say so, but fields that are not named have been seen to stay as they are.',
	kind: 'write',
	properties: [moduleInput, recordIdProperty, fields, moreFields],
	options: [attachmentsOption],
	request: async (parameters) =>
		updateRequest(
			parameters.choice('module'),
			parameters.id('recordId'),
			fieldsOf(parameters),
			await filesOf(parameters, 'options.attachments'),
		),
	subject: ({ recordId }) => recordId,
	output: ({ body }, { recordId }) => outcomeOf(body, { wolkvox_id: recordId }),
});

/** The ID stands in the body; an older table that lists it under the headers is a slip of the page. */
export function updateRequest(
	name: string,
	recordId: string,
	values: IDataObject,
	files: FileContent[],
) {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/update.php`,
		evidence: changed(),
		body: {
			module: name,
			'wolkvox-id': recordId,
			fields: values,
			...(files.length > 0 && { attachments: base64Of(files) }),
		},
		recordId,
	} as const;
}
