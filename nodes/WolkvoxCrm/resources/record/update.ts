import type { IDataObject } from 'n8n-workflow';

import type { Flow, FlowOperation, RequestSpec } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { base64Of, filesOf } from '../../api/files';
import { API_ROOT } from '../../credential';
import { attachmentsOption, moduleProperty, recordIdProperty } from '../properties';
import { mappedFields, moreFields } from './fields/properties';
import { fieldsOf } from './fields/read';

/** https://www.crmvox.com/apis-v2/update/ */
export const update: FlowOperation = {
	name: 'Update',
	value: 'update',
	action: 'Update record',
	description: 'Change fields of a record; fields that are not named stay as they are',
	kind: 'write',
	properties: [moduleProperty, recordIdProperty, mappedFields('update'), moreFields],
	options: [attachmentsOption],
	run: async (flow) => {
		const recordId = flow.parameters.id('recordId');
		const { body } = await flow.call(await updateRequest(flow, recordId, fieldsOf(flow)));
		return outcomeOf(body, { wolkvox_id: recordId });
	},
};

/** The ID stands in the body; an older table that lists it under the headers is a slip of the page. */
export async function updateRequest(
	flow: Flow,
	recordId: string,
	fields: IDataObject,
): Promise<RequestSpec> {
	const files = await filesOf(flow.parameters, 'options.attachments');
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/update.php`,
		body: {
			module: flow.parameters.text('module'),
			'wolkvox-id': recordId,
			fields,
			...(files.length > 0 && { attachments: base64Of(files) }),
		},
	};
}
