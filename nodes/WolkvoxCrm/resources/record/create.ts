import type { IDataObject } from 'n8n-workflow';

import type { Flow, FlowOperation, RequestSpec } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { base64Of, filesOf } from '../../api/files';
import { API_ROOT } from '../../credential';
import { attachmentsOption, moduleProperty } from '../properties';
import { mappedFields, moreFields } from './fields/properties';
import { fieldsOf } from './fields/read';

/** https://www.crmvox.com/apis-v2/insert/ */
export const create: FlowOperation = {
	name: 'Create',
	value: 'create',
	action: 'Create record',
	description: 'Create a record in a module',
	kind: 'write',
	properties: [moduleProperty, mappedFields('add'), moreFields],
	options: [attachmentsOption],
	run: async (flow) => {
		const { body } = await flow.call(await insertRequest(flow, fieldsOf(flow)));
		return outcomeOf(body);
	},
};

export async function insertRequest(flow: Flow, fields: IDataObject): Promise<RequestSpec> {
	const files = await filesOf(flow.parameters, 'options.attachments');
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/insert.php`,
		body: {
			module: flow.parameters.text('module'),
			fields,
			// Described on the page of the update only; so it is left out unless there are files.
			...(files.length > 0 && { attachments: base64Of(files) }),
		},
	};
}
